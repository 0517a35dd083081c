#!/bin/sh
# Lock the dependencies with hashes for every supported Python and platform. Needs uv; names no package index.
set -eu
cd "$(dirname "$0")/.."
compile() {
  uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet "$@"
}
compile --group build -o requirements.lock
compile --group dev -o requirements-dev.lock
