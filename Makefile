# The same check that .ci/run runs; see tools/check.sh.
.PHONY: check test fmt bench fuzz models scores
check:
	./tools/check.sh
test:
	go test ./...
fmt:
	gofmt -w $$(git ls-files '*.go')
bench:
	go test -run '^$$' -bench . -benchmem ./...
fuzz:
	./tools/fuzz.sh 60s
# Quality figures change only in a commit that says why.
scores:
	go test ./eval -run Scores -update
# Models are trained from treebanks in the folder TREEBANKS and the word vectors
# in the file VECTORS (docs/models.md).
models:
	./tools/models.sh "$(TREEBANKS)" "$(VECTORS)"
