#!/usr/bin/env bash
# Makes build/emupos/: the independent reader of receipts (PyPI emupos), which needs Python 3.13.
# Debian 12 has 3.11, so the next Debian's Python is unpacked beside it, from apt's own mirror, and is
# run by its own loader: nothing of it is installed, and nothing needs root once it is there.
set -euo pipefail
cd "$(dirname "$0")/.."
place=$PWD/build/emupos
mkdir -p build
exec 9> build/emupos.lock && flock 9
made=$(cat requirements/emupos.txt provisioning/emupos.sh | sha256sum)
[ "$(cat "$place/made" 2> /dev/null)" = "$made" ] && exit

mirror=$(apt-get indextargets --format '$(SITE) $(RELEASE) $(COMPONENT) $(CREATED_BY)' \
    | awk '$2 ~ /^(bookworm|(old)*stable)$/ && $3 == "main" && $4 == "Packages" { print $1; exit }')
rm -rf "$place" && mkdir -p "$place"
mmdebstrap --quiet --variant=extract --include=python3.13 trixie "$place/debian" "$mirror"
.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --no-compile \
    --only-binary :all: --ignore-requires-python --python-version 3.13 --implementation cp \
    --platform "manylinux_2_28_$(uname -m)" --platform "manylinux2014_$(uname -m)" \
    --target "$place/site" --requirement requirements/emupos.txt
cat > "$place/emupos" << EOF
#!/bin/sh
export PYTHONHOME=$place/debian/usr PYTHONPATH=$place/site PYTHONDONTWRITEBYTECODE=1
exec $(echo "$place"/debian/usr/lib/*-linux-gnu/ld-linux*.so.*) \\
    --library-path $(echo "$place"/debian/usr/lib/*-linux-gnu) \\
    $place/debian/usr/bin/python3.13 -m emupos.cli.app "\$@"
EOF
chmod +x "$place/emupos"
echo "$made" > "$place/made"
