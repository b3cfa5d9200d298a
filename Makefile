# Everything that is done to this project, one target each; CI runs `make test` and `make deep`.
PYTHON   ?= python3
BIN      := .venv/bin
PIP      := $(BIN)/python -m pip --disable-pip-version-check
INSTALL  := $(PIP) install -qq
# The names of packages as the locks write them: small letters and hyphens.
NAMES    := sed -n 's/^\([A-Za-z0-9._-]*\)==.*/\1/p' | tr 'A-Z_.' 'a-z--' | sort
COMPILE  := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
            --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet
# A machine that keeps no compiled modules would compile this program anew in each of the processes that tests start.
PYTEST   := PYTHONDONTWRITEBYTECODE= $(BIN)/pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder
COVERAGE := --cov --cov-report=term
# With ONCE=1, as CI says it, coverage follows `make test`, and `make deep` does not run those tests again.
ONCE     ?=
BROWSERS := chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable
READY    := .venv/ready-to-run
READY_DEV := .venv/ready-to-test

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup run check fix touched test deep browser nginx bench torture lock clean

help:     ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

setup: $(READY)  ## make .venv and install the locked packages and this project

run: $(READY)  ## check the data and serve the dashboard on http://127.0.0.1:8501
	@$(BIN)/indicators check $${INDICATORS_DATA:+--data "$$INDICATORS_DATA"} || echo "The dashboard starts all the same and names what it cannot show."
	@exec $(BIN)/indicators serve

check: $(READY_DEV)  ## format, lint, types and the direction of imports
	@$(BIN)/ruff format --check --quiet . || { $(BIN)/ruff format --diff --quiet .; echo "run: make fix"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ty check --quiet
	@$(BIN)/lint-imports --no-logo --no-cache

fix: $(READY_DEV)  ## reformat, and mend what the linter can mend by itself
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

touched: $(READY_DEV)  ## the tests nearest to what changed, within a minute (since a commit: make touched SINCE=main)
	@near=$$($(BIN)/python tests/touched.py $(SINCE)) && { [ -z "$$near" ] || $(PYTEST) -m "not deep" $$near; }

test: $(READY_DEV) browser check  ## the checks, then every test but those marked deep
	@$(PYTEST) -m "not deep" $(and $(ONCE),$(COVERAGE))

# Coverage makes a test half as slow again, so it follows those of `make test` that run in one process, and no more.
deep: $(READY_DEV) browser nginx torture  ## what takes longer: the torture, coverage, every example, the rest of the browser
	@$(if $(ONCE),,$(PYTEST) -m "not deep and not hypothesis" $(COVERAGE) --ignore=tests/browser)
	@$(PYTEST) -m "deep or hypothesis" --hypothesis-profile=deep

browser: $(READY_DEV)  ## find the browser of the tests, or install one
	@for name in $(BROWSERS); do command -v $$name && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update --quiet=2 && \
	DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 --no-install-recommends chromium-headless-shell >/dev/null; \
	then command -v chromium-headless-shell; else $(BIN)/playwright install chromium; fi

nginx:    ## find the proxy of the deep tests, or install it
	@PATH=$$PATH:/usr/sbin; command -v nginx || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	apt-get update --quiet=2 && DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 \
	--no-install-recommends nginx-light >/dev/null && command -v nginx; } || \
	{ echo "nginx is missing: install it, as with apt-get install nginx-light"; exit 1; }

bench: $(READY_DEV)  ## measure, and print ratios taken in one run
	@$(BIN)/python -m benchmarks

torture: $(READY_DEV)  ## kill writers of the data files all the time, and count what is lost (minutes)
	@$(BIN)/python tests/torture.py

lock: $(READY_DEV)  ## write the locks anew after a change of pyproject.toml (newest versions: make lock UPGRADE=--upgrade)
	@$(INSTALL) uv==0.13.9
	@$(COMPILE) $(UPGRADE) --group build --output-file requirements.lock
	@$(COMPILE) $(UPGRADE) --group build --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean:    ## remove .venv and every cache
	rm -rf .venv .coverage htmlcov .hypothesis .import_linter_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	{ echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

# A lock is complete, so pip resolves nothing: a package published tomorrow changes nothing. What left the locks leaves
# .venv too.
define INSTALLED
@echo "Installing the locked packages into .venv (about a minute the first time)"
@$(INSTALL) --require-hashes --only-binary=:all: --no-deps --requirement $(1)
@$(INSTALL) --no-deps --no-index --no-build-isolation --editable .
@$(PIP) list --format=freeze | $(NAMES) | grep -vx -e pip -e setuptools -e hai-phong-indicators >.venv/installed
@cat requirements-dev.lock | $(NAMES) | comm -13 - .venv/installed | xargs -r $(PIP) uninstall -qq --yes
@$(PIP) check >.venv/checked || { cat .venv/checked; exit 1; }
endef

$(READY): requirements.lock pyproject.toml | $(BIN)/python
	$(call INSTALLED,requirements.lock)
	@touch $@

# The lock of the tests holds the other one whole, so one installation serves both.
$(READY_DEV): requirements-dev.lock requirements.lock pyproject.toml | $(BIN)/python
	$(call INSTALLED,requirements-dev.lock)
	@touch $(READY) $@
