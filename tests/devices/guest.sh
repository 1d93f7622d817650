#!/bin/sh
# What the machine does: device manager and modules, then the tests, whose status it leaves for the host.
project=$1
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8
cd "$project" || exit 1
exec > /dev/ttyS1 2>&1
mkdir -p /dev/pts /dev/shm
mount -t devpts devpts /dev/pts
mount -t tmpfs shm /dev/shm
/lib/systemd/systemd-udevd --daemon --resolve-names=never
modprobe --dirname "$project/build/devices/kernel" --all $(cat tests/devices/modules.txt | sed 's/#.*//')
# Each plugin costs a second to import here; only the one that pyproject.toml has a setting for is needed.
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1
.venv/bin/python -m pytest tests/devices/guest -o python_files='guest_*.py' -p pytest_timeout -p no:cacheprovider \
    --durations=0 --durations-min=1 --junitxml=build/devices/results/junit.xml @build/devices/results/arguments
echo $? > build/devices/results/status
sync
# Ends the emulator, which is told not to start again.
echo b > /proc/sysrq-trigger
