# Everything sets itself up: a .venv in the project, made anew only when pyproject.toml or constraints.txt change.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# Where the environment forbids to keep compiled files, every process of the tests would compile everything again.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo run test nightly bench check format pictures constraints clean

demo: $(READY)
	@$(BIN)/stridecue demo

run: $(READY)
	@$(BIN)/stridecue

# Plain assertions first: making them tell more takes every worker several seconds. What failed is told in full then.
test: $(READY)
	@$(BIN)/python -m pytest -n auto --assert=plain -m "not nightly" || { \
		$(BIN)/python -m pytest --last-failed --last-failed-no-failures=none -m "not nightly"; exit 1; }

nightly: $(READY)
	@HYPOTHESIS_PROFILE=nightly $(BIN)/python -m pytest -n auto

bench: $(READY)
	@$(BIN)/python -m tests.bench

check: $(READY)
	@$(BIN)/ruff format --check src tests
	@$(BIN)/ruff check src tests
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: $(READY)
	@$(BIN)/ruff format src tests
	@$(BIN)/ruff check --fix src tests

pictures: $(READY)
	@$(BIN)/python -m tests.pictures docs

constraints: # Renews the pinned versions that `make` installs.
	@rm -rf $(VENV)/.constraints && $(PYTHON) -m venv $(VENV)/.constraints
	@$(VENV)/.constraints/bin/python -m pip install --quiet --disable-pip-version-check '.[dev]'
	@$(VENV)/.constraints/bin/python -m pip freeze --exclude stridecue > constraints.txt
	@rm -rf $(VENV)/.constraints

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Stridecue needs Python 3.11 or newer; this is $$($(PYTHON) --version 2>&1)." \
		"Name a newer one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "This Python cannot make virtual environments: install its venv package" \
		"(Debian and Ubuntu: apt install python3-venv)." >&2; exit 1; }
	@echo "Setting up $(VENV) (once) ..." >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(READY)

clean:
	@rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
