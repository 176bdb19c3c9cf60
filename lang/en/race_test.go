//go:build race

package en

const raceEnabled = true
