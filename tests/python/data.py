"""Where does the shared data lie? Tests read it there, and skip with a reason if it is missing."""

from __future__ import annotations

import csv
import gzip
import json
import os
from pathlib import Path

import pytest

#: The repository.
ROOT = Path(__file__).resolve().parents[2]
#: The folder of texts (``data``) and of numbers to be right by (``gold``); never copied.
SHARED = Path(os.environ.get("FRAMELENS_DATA", ROOT.parent / "shared"))


def needs(path: str) -> Path:
    """Return a file or folder of the shared data, such as "data/seeds"; skip if it is missing."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"needs {path}, not in {SHARED}; set FRAMELENS_DATA", allow_module_level=True)
    return found


def has(path: str) -> bool:
    """Tell whether a file or folder of the shared data is there."""
    return (SHARED / path).exists()


def text_of(path: str) -> str:
    """Read a file, unzipped where its name ends in .gz; its line ends stay as they are."""
    raw = needs(path).read_bytes()
    return (gzip.decompress(raw) if path.endswith(".gz") else raw).decode("utf-8")


def lines_of(path: str) -> list[dict]:
    """Read one JSON object a line."""
    return [json.loads(line) for line in text_of(path).split("\n") if line.strip()]


def texts(name: str) -> list[dict]:
    """Read the documents of data/`name`.jsonl.gz."""
    return lines_of(f"data/{name}.jsonl.gz")


def gold(path: str) -> list[dict[str, str]]:
    """Read a CSV table of gold/ as rows of strings, in its order."""
    return list(csv.DictReader(text_of(f"gold/{path}").splitlines(keepends=True)))


def gold_json(path: str):
    """Read a JSON file of gold/."""
    return json.loads(text_of(f"gold/{path}"))


def golden(name: str):
    """Read tests/golden/`name`.json, which is part of the repository."""
    return json.loads((ROOT / "tests/golden" / f"{name}.json").read_text(encoding="utf-8"))
