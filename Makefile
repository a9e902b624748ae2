# Everything that is done with Baro by hand: `make run` and `make test` set up what they need by themselves.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
STAMPS := .make
WORKERS ?= 2
LOCALES := fr bm ar

# Only these settings of pip are ours; where it finds packages stays the machine's choice.
PIP := env -u PIP_TARGET -u PIP_PREFIX -u PIP_ROOT -u PIP_USER -u PIP_REQUIREMENT -u PIP_NO_DEPS PIP_CONSTRAINT=/dev/null \
	PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip -qq
HASHED := install --no-user --require-hashes -r

.PHONY: help run test check fmt bench lock messages catalogues migration migrate setup setup-dev clean
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

help:
	@echo "make run [PORT=8000]     a practice Baro with the scenario loaded; a second run keeps the data"
	@echo "make test                everything: lint, types, floors, tests on SQLite and PostgreSQL, real browser"
	@echo "make check               lint, types and floors, in under a minute"
	@echo "make bench               measured figures, as a table and as JSON in bench/results/"
	@echo "make fmt                 format code and sort imports"
	@echo "make messages            extract marked text and update the catalogues in locales/"
	@echo "make migration m=\"...\"   write a migration for what changed in the models"
	@echo "make lock                renew the hashed package lists in requirements/"
	@echo "make clean               remove what the commands above made, but no data"

# --- set-up ---

$(STAMPS)/venv:
	@mkdir -p $(STAMPS)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Baro needs Python 3.11 or newer. Name it: make run PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 || \
		{ ./.ci/apt python3-venv "the venv module of Python" && $(PYTHON) -m venv .venv; }
	@touch $@

$(STAMPS)/base: requirements/base.txt $(STAMPS)/venv
	@echo "Installing what Baro needs to run"
	@$(PIP) $(HASHED) requirements/base.txt
	@touch $@

$(STAMPS)/dev: requirements/dev.txt $(STAMPS)/base
	@echo "Installing what Baro needs to be tested"
	@$(PIP) $(HASHED) requirements/dev.txt
	@touch $@

$(STAMPS)/browser: $(STAMPS)/venv
	@command -v chromium >/dev/null || ./.ci/apt "chromium fonts-noto-core" "the browser Chromium"
	@touch $@

$(STAMPS)/catalogues: $(wildcard locales/*/LC_MESSAGES/messages.po) $(STAMPS)/base
	@for file in $(wildcard locales/*/LC_MESSAGES/messages.po); do \
		$(BIN)/pybabel --quiet compile --input-file $$file --output-file $${file%.po}.mo || exit 1; done
	@touch $@

catalogues: $(STAMPS)/catalogues
setup: $(STAMPS)/base $(STAMPS)/catalogues
setup-dev: setup $(STAMPS)/dev

# --- use ---

PRACTICE = BARO_DEMO=true BARO_SECURE_COOKIES=false BARO_PORT=$(PORT)

run: setup
	@$(PRACTICE) $(BIN)/python -m app migrate
	@$(PRACTICE) $(BIN)/python -m app seed-demo
	@$(PRACTICE) exec $(BIN)/python -m app serve

migrate: setup
	$(BIN)/python -m app migrate

# --- checks ---

test: setup-dev $(STAMPS)/browser check
	@$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile

check: setup-dev
	@$(BIN)/ruff format --check --quiet . || { echo "Run 'make fmt'."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/codespell
	@$(BIN)/lint-imports --no-cache --no-logo >$(STAMPS)/floors.log || { cat $(STAMPS)/floors.log; exit 1; }
	@$(BIN)/deptry . --no-ansi 2>$(STAMPS)/deptry.log || { cat $(STAMPS)/deptry.log; exit 1; }
	@$(BIN)/djlint frontend/templates --lint --quiet
	@$(BIN)/mypy

fmt: setup-dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: setup-dev
	@$(BIN)/python -m bench.run

# --- upkeep ---

migration: setup
	@test -n "$(m)" || { echo 'Say what changes: make migration m="add gates"'; exit 1; }
	@PYTHONPATH=. $(BIN)/python migrations/revise.py "$(m)"

messages: setup
	@$(BIN)/pybabel --quiet extract --mapping-file locales/babel.cfg --output-file locales/messages.pot \
		--keywords _ --keywords N_ --keywords ngettext:1,2 --keywords pgettext:1c,2 --add-comments "translators:" \
		--no-wrap --sort-by-file --add-location file --omit-header app frontend/templates
	@for locale in $(LOCALES); do \
		file=locales/$$locale/LC_MESSAGES/messages.po; \
		if test -f $$file; then verb="update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date"; else verb=init; fi; \
		$(BIN)/pybabel --quiet $$verb --input-file locales/messages.pot --output-file $$file --locale $$locale \
			--no-wrap || exit 1; done

lock: $(STAMPS)/venv
	@test -x $(STAMPS)/lock/bin/uv || { $(PYTHON) -m venv $(STAMPS)/lock && $(STAMPS)/lock/bin/pip --quiet install uv; }
	@for list in base dev; do \
		$(STAMPS)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
			--custom-compile-command "make lock" requirements/$$list.in --output-file requirements/$$list.txt || exit 1; done

clean:
	@rm -rf .venv $(STAMPS) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache locales/*/LC_MESSAGES/*.mo
