# The whole workflow on one screen. Windows without make: see README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: app class install test check format spaces faces digits fashion emoji sentences transactions spoken-digits bench soak clean

app: $(VENV)/installed            ## open the app on http://127.0.0.1:8501
	$(BIN)/python -m latent app

class: $(VENV)/installed          ## serve a class: an address, a QR code and a PIN for the phones and laptops of this network
	$(BIN)/python -m latent class

install: $(VENV)/installed        ## install into .venv, once for each change of what is needed

$(VENV)/installed: requirements.txt pyproject.toml latent/ui/components/npm/package-lock.json
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m latent.ui.components.browser_engine
	touch $@

$(VENV)/tested: $(VENV)/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	$(BIN)/python tests/browser/chromium.py
	touch $@

test: $(VENV)/tested              ## every test, those in a real Chromium included
	$(BIN)/python -m pytest

check: $(VENV)/tested             ## lint, format and the quick tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest -q -m 'not browser and not slow'

format: $(VENV)/tested
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

DATA ?= ../shared/data/images
TEXTS ?= ../shared/data/text
SOUNDS ?= ../shared/data/sounds
SPACES = faces digits fashion emoji sentences transactions spoken-digits
spaces: $(SPACES) ## train the shipped spaces again; DATA, TEXTS and SOUNDS are folders with the data sets that README.md names

faces: FILE = build/faces.npz
digits: FILE = $(DATA)/mnist_train.npz
fashion: FILE = $(DATA)/fashion_mnist_train.npz
emoji: FILE = $(DATA)/noto_emoji_72.zip
sentences: FILE = $(TEXTS)/tatoeba_english_train.txt
transactions: FILE = build/payments.parquet
spoken-digits: FILE = $(SOUNDS)/spoken_digits.zip
$(SPACES): KIND = image
sentences: KIND = text
transactions: KIND = table
transactions: COLUMNS = --column label=fraud --column owner=customer --column time=time
spoken-digits: KIND = sound
faces: build/faces.npz
transactions: build/payments.parquet
$(SPACES): $(VENV)/installed
	$(BIN)/python -m latent train $(FILE) --modality $(KIND) $(COLUMNS) \
	    --recipe assets/recipes/$@.toml --out assets/spaces/$@ --overwrite

build/faces.npz: latent/faces.py | $(VENV)/installed
	$(BIN)/python -m latent draw 20000 --out $@

build/payments.parquet: $(wildcard latent/payments/*.py) | $(VENV)/installed
	$(BIN)/python -m latent draw payments 20000 --out $@

bench: $(VENV)/tested             ## measure everything in benchmarks/ and write benchmarks/results.md
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python benchmarks/run.py

soak: $(VENV)/tested              ## half an hour of twenty people, and whether memory stays flat
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python benchmarks/run.py soak

clean:
	rm -rf $(VENV) build .pytest_cache .ruff_cache
