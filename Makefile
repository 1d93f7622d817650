# Everything that the README names. `make help` lists it.
SHELL := /bin/bash
PYTHON := .venv/bin/python
.DEFAULT_GOAL := help

.PHONY: help setup demo test test-devices check format bench previews pictures lock clean

help:  ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup:  ## install what is missing (Debian packages and .venv)
	@provisioning/development.sh
	@$(PYTHON) -m screens.translate --release-if-older

demo: setup  ## run the whole product; without a display it leaves its story in build/demo/
	@$(PYTHON) -m provisioning.demo

test: check  ## every check and test but those of the next
	@$(PYTHON) -m pytest -n 2 --dist loadfile

test-devices: setup  ## the drivers on a Debian kernel in QEMU, with simulated USB devices
	@provisioning/development.sh provisioning/packages-devices.txt
	@$(PYTHON) -m tests.devices

check: setup  ## format, lint, types, import layers, QML (fast)
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/ruff check --quiet .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@$(PYTHON) -m screens.lint

format:  ## format the code
	@.venv/bin/ruff format . && .venv/bin/ruff check --fix .

bench: setup  ## measure, each figure beside its peer; writes build/bench.json
	@provisioning/development.sh provisioning/packages-benchmarks.txt
	@$(PYTHON) -m benchmarks

previews: setup  ## pictures of every screen in every look, in build/previews/
	@$(PYTHON) -m screens.previews --out build/previews

pictures: setup  ## play the story and take its pictures into docs/images/
	@env -u DISPLAY -u WAYLAND_DISPLAY $(PYTHON) -m provisioning.demo
	@cp build/demo/01-home.png docs/images/home.png && cp build/demo/receipt.png build/demo/panel.png docs/images/

lock: setup  ## write requirements/ anew from pyproject.toml
	@provisioning/lock.sh

clean:  ## remove what was built (not .venv)
	@rm -rf build .mypy_cache .ruff_cache .pytest_cache .hypothesis
