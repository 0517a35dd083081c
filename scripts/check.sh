#!/bin/sh
# All that can be checked without running the tests; each check is run, and the first failure ends it with its name.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
step() { name=$1; shift; "$@" || { echo "check: $name failed" >&2; exit 1; }; }
step lint $bin/ruff check --quiet .
step format $bin/ruff format --check --quiet .
step types $bin/mypy --no-error-summary
step rings $bin/lint-imports --no-cache
step "generated files" $bin/python scripts/generate.py --check
step quality $bin/python -m tests.quality
