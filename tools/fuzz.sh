#!/usr/bin/env bash
# Runs every fuzz target for a while, one after another.
# usage: tools/fuzz.sh [TIME per target, default 10m] [PATTERN of packages]
set -uo pipefail
cd "$(dirname "$0")/.."
export CGO_ENABLED=0
for file in $(git grep -l '^func Fuzz' -- "${2:-.}" | grep '_test.go$'); do
  for target in $(sed -n 's/^func \(Fuzz[A-Za-z0-9]*\)(.*/\1/p' "$file"); do
    dir=./$(dirname "$file")
    if out=$(go test "$dir" -run '^$' -fuzz "^$target\$" -fuzztime "${1:-10m}" -parallel 2 2>&1); then
      echo "ok    $dir $target: $(echo "$out" | grep -o 'execs: [0-9]*' | tail -1)"
    else
      echo "FAIL  $dir $target"; echo "$out" | tail -20
    fi
  done
done
