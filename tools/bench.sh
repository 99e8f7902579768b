#!/usr/bin/env bash
# Prints the figures of every benchmark whose data is at hand.
# usage: tools/bench.sh BENCH_DATA_FOLDER
set -uo pipefail
cd "$(dirname "$0")/.."
data=${1:-../shared/bench}
[ -d "$data" ] || { echo "note: $data is absent; nothing to measure on"; exit 0; }
for task in $(./bin/entente bench --list); do
  echo "== $task"
  case $task in examples) at=examples ;; *) at=$data ;; esac
  ./bin/entente bench "$task" --data "$at" || echo "($task: no data here, or not measured)"
done
