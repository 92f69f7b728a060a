# The README's two commands, and what CI runs. Plain pip lines for machines without make stand in the README.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test check gate models corpora docs samples clean

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.base: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) install -c constraints.txt -e ".[ocr]"
	touch $@

$(VENV)/.dev: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) install -c constraints.txt -e ".[all,dev]"
	touch $@ $(VENV)/.base

demo: $(VENV)/.base  ## set up, then check the sample plans that the project ships
	$(BIN)/telaah check corpora/samples/pdf --fail-on never
	@echo
	@echo "Your own plans: $(BIN)/telaah check FILE_OR_FOLDER (--lang en for English, --format html --output findings.html)"

test: $(VENV)/.dev  ## set up, then run every test
	$(BIN)/python -m pytest

check: $(VENV)/.dev  ## lint, types, import contracts, generated files
	PATH="$(abspath $(BIN)):$$PATH" scripts/check

gate: $(VENV)/.dev  ## rules and models against their floors (models/baseline.json)
	$(BIN)/python scripts/gate

models: $(VENV)/.dev  ## train every model again, from raw data to card (needs the extra embed: torch, for the encoder)
	$(PIP) install -c constraints.txt -e ".[all,embed,dev]"
	$(BIN)/python -m weasel run all models

corpora: $(VENV)/.dev  ## build plans, gold and sentences again from their marked sources (needs LibreOffice)
	$(BIN)/python corpora/plans/build.py

docs: $(VENV)/.dev  ## write the generated pages again
	PATH="$(abspath $(BIN)):$$PATH" scripts/docs

samples: $(VENV)/.dev  ## build the sample plans again (needs LibreOffice)
	$(BIN)/python corpora/samples/build.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
