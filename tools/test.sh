#!/usr/bin/env bash
# Runs every check and test of the project. Needs Go; nothing else. The tests in
# a browser need Chromium (Debian's package) and axe-core (MPL-2.0, from npm,
# kept in .cache and no part of the program): both are fetched where that is
# possible, and those tests say that they are passed over where it is not.
# What measures on the development data runs when ENTENTE_SHARED (default
# ../shared) is there, and says so when it passes over.
set -euo pipefail
cd "$(dirname "$0")/.."
export CGO_ENABLED=0 ENTENTE_SHARED="${ENTENTE_SHARED:-$PWD/../shared}"
[ -d "$ENTENTE_SHARED" ] || echo "note: $ENTENTE_SHARED is absent: measurements on development data are passed over"

if ! command -v chromium >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get install -y -q chromium >/dev/null 2>&1 || echo "note: chromium could not be installed: tests in a browser are passed over"
fi
if [ ! -f .cache/axe/package/axe.min.js ] && command -v npm >/dev/null; then
  mkdir -p .cache/axe && (cd .cache/axe && npm pack axe-core@4.14.1 >/dev/null 2>&1 && tar xzf axe-core-4.14.1.tgz) || echo "note: axe-core could not be had: its test is passed over"
fi

echo "== format, vet, modules"
bad=$(gofmt -l $(git ls-files '*.go'))
[ -z "$bad" ] || { echo "gofmt would change:"; echo "$bad"; exit 1; }
go vet ./...
go mod tidy -diff

echo "== tests"
go test ./...

echo "== cross-builds"
for target in linux/arm64 darwin/arm64 windows/amd64; do
  GOOS=${target%/*} GOARCH=${target#*/} go build -o /dev/null ./cmd/entente
  echo "built $target"
done

echo "== the main job"
make --no-print-directory demo
if [ -d "$ENTENTE_SHARED/seeds" ]; then
  for form in explainer issues year reset turns timeline; do
    ./bin/entente review -q --between PAK,USA --form "$form" -o "out/seeds-$form.html" "$ENTENTE_SHARED/seeds"
    ./bin/entente verify "out/seeds-$form.html" --sources "$ENTENTE_SHARED/seeds"
  done
fi
