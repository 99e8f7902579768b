#!/usr/bin/env bash
# Draws docs/brief.png, the README's picture, from the demo's brief. Needs
# Debian's chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f out/brief.html ] || make --no-print-directory demo
id=$(grep -o 'id="s-[0-9a-f]*"' out/brief.html | sed -n 4p | cut -d'"' -f2)
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run \
  --disable-background-networking --disable-component-update --disable-sync --disable-quic \
  --user-data-dir="$(mktemp -d)" --virtual-time-budget=3000 --window-size=1500,1060 \
  --screenshot=docs/brief.png "file://$PWD/out/brief.html#$id" >/dev/null 2>&1
