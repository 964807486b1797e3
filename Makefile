# What hosts and developers run. Needs make and Python 3.11 or newer, and sets up the rest by itself in .venv.
# Another Python: make demo PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCKED := $(PIP) install --require-hashes --requirement requirements.lock

.PHONY: help demo run test check bench lock clean

help:
	@echo "make demo    try the bot in your browser: no account, no network"
	@echo "make run     run the bot on Discord (DISCORD_TOKEN in the environment or in .env)"
	@echo "make test    everything that is checked before a change is taken"
	@echo "make check   the same without running the tests"
	@echo "make bench   the figures of the README"
	@echo "make lock    renew requirements.lock"

demo: $(VENV)/ready-demo
	$(BIN)/rapporteur demo

run: $(VENV)/ready-run
	$(BIN)/rapporteur run

check: $(VENV)/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: check
	$(BIN)/python -m pytest --numprocesses 2 --dist worksteal $(TESTS)

bench: $(VENV)/ready-dev
	$(BIN)/python -m benchmarks

lock: $(BIN)/python
	$(PIP) install uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --extra postgres --extra demo --extra zh \
		--upgrade --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV)

$(VENV)/ready-run: pyproject.toml requirements.lock | $(BIN)/python
	$(LOCKED)
	$(PIP) install --editable '.[postgres,zh]'
	@touch $@

$(VENV)/ready-demo: pyproject.toml requirements.lock | $(BIN)/python
	$(LOCKED)
	$(PIP) install --editable '.[demo,zh]'
	@touch $@

$(VENV)/ready-dev: pyproject.toml requirements.lock | $(BIN)/python
	$(LOCKED)
	$(PIP) install --editable '.[dev]'
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Rapporteur needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@echo "Setting up $(VENV): about a minute, once."
	@$(PYTHON) -m venv $(VENV)
