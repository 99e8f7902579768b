#!/usr/bin/env bash
# Kills entente add and entente watch at random moments, 500 times or as many as
# the argument says, against a server of the test, and checks the archive after
# each. Then the same for the archive's own writer.
set -euo pipefail
cd "$(dirname "$0")/.."
export ENTENTE_TEST_KILLS="${1:-500}" CGO_ENABLED=0
go test -count=1 -v -timeout 60m -run Killed ./cmd/entente ./archive/sqlite
