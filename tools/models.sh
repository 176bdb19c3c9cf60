#!/usr/bin/env bash
# Trains the committed language models anew from the treebanks in a folder with
# the parts id/ and en/ (docs/adding-a-language.md); about half an hour on 2 cores.
set -euo pipefail
cd "$(dirname "$0")/.."
T=${1:-}
[ -d "$T/id" ] && [ -d "$T/en" ] || { echo "usage: tools/models.sh FOLDER, with the treebanks in FOLDER/id and FOLDER/en" >&2; exit 2; }
go run ./cmd/kawat-train -lang id -decode csui -o lang/id/model.bin -epochs 7 -tag-epochs 6 \
	-train "$T/id/csui-train.conllu:tb=csui:repeat=2,$T/id/gsd-dev.conllu:tb=gsd,$T/id/gsd-converted-train.conllu:tb=gsdconv:clitics=no,$T/id/icon-converted-train.conllu:tb=icon:clitics=no" \
	-test "$T/id/csui-test.conllu:tb=csui,$T/id/gsd-test.conllu:tb=gsd"
go run ./cmd/kawat-train -lang en -decode gum -o lang/en/model.bin -epochs 7 -tag-epochs 5 \
	-train "$T/en/ewt-train.conllu:tb=ewt,$T/en/gum-train.conllu:tb=gum" \
	-dev "$T/en/ewt-dev.conllu:tb=ewt,$T/en/gum-dev.conllu:tb=gum" \
	-test "$T/en/ewt-test.conllu:tb=ewt,$T/en/gum-test.conllu:tb=gum"
