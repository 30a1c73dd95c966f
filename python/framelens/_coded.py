"""What did the coders write into their sheets, and what does the key say of it?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens._blind import FORMAT, ValidationSample
from framelens._input import shown
from framelens._spreadsheet import harmless
from framelens.dictionary import Dictionary

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: What a cell may hold: that the sentence has the frame, that it has not, nothing.
LABELS = {"1": 1, "1.0": 1, "True": 1, "0": 0, "0.0": 0, "False": 0, "": -1}
#: How missing values write themselves.
MISSING = ["nan", "None", "<NA>", "NaN", "null"]


@dataclass(frozen=True)
class Key:
    """What was kept from the coders."""

    frames: Dictionary
    ids: pd.Index[Any]
    stratum: NDArray[np.uint32]
    hits: tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]]
    entries: dict[str, list[str]]
    strata: pd.DataFrame
    having: NDArray[np.uint64]
    settings: dict[str, Any]


def key_given(key: Any) -> Key:
    """Take the key out of a sample, or read it from the file beside the sheet."""
    if isinstance(key, ValidationSample):
        parts = {name: getattr(key, name) for name in ("key", "hits", "strata", "having")}
        return _key(parts, key.settings)
    if not isinstance(key, (str, Path)):
        raise TypeError(
            "key must be the framelens.ValidationSample or the file written beside the sheet, "
            f"got {type(key).__name__}"
        )
    try:
        read = json.loads(_file("key", key).read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"key must be a JSON file, {str(key)!r} is none: {error}") from None
    if not isinstance(read, dict) or read.get("format") != FORMAT:
        raise ValueError(f"key must be a file of the format {FORMAT!r}, {str(key)!r} is none")
    try:
        names = ("key", "hits", "strata", "having")
        parts = {
            name: pd.DataFrame(read[name]["data"], columns=read[name]["columns"]) for name in names
        }
        return _key(parts, read["settings"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"key {str(key)!r} is not as it was written: {error!r}") from None


def _key(parts: Mapping[str, pd.DataFrame], settings: dict[str, Any]) -> Key:
    rows = parts["key"]
    ids = pd.Index(rows["id"].astype(str))
    frames = Dictionary._of_setting(settings["frames"])
    entries = _including(frames)
    having = parts["having"].to_numpy(dtype=np.uint64)
    return Key(
        frames=frames,
        ids=ids,
        stratum=rows["stratum"].to_numpy(dtype=np.uint32),
        hits=_numbered(parts["hits"], ids, frames.frames, entries),
        entries=entries,
        strata=parts["strata"],
        having=np.ascontiguousarray(having),
        settings=settings,
    )


def _including(frames: Dictionary) -> dict[str, list[str]]:
    """Return frame and pattern of each entry that does not exclude."""
    lines = [line for line in frames._lines() if not line[2]]
    names = frames.frames
    return {"frame": [names[line[0]] for line in lines], "entry": [line[1] for line in lines]}


def _numbered(
    hits: pd.DataFrame, ids: pd.Index[Any], frames: list[str], entries: dict[str, list[str]]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the sentence, the frame and the entry of each hit by number."""
    rows = ids.get_indexer(pd.Index(hits["id"].astype(str)))
    frame = pd.Index(frames).get_indexer(pd.Index(hits["frame"]))
    known = pd.MultiIndex.from_arrays([entries["frame"], entries["entry"]])
    entry = known.get_indexer(pd.MultiIndex.from_arrays([hits["frame"], hits["entry"]]))
    for numbers, what in ((rows, "sentence"), (frame, "frame"), (entry, "entry")):
        if (numbers < 0).any():
            raise ValueError(f"hits of an unknown {what}")
    return rows.astype(np.uint32), frame.astype(np.uint32), entry.astype(np.uint32)


def sheets_given(coded: Any) -> dict[str, pd.DataFrame]:
    """Return one sheet a coder, by name."""
    if isinstance(coded, Mapping):
        sheets = {str(name): _sheet(sheet, f"of {name!r}") for name, sheet in coded.items()}
    elif isinstance(coded, (list, tuple)):
        sheets = {
            f"coder{place}": _sheet(sheet, f"of coder{place}")
            for place, sheet in enumerate(coded, start=1)
        }
    else:
        sheet = _sheet(coded, "")
        if "coder" not in sheet:
            return {"coder1": sheet}
        sheets = {str(name): own for name, own in sheet.groupby("coder", sort=True)}
    if not sheets:
        raise ValueError("coded must hold a sheet at least, got none")
    return sheets


def _sheet(sheet: Any, whose: str) -> pd.DataFrame:
    if isinstance(sheet, (str, Path)):
        return _read(_file("coded", sheet))
    if nw.dependencies.is_into_dataframe(sheet):
        table: pd.DataFrame = nw.from_native(sheet, eager_only=True).to_pandas()
        return table
    what = " ".join(word for word in ("sheet", whose) if word)
    raise TypeError(
        f"coded must hold tables or files, or map coders to them, got {type(sheet).__name__} "
        f"for the {what}"
    )


def _file(parameter: str, path: str | Path) -> Path:
    if not Path(path).is_file():
        raise FileNotFoundError(f"{parameter} must name a file, there is none at {str(path)!r}")
    return Path(path)


def _read(path: Path) -> pd.DataFrame:
    how: dict[str, Any] = {"dtype": str, "keep_default_na": False}
    table: pd.DataFrame
    if path.suffix.lower() == ".xlsx":
        table = pd.read_excel(path, **how)
        return table
    # Some spreadsheets write semicolons or tabs where the locale has commas in numbers.
    head = path.read_text(encoding="utf-8-sig").split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    table = pd.read_csv(path, sep=separator, encoding="utf-8-sig", **how)
    return table


def labels_of(sheets: Mapping[str, pd.DataFrame], key: Key) -> NDArray[np.int8]:
    """Return the labels by coder, sentence and frame; -1 where there is none."""
    labels = [_labels(sheet, coder, key) for coder, sheet in sheets.items()]
    return np.ascontiguousarray(np.stack(labels), dtype=np.int8)


def _labels(sheet: pd.DataFrame, coder: str, key: Key) -> NDArray[np.int8]:
    names = key.frames.frames
    written = harmless(pd.DataFrame(columns=names)).columns
    sheet = sheet.rename(columns=dict(zip(written, names, strict=True)))
    missing = [name for name in ("id", *names) if name not in sheet]
    if missing:
        raise ValueError(
            f"coded must have the columns of the sheet, that of {coder!r} lacks {shown(missing)}"
        )
    if not len(sheet):
        raise ValueError(f"coded must hold labels, that of {coder!r} has no row")
    ids = sheet["id"].astype(str).str.strip()
    unknown, twice = ids[~ids.isin(key.ids)], ids[ids.duplicated()]
    if len(unknown):
        raise ValueError(
            f"coded must have the ids of the key, that of {coder!r} has {shown(unknown.tolist())}"
        )
    if len(twice):
        raise ValueError(
            f"coded must have each sentence once, that of {coder!r} has "
            f"{shown(twice.tolist())} more than once; name coders in a column 'coder'"
        )
    cells = sheet[names].astype(str).fillna("").apply(lambda column: column.str.strip())
    numbers = cells.replace(MISSING, "").apply(lambda column: column.map(LABELS))
    wrong = numbers.isna().to_numpy()
    if wrong.any():
        row, column = (int(place[0]) for place in np.nonzero(wrong))
        raise ValueError(
            f"coded must hold 1, 0 or nothing, that of {coder!r} holds "
            f"{cells.iloc[row, column]!r} for {names[column]!r} in {ids.iloc[row]!r}"
        )
    numbers.index = pd.Index(ids)
    found: NDArray[np.int8] = numbers.reindex(key.ids, fill_value=-1).to_numpy(dtype=np.int8)
    if (found < 0).all():
        raise ValueError(f"coded must hold labels, that of {coder!r} holds none")
    return found
