#!/usr/bin/env bash
# Checks the exports with validators of others: the FollowTheMoney model,
# Citation.js and hyparquet. Needs node, npm and the npm registry; installs into
# a folder of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v npm >/dev/null || { echo "npm is absent: nothing was checked"; exit 0; }
dir=${ENTENTE_VALIDATORS:-$(mktemp -d)}
(cd "$dir" && { [ -f package.json ] || npm init -y >/dev/null; } && npm install --no-audit --no-fund --silent \
  @alephdata/followthemoney@3.8.4 @citation-js/core@0.9.0 @citation-js/plugin-bibtex@0.9.0 @citation-js/plugin-csl@0.9.0 hyparquet@1.31.5 \
  hyparquet-compressors@1.1.2 @seriousme/openapi-schema-validator@2.11.0)
ENTENTE_VALIDATORS="$dir" go test -count=1 -v -run PublicValidators ./export ./api
