.PHONY: help setup demo test test-browser lint bench lock zh-hant
VENV := .venv
PYTHON := $(VENV)/bin/python
READY := $(VENV)/.ready
# Tests often wait for what is to happen, or not to: half as many more than there are processors keep those busy.
WORKERS := $(shell expr $$(getconf _NPROCESSORS_ONLN) \* 3 / 2)
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header

help:            ## Show what can be made.
	@grep -hE '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(READY): requirements-dev.lock pyproject.toml
	python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

setup: $(READY)  ## Install everything into .venv.

demo: $(READY)   ## Run the whole bot on a local Telegram in the browser, without a token.
	$(VENV)/bin/nuanyi demo

test: $(READY)   ## Run the tests (SQLite and PostgreSQL).
	$(PYTHON) -m pytest -m "not browser" -n $(WORKERS) --dist worksteal $(MORE)

test-browser: $(READY) ## Play the stories in a real browser (needs chromium and fonts-noto-cjk).
	$(PYTHON) -m pytest -m browser -n $(WORKERS) --dist worksteal

lint: $(READY)   ## Check style, formatting and types.
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

bench: $(READY)  ## Measure: make bench PART=nearest|updates|reports|takes|ledger|kill|triage|broadcast
	$(PYTHON) -m tests.bench.$(PART)

lock: $(READY)   ## Resolve the dependencies anew.
	$(VENV)/bin/$(COMPILE) --extra dev -o requirements-dev.lock pyproject.toml
	$(VENV)/bin/$(COMPILE) -c requirements-dev.lock -o requirements.lock pyproject.toml

zh-hant: $(READY) ## Make the traditional Chinese texts from the simplified ones.
	$(PYTHON) -m bot.texts.traditional
