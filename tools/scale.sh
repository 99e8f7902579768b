#!/usr/bin/env bash
# Time and memory of the main job for 10, 100, 1,000 and 10,000 documents,
# made by repeating the lines of a .jsonl file under new addresses.
# usage: tools/scale.sh FILE.jsonl PAIR
set -euo pipefail
cd "$(dirname "$0")/.."
file=$1 pair=$2 tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for n in 10 100 1000 10000; do
  awk -v n="$n" '{l[NR]=$0} END{for(i=0;i<n;i++){s=l[i%NR+1]; if(i>=NR) sub(/"text": "/, "\"text\": \"Copy " int(i/NR) ". ", s); print s}}' "$file" > "$tmp/$n.jsonl"
  /usr/bin/time -f "$n documents: %e s, %M kB" ./bin/entente review -q --between "$pair" -o "$tmp/x.json" "$tmp/$n.jsonl" 2>&1 | tail -1 || true
done
