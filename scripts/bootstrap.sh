#!/usr/bin/env bash
# bootstrap.sh run|dev: make .venv with OnRecord in it (dev: and the tools of the test group).
# Works with the old pip that a new virtual environment brings, and does nothing when nothing changed.
set -euo pipefail
cd "$(dirname "$0")/.."
group=${1:?run or dev}

python=""
for name in python3.11 python3.12 python3.13 python3 python; do
  if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$name
    break
  fi
done
if [ -z "$python" ]; then
  echo "OnRecord needs Python 3.11 or newer; none is on the PATH." >&2
  exit 1
fi

wanted=$({ pwd; cat pyproject.toml src/en_onrecord_news.egg-info/PKG-INFO scripts/bootstrap.sh; } | cksum)
# what is installed for the tests serves a run as well
for stamp in ".venv/installed-$group" .venv/installed-dev; do
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && .venv/bin/python -c 'import onrecord' 2>/dev/null; then
    exit 0
  fi
done

if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
  rm -rf .venv
  if ! "$python" -m venv .venv 2>/dev/null; then
    rm -rf .venv
    # Debian's python3 comes without ensurepip
    "$python" -m virtualenv .venv 2>/dev/null || virtualenv -p "$python" .venv 2>/dev/null || {
      echo "Cannot make a virtual environment: install python3-venv (Debian) or virtualenv." >&2
      exit 1
    }
  fi
fi

requirements=.venv/requirements.txt
echo "-e ." > "$requirements"
if [ "$group" = dev ]; then
  # pip before 25.1 knows no --group: read PEP 735's table ourselves
  .venv/bin/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"], sep="\n")' >> "$requirements"
fi
echo "Installing OnRecord into .venv (once, a minute or two) ..." >&2
.venv/bin/python -m pip install --quiet --disable-pip-version-check -r "$requirements"
echo "$wanted" > ".venv/installed-$group"
