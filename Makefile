# Was es hier gibt, sagt `make help`.
SHELL := /bin/sh
PYTHON ?= python3
export PYTHON
# Modules are compiled once, not by every command that a test starts.
unexport PYTHONDONTWRITEBYTECODE
# Debian packages that only the tests need, by name: the preview is tried in a browser, Word files in LibreOffice.
# What the program needs stands in drafter/render/environment.py.
TEST_PACKAGES := chromium libreoffice-writer

.DEFAULT_GOAL := help
.PHONY: help kim test torture setup setup-dev format lock tables wheel bench clean

help: ## zeigt diese Übersicht
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile

kim: setup ## richtet ein, was fehlt, und schreibt die Vorlage inputs/kim-2022.yaml als HTML und PDF
	@.venv/bin/drafter build inputs/kim-2022.yaml

test: setup-dev ## richtet ein, was fehlt, und führt alle Prüfungen und Tests aus
	.venv/bin/ruff format --check
	.venv/bin/ruff check
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m pytest -n auto --dist worksteal

torture: setup-dev ## versucht alles, was Ablage, Eingabe und alten Vorlagen zustoßen kann; dauert bis zwei Stunden
	TMPDIR=/dev/shm unshare --mount --map-root-user .venv/bin/python -m tests.archive.torture
	.venv/bin/python -m pytest -n auto --thorough tests/mutation
	.venv/bin/python -m tests.importers.mutation

format: setup-dev ## bringt den Quelltext in die vereinbarte Form
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

bench: setup-dev ## misst, wie lange alles dauert, neben anderen Programmen; dauert bis 25 Minuten
	.venv/bin/python -m benchmarks

wheel: setup ## baut das Paket zum Weitergeben nach dist/
	@.venv/bin/python -m hatchling build --target wheel
	@echo "Fertig: das Paket liegt in dist/."

lock: setup-dev ## schreibt die Listen der genauen Paketstände neu (requirements*.txt)
	@setup/lock.sh

tables: setup-dev ## schreibt neu, was aus WeasyPrint und den Formularen vorab berechnet ist
	.venv/bin/python -m tests.render.tables
	.venv/bin/python -m tests.render.compiled

clean: ## entfernt alles, was Einrichtung, Prüfungen und Paketbau angelegt haben
	@rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find drafter tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
	@echo "Fertig: entfernt. Die geschriebenen Vorlagen in build/ sind geblieben."

setup:
	@setup/system.sh
	@setup/venv.sh run

setup-dev:
	@setup/system.sh $(TEST_PACKAGES)
	@setup/venv.sh dev
