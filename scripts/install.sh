#!/bin/sh
# Make the virtual environment .venv and install the locked dependencies into it: "run" or "dev".
# Says what is missing where it can't. PYTHON names an interpreter to use instead of the first fit one.
set -eu
want=${1:-run}
cd "$(dirname "$0")/.."
case $want in
  run) lock=requirements.lock ;;
  dev) lock=requirements-dev.lock ;;
  *) echo "install.sh: say run or dev, not '$want'" >&2; exit 2 ;;
esac

fits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
if [ ! -x .venv/bin/python ]; then
  python=${PYTHON:-}
  if [ -z "$python" ]; then
    for candidate in python3.11 python3.12 python3.13 python3 python; do
      if fits "$candidate"; then python=$candidate; break; fi
    done
  fi
  if [ -z "$python" ] || ! fits "$python"; then
    echo "Parleywatch needs Python 3.11 or later, and none was found (looked for ${PYTHON:-python3.11, 3.12, 3.13, python3})." >&2
    echo "Install one, or name it: make PYTHON=/path/to/python3.11 $want" >&2
    exit 1
  fi
  if ! "$python" -m venv .venv; then
    rm -rf .venv
    echo "Python's venv module does not work here; on Debian and Ubuntu: apt-get install python3-venv" >&2
    exit 1
  fi
fi

mark=.venv/.installed-$want
stamp=$(cat "$lock" pyproject.toml | cksum)
[ -f "$mark" ] && [ "$(cat "$mark")" = "$stamp" ] && exit 0
echo "Installing the locked dependencies ($lock) into .venv …" >&2
if ! .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"; then
  echo "The dependencies could not be installed: is the package index reachable from here?" >&2
  exit 1
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
echo "$stamp" > "$mark"
