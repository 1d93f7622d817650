#!/usr/bin/env bash
# Writes requirements/ from pyproject.toml: exact versions with hashes, and no index's address.
set -euo pipefail
cd "$(dirname "$0")/.."
python3 -m venv build/lock
build/lock/bin/pip install --quiet --disable-pip-version-check uv
compile() { build/lock/bin/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header "${@:2}" -o "requirements/$1.txt" pyproject.toml; }
compile kiosk
compile central --extra central
compile development --extra central --extra dev
build/lock/bin/uv pip compile --quiet --python-version 3.13 --generate-hashes --no-header --group emupos -o requirements/emupos.txt
