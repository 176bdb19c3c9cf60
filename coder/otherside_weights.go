package coder

var sideWeights = map[string]float64{}
