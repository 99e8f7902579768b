# Targets: demo test bench check build cross. Nothing here needs a network but
# the Go module proxy.
GO        ?= go
PAIR      ?= PAK,USA
CORPUS    ?= examples/pakistan-united-states
SHARED    ?= ../shared
export CGO_ENABLED = 0

.PHONY: demo test bench check build cross man clean

build: ; $(GO) build -trimpath -ldflags '-s -w' -o bin/entente ./cmd/entente

# The main job on the example corpus, then its proof.
demo: build
	mkdir -p out
	./bin/entente review --between $(PAIR) -o out/brief.html $(CORPUS)
	./bin/entente verify out/brief.html --sources $(CORPUS)

test: ; bash tools/test.sh

# What must hold before a change lands.
check:
	test -z "$$(gofmt -l $$(git ls-files '*.go'))"
	$(GO) vet ./...
	$(GO) mod tidy -diff

bench: build
	$(GO) test -run '^$$' -bench . -benchtime 1x ./...
	bash tools/bench.sh $(SHARED)/bench

# Static binaries for the three systems on two architectures.
cross:
	for os in linux darwin windows; do for arch in amd64 arm64; do \
	  GOOS=$$os GOARCH=$$arch $(GO) build -trimpath -ldflags '-s -w' -o bin/entente-$$os-$$arch ./cmd/entente || exit 1; done; done

man: build
	./bin/entente man --dir out/man

clean: ; rm -rf bin out
