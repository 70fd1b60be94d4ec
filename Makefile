# Each target works alone on a fresh clone: it first installs what it needs (see scripts/bootstrap.sh).
.DEFAULT_GOAL := help
.PHONY: help install run edit test lint lock describe basemap screenshots bench bench-compare soak audit sbom
PYTHON := .venv/bin/python
ARGS ?=
# Containers often forbid Python to keep what it has compiled. Each process would then compile all packages anew, which
# takes as long again as the rest of its start.
export PYTHONDONTWRITEBYTECODE =

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' Makefile
	@echo 'More arguments go through ARGS: make run ARGS="--server.port 8600", make test ARGS="-k timeline"'

install: ## Install the app and its tools into .venv
	@sh scripts/bootstrap.sh

run: install ## Open the app in a browser
	$(PYTHON) -m streamlit run app.py $(ARGS)

edit: install ## Open the app to add and change events, on this machine alone
	$(PYTHON) -m gatemap.cli edit $(ARGS)

test: install ## Run every test, those in a real browser too
	chromium=$$($(PYTHON) -m scripts.provide_chromium) && nginx=$$($(PYTHON) -m scripts.provide_nginx || true) && \
	GATEMAP_CHROMIUM="$$chromium" GATEMAP_NGINX="$$nginx" \
	$(PYTHON) -m pytest --numprocesses auto --maxprocesses 8 --dist loadfile $(ARGS)

lint: install ## Check the code's style
	$(PYTHON) -m ruff check $(ARGS) .
	$(PYTHON) -m ruff format --check .

describe: install ## Write datapackage.json and the data dictionary from the schema
	$(PYTHON) -m gatemap.cli describe $(ARGS)

basemap: ## Build data/basemap and the province outlines again from their sources (needs node and npm)
	@sh scripts/bootstrap.sh basemap
	$(PYTHON) scripts/basemap/build.py $(ARGS)
	$(PYTHON) scripts/basemap/context.py

screenshots: install ## Take the pictures of the README from the running app
	chromium=$$($(PYTHON) -m scripts.provide_chromium) && \
	GATEMAP_CHROMIUM="$$chromium" $(PYTHON) -m scripts.screenshots

bench: install ## Measure speed and memory, as Markdown: make bench ARGS="--sizes 0 1000 --no-peers"
	chromium=$$($(PYTHON) -m scripts.provide_chromium) && \
	GATEMAP_CHROMIUM="$$chromium" $(PYTHON) -m benchmarks.run $(ARGS)

bench-compare: install ## Measure a revision and the tree as it is, side by side: make bench-compare REV=HEAD
	chromium=$$($(PYTHON) -m scripts.provide_chromium) && \
	GATEMAP_CHROMIUM="$$chromium" $(PYTHON) -m benchmarks.compare "$(REV)" $(ARGS)

soak: install ## Run the tests that take long, let 50 visitors use the app for ten minutes, and find how many it can serve
	chromium=$$($(PYTHON) -m scripts.provide_chromium) && export GATEMAP_CHROMIUM="$$chromium" && \
	$(PYTHON) -m pytest --numprocesses auto --maxprocesses 8 --dist loadfile -m slow && \
	$(PYTHON) -m benchmarks.load --visitors 50 --minutes 10 --browsers 2 $(ARGS) && \
	$(PYTHON) -m benchmarks.load --knee $(ARGS)

lock: ## Move every dependency to its newest version
	@sh scripts/bootstrap.sh lock

audit: ## Look up known holes in the packages of uv.lock (asks PyPI)
	@sh scripts/bootstrap.sh audit

sbom: ## Write dist/gatemap.cdx.json, the list of all packages (CycloneDX)
	@sh scripts/bootstrap.sh sbom
