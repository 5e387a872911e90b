# Lianshen (联审).  `make run` and `make test` are all a fresh machine needs; see README.md.

ifndef PYTHON
PYTHON := $(shell for name in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
endif
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: run setup setup-dev web-assets test check bench accuracy fuzz lock clean
.DEFAULT_GOAL := run

run: setup              ## the platform with the sample submission, on embedded parts
	@.venv/bin/lianshen demo --host "$(HOST)" --port "$(PORT)"

setup: want-python      ## .venv and the pages' assets; afterwards .venv/bin/lianshen works
	@$(PYTHON) tools/environment.py run
	@$(PYTHON) tools/web_assets.py

setup-dev: want-python  ## the same, with what tests and checks need
	@$(PYTHON) tools/environment.py dev
	@$(PYTHON) tools/web_assets.py

web-assets: setup       ## the pages' behaviour, style and fonts (part of setup)

test: setup-dev         ## the whole suite against real parts; ARGS= goes to pytest
	@.venv/bin/python -m pytest $(ARGS)

check: setup-dev        ## lint, form, types, import contracts: all of them, whatever the first says
	@status=0; \
	.venv/bin/ruff check . || status=1; \
	.venv/bin/ruff format --check --quiet . || { echo "lianshen: not in form; run \`.venv/bin/ruff format\`"; status=1; }; \
	.venv/bin/mypy || status=1; \
	.venv/bin/lint-imports --no-logo || status=1; \
	$(PYTHON) tools/web_assets.py types || status=1; \
	exit $$status

bench: setup-dev        ## seconds and memory
	@.venv/bin/python -m tests.bench

accuracy: setup-dev     ## how well drawings are read, against known truth; ARGS="--set tuning --pictures DIR"
	@.venv/bin/python -m tests.accuracy $(ARGS)

N ?= 20000
fuzz: setup-dev         ## N mutants of every format, read where nothing can break; FORMS= names some
	@.venv/bin/python -m tests.hostile.fuzz $(N) $(FORMS)

lock: setup-dev         ## the newest versions that pyproject.toml and package.json allow
	@.venv/bin/python tools/lock.py

clean:                  ## what setting up, running and testing left behind; var/ (your data) stays
	@rm -rf .venv .cache node_modules lianshen/web/static/build .pytest_cache .mypy_cache .ruff_cache .hypothesis .grimp_cache

.PHONY: want-python
want-python:
	@[ -n "$(PYTHON)" ] || { echo "lianshen: no Python 3.11 or newer was found: install one (Debian: apt-get install python3 python3-venv)."; exit 1; }
