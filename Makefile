# Each target works alone on a fresh clone: it first installs what it needs (see scripts/bootstrap.sh).
.DEFAULT_GOAL := help
.PHONY: help install run edit test lint lock describe basemap screenshots
PYTHON := .venv/bin/python
ARGS ?=

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' Makefile
	@echo 'More arguments go through ARGS: make run ARGS="--server.port 8600", make test ARGS="-k timeline"'

install: ## Install the app and its tools into .venv
	@sh scripts/bootstrap.sh

run: install ## Open the app in a browser
	$(PYTHON) -m streamlit run app.py $(ARGS)

edit: install ## Open the app to add and change events, on this machine alone
	$(PYTHON) -m gatemap.cli edit $(ARGS)

test: install ## Run every test, those in a real browser too
	chromium=$$($(PYTHON) scripts/provide_chromium.py) && \
	GATEMAP_CHROMIUM="$$chromium" $(PYTHON) -m pytest $(ARGS)

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
	chromium=$$($(PYTHON) scripts/provide_chromium.py) && \
	GATEMAP_CHROMIUM="$$chromium" $(PYTHON) -m scripts.screenshots

lock: ## Move every dependency to its newest version
	@sh scripts/bootstrap.sh lock
