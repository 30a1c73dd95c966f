# Needs cargo (Rust 1.89 or newer) and Python 3.11 or newer; all else goes into .venv.
# Another Python: make test PYTHON=python3.12

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
SOURCES := $(shell find src -name '*.rs') Cargo.toml Cargo.lock pyproject.toml
ORACLES := $(foreach name,association collocations dispersion lexical matrix shift similarity \
	sklearn,tests/python/test_$(name).py)
FILE ?= python/framelens/sample/articles.jsonl

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test nightly check check-rust check-python fuzz bench notebooks clean tools

help:          ## show this list
	@grep -E '^[a-z-]+: .*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

demo: .venv/.package  ## compare the sample articles, in the terminal
	$(BIN)/framelens compare --sample

test: .venv/.test  ## test the Rust core without Python, then the package and its examples
	cargo test --locked --quiet
	$(BIN)/python -m pytest

check: check-rust check-python  ## formats, lints, documentation and types, in both languages

check-rust: | tools
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked --all-targets --features python,cjk -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps

check-python: .venv/.dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy --strict python
	$(BIN)/python -m mypy.stubtest framelens._core
	PYTHONPATH=tests/python $(BIN)/python tests/lint/docstrings.py

nightly: .venv/.test  ## the tests that take long: 10,000 random cases a measure, calibration of p, coverage
	FRAMELENS_NIGHTLY=1 $(BIN)/python -m pytest $(ORACLES)
	PYTHONPATH=tests/python $(BIN)/python tests/nightly/calibration.py
	cargo test --locked --release --test rust -- --ignored coverage
	$(BIN)/python tests/nightly/coverage.py
	PYTHONPATH=tests/python $(BIN)/python tests/nightly/validation.py

fuzz: | tools  ## a million random texts at random settings; fewer with FRAMELENS_FUZZ=n
	cargo test --locked --release --test rust -- --ignored fuzz

bench: .venv/.bench  ## measure speed; your own texts: make bench FILE=articles.jsonl
	cargo bench --locked --bench '*' -- $(abspath $(FILE))
	$(BIN)/python tests/bench/counting.py $(FILE)
	$(BIN)/python tests/bench/pairs.py $(FILE)
	$(BIN)/python tests/bench/growth.py 2000 20000

notebooks: .venv/.test  ## run the notebooks; copies with their outputs go to target/notebooks
	mkdir -p target/notebooks
	cp notebooks/*.ipynb target/notebooks/
	$(BIN)/jupyter-execute --inplace --kernel_name=python3 target/notebooks/*.ipynb
	@echo "With their outputs: $(CURDIR)/target/notebooks"

clean:         ## remove all that was built: target, .venv, caches
	rm -rf target .venv dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find python tests -name __pycache__ -prune -exec rm -rf {} +
	rm -f python/framelens/_core*.so python/framelens/_core*.pyd

# The package alone, editable and optimised; again after a change of the Rust sources.
.venv/.package: $(SOURCES) | tools
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv .venv
	$(PIP) --upgrade 'pip>=25.1'
	@echo "Building the Rust core: a minute or two the first time."
	$(PIP) --editable .
	@touch $@

# What else a group of pyproject.toml needs.
.venv/.test .venv/.dev .venv/.bench: .venv/.%: pyproject.toml | .venv/.package
	$(PIP) --group $*
	@touch $@

tools:
	@cargo --version >/dev/null 2>&1 || \
	{ echo "framelens needs cargo, Rust 1.89 or newer (https://rustup.rs)." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	{ echo "framelens needs Python 3.11 or newer, and '$(PYTHON)' is not:" \
	"name one with PYTHON=, as in make test PYTHON=python3.12" >&2; exit 1; }
