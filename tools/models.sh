#!/usr/bin/env bash
# Trains the committed language models anew, English in less than half an hour and Indonesian in about one on 2 cores,
# from the treebanks in a folder with the parts id/ and en/
# (docs/models.md) and GloVe's vectors of 50 numbers
# (glove.6B.50d.txt of https://nlp.stanford.edu/projects/glove/, public domain).
# Training that was interrupted goes on from the files *.checkpoint.
set -euo pipefail
cd "$(dirname "$0")/.."
T=${1:-} V=${2:-}
[ -d "$T/id" ] && [ -d "$T/en" ] && [ -f "$V" ] || { echo "usage: tools/models.sh FOLDER VECTORS, with the treebanks in FOLDER/id and FOLDER/en, and VECTORS being glove.6B.50d.txt" >&2; exit 2; }
go run ./cmd/kawat-train -lang id -decode csui -o lang/id/model.bin -checkpoint id.checkpoint \
	-layers 2 -top-tags -rate 0.003 -epochs 24 -polish 8 -teachers 2 \
	-train "$T/id/csui-train.conllu:tb=csui:repeat=2,$T/id/gsd-dev.conllu:tb=gsd:repeat=3,$T/id/gsd-converted-train.conllu:tb=gsdconv:clitics=no:also=gsd+csui,$T/id/icon-converted-train.conllu:tb=icon:clitics=no:silver=yes:also=gsd+csui" \
	-dev lang/id/testdata/news.conllu:tb=csui \
	-test "$T/id/csui-test.conllu:tb=csui,$T/id/gsd-test.conllu:tb=gsd"
go run ./cmd/kawat-train -lang en -decode gum -o lang/en/model.bin -checkpoint en.checkpoint \
	-layers 2 -rate 0.003 -epochs 24 -vectors "$V" -vector-words 50000 \
	-train "$T/en/ewt-train.conllu:tb=ewt,$T/en/gum-train.conllu:tb=gum" \
	-dev "$T/en/ewt-dev.conllu:tb=ewt,$T/en/gum-dev.conllu:tb=gum" \
	-test "$T/en/ewt-test.conllu:tb=ewt,$T/en/gum-test.conllu:tb=gum"
