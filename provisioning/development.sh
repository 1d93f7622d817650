#!/usr/bin/env bash
# Installs what is missing for development, tests and the demonstration: Debian packages, then the
# Python packages into .venv. A second run finds nothing missing and ends at once.
set -euo pipefail
cd "$(dirname "$0")/.."

missing_packages() {
    local package
    while read -r package; do
        dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || echo "$package"
    done < <(cat "$@" | sed 's/#.*//' | awk 'NF')
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

install_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    echo "Installing Debian packages: ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >/dev/null
}

install_python() {
    local wanted
    wanted=$(cat requirements/development.txt pyproject.toml | sha256sum | cut -d' ' -f1)
    [ "$(cat .venv/installed 2>/dev/null)" != "$wanted" ] || return 0
    echo "Installing Python packages into .venv"
    [ -x .venv/bin/python ] || python3 -m venv .venv
    .venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/development.txt
    .venv/bin/pip install --quiet --disable-pip-version-check --no-deps -e .
    echo "$wanted" > .venv/installed
}

install_packages provisioning/packages-development.txt "$@"
install_python
