# Each target sets up what it needs; a second set-up returns at once.
VENV := .venv/bin
PYTHONS := src tests bench conftest.py
COMPILE = UV_CUSTOM_COMPILE_COMMAND="make lock" $(VENV)/uv pip compile pyproject.toml --quiet --no-annotate \
	--universal --python-version 3.11 --generate-hashes --group set-up $(ARGS)

.DEFAULT_GOAL := help
.PHONY: help demo test check format docs bench coverage-of-mission lock clean set-up set-up-dev

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*##  */\1\t/p' $(MAKEFILE_LIST) | expand -t 22

set-up:
	@bin/set-up

set-up-dev:
	@bin/set-up dev

demo: set-up  ## run the demonstration exercise end to end, write the notice under var/demo
	@$(VENV)/statut demo run --out var/demo

test: set-up-dev  ## install what the tests need, run them all
	@$(VENV)/python -m pytest $(ARGS)

check: set-up-dev  ## linters, types, import contracts, freshness of the generated pages
	@$(VENV)/ruff check $(PYTHONS)
	@$(VENV)/ruff format --check $(PYTHONS)
	@$(VENV)/mypy
	@$(VENV)/lint-imports --no-logo
	@$(VENV)/statut docs --check

format: set-up-dev  ## put the code into the house format
	@$(VENV)/ruff check --fix $(PYTHONS)
	@$(VENV)/ruff format $(PYTHONS)

docs: set-up-dev  ## write docs/reference anew from the rules and the command line
	@$(VENV)/statut docs

bench: set-up  ## measure against the stated baselines (ARGS="--officials 100000" for a small run)
	@$(VENV)/python -m bench $(ARGS)

coverage-of-mission: set-up-dev  ## which rows of docs/mission.csv passing tests show
	@$(VENV)/python -m pytest --mission --quiet

lock: set-up-dev  ## pin anew what pyproject.toml allows (ARGS=--upgrade for newer versions)
	$(COMPILE) --all-extras --group dev -o requirements-dev.lock
	$(COMPILE) --constraint requirements-dev.lock -o requirements.lock

clean:  ## remove what was made: environment, results, caches
	rm -rf .venv var dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache spark-warehouse
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
