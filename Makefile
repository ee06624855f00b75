# The one door. `make` alone lists what there is.
# Set-up happens by itself: Python packages in .venv, npm packages in node_modules.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PYTHON := $(BIN)/python
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Material's notice about its end of life: docs/decisions/ has our answer.
export NO_MKDOCS_2_WARNING := 1
PORT ?= 8000
# Most tests wait for a browser or for time to pass: more of them fit side by side than there are cores.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 2)
# A screen reader wants a quiet machine, and the checkers of HTML read what the other tests have seen.
AFTERWARDS := tests/access/test_orca.py tests/access/test_html.py

.DEFAULT_GOAL := help
.PHONY: help serve build test access faults fuzz bench canary check format lock clean browser

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: $(VENV)/.ready ## Set up, build and serve with live reload on http://127.0.0.1:8000
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

build: $(VENV)/.ready ## Write the site to site/
	$(BIN)/mkdocs build --strict

test: $(VENV)/.ready browser ## Run all tests (installs a browser if there is none)
	$(PYTHON) -m pytest -n $(WORKERS) --ignore=tests/access $(ARGS)

access: build browser ## Prove in three browser engines that everyone can use it, and write the report (ARGS=--whole: every look)
	rm -rf .cache/access
	$(PYTHON) -m pytest -n 3 --dist loadgroup tests/access $(AFTERWARDS:%=--ignore=%) $(ARGS)
	$(PYTHON) -m pytest $(AFTERWARDS)
	$(PYTHON) -m tests.access.report

faults: $(VENV)/.ready browser ## Try all that can go wrong, and print what then happens
	$(PYTHON) -m pytest -n $(WORKERS) -p tests.faults -m fault $(ARGS)

fuzz: $(VENV)/.ready ## Look for files that break the engine (Linux; ARGS="-max_total_time=600")
	$(PYTHON) -m tests.fuzz.files $(ARGS) .cache/fuzz

bench: $(VENV)/.ready browser ## Measure speed beside the peers (ARGS="starts --runs 3"; bench/README.md)
	$(BIN)/mkdocs build --strict
	$(PYTHON) -m bench $(ARGS)

check: $(VENV)/.ready ## Format, lint, types, content and known weaknesses, without changing anything
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(PYTHON) -m toolkit_widgets check
	$(PYTHON) -m toolkit_widgets audit

format: $(VENV)/.ready ## Format the code and mend what the linter can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/.ready ## Pin all packages anew (needs the tool uv)
	uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.12 \
		pyproject.toml --group dev -o requirements.txt
	uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.12 \
		requirements-node.in -o requirements-node.txt
	uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.12 \
		requirements-canary.in -o requirements-canary.txt
	npm install --package-lock-only

canary: $(VENV)/.ready ## Bring what may come after MkDocs, for tests/canary alone
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes --upgrade --target .cache/canary \
		--requirement requirements-canary.txt

clean: ## Remove everything that was made
	rm -rf site .cache $(VENV) node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis

browser: $(VENV)/.ready
	@$(PYTHON) tests/find_browser.py

$(VENV)/.ready: tools/setup.sh requirements.txt requirements-node.txt package-lock.json .npmrc
	@sh tools/setup.sh $(VENV)
	@touch $@
