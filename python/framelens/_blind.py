"""What do coders get to see, and what is kept from them?"""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from framelens._spreadsheet import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What a key calls itself, so that no other file is taken for one.
FORMAT = "framelens validation key 1"
#: White space and signs that no cell of a spreadsheet may hold.
BLANKS = r"[\s\x00-\x1f\x7f-\x9f\u200b\ufeff\ufffe\uffff]+"
#: As many characters as a cell of Excel holds.
CELL = 32_767


@dataclass(frozen=True, eq=False, repr=False)
class ValidationSample:
    """Sentences to be coded by hand, and, apart from them, what the dictionary found there.

    Made by :func:`validation_sample`.

    Parameters
    ----------
    sheet : DataFrame, one row per sentence, in random order
        For the coders. ``id`` (str, "s001"), ``before``, ``sentence``, ``after`` (str, white space
        of any kind as one blank), and an empty column for each frame, to be filled with 1 (the
        sentence has the frame) or 0.
    key : DataFrame, one row per sentence, in the same order
        Not for the coders. ``id``, ``doc`` (id of the document), ``sentence`` (int64, from 0),
        ``start``, ``end`` (int64, code points in the text; none for a corpus made of tokens),
        ``stratum`` (int64, a row of `strata`).
    hits : DataFrame, one row per hit in these sentences
        Not for the coders. ``id``, ``frame``, ``entry`` (str).
    strata : DataFrame, one row per stratum
        ``frame`` (str, missing for sentences without a hit), the docvars of the strata,
        ``population`` (int64, sentences there are), ``drawn`` (int64), ``probability`` (float64,
        drawn / population), ``weight`` (float64, population / drawn; NaN where none is drawn).
    having : DataFrame, one row per stratum and one int64 column per frame
        How many sentences of the stratum have a hit of the frame.
    settings : dict
        How the sample was drawn.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus, frames = fl.Corpus(["A war. A dog."]), fl.Dictionary({"war": ["war"]})
    >>> sample = fl.validation_sample(corpus, frames, n=2)
    >>> sample.sheet[["id", "sentence"]]
       id sentence
    0  s1   A war.
    1  s2   A dog.
    >>> sample.key[["id", "doc", "start", "end", "stratum"]]
       id  doc  start  end  stratum
    0  s1    0      0    6        0
    1  s2    0      7   13        1
    """

    sheet: pd.DataFrame
    key: pd.DataFrame
    hits: pd.DataFrame
    strata: pd.DataFrame
    having: pd.DataFrame
    settings: dict[str, Any] = field(repr=False)

    def __len__(self) -> int:
        return len(self.key)

    def __repr__(self) -> str:
        n, frames = len(self), self.having.shape[1]
        many = "" if frames == 1 else "s"
        return f"<framelens.ValidationSample of {n} sentences and {frames} frame{many}>"

    def write(self, path: str | Path, *, key: str | Path | None = None) -> None:
        """Write the sheet for the coders, and the key to another file.

        Parameters
        ----------
        path : str or Path
            The sheet: ``.csv`` (UTF-8 with a byte order mark, as Excel wants it) or ``.xlsx``
            (needs ``framelens[formats]``). A file that is there is replaced.
        key : str or Path, optional
            The key, a JSON file; beside the sheet, "coded.key.json" for "coded.csv", if not given.
            Give the coders the sheet alone.

        Raises
        ------
        ValueError
            If the ending is another, or both are one file.
        ImportError
            If ``.xlsx`` is asked for and the extra is missing.

        Notes
        -----
        A cell that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-`` or
        ``@``) is written with ``'`` before it. Ids begin with a letter, so that no spreadsheet
        takes them for numbers or dates.

        Examples
        --------
        >>> import framelens as fl, pathlib, tempfile
        >>> corpus, frames = fl.Corpus(["=A war. A dog."]), fl.Dictionary({"war": ["war"]})
        >>> path = pathlib.Path(tempfile.mkdtemp(), "coded.csv")
        >>> fl.validation_sample(corpus, frames, n=2).write(path)
        >>> print(path.read_text(encoding="utf-8-sig"))
        id,before,sentence,after,war
        s1,,'=A war.,A dog.,
        s2,'=A war.,A dog.,,
        <BLANKLINE>
        """
        path = Path(path)
        key = path.with_suffix(".key.json") if key is None else Path(key)
        if key == path:
            raise ValueError(f"key must be another file than the sheet, got {str(key)!r}")
        sheet = harmless(self.sheet)
        if path.suffix.lower() == ".csv":
            sheet.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")
        elif path.suffix.lower() == ".xlsx":
            _write_xlsx(sheet, path)
        else:
            raise ValueError(f"path must end in .csv or .xlsx, got {str(path)!r}")
        key.write_text(json.dumps(self._parts(), ensure_ascii=False) + "\n", encoding="utf-8")

    def _parts(self) -> dict[str, Any]:
        strata = self.strata.drop(columns=["probability", "weight"])
        tables = {"key": self.key, "hits": self.hits, "strata": strata, "having": self.having}
        plain = {name: json.loads(_columns(table)) for name, table in tables.items()}
        return {"format": FORMAT, "settings": self.settings, **plain}


def sheet(texts: Mapping[str, Any], ids: pd.Series[Any], frames: list[str]) -> pd.DataFrame:
    """Return what the coders see: sentences, and empty cells for their labels."""
    words = {name: pd.Series(column, dtype=object) for name, column in texts.items()}
    plain = {name: column.str.replace(BLANKS, " ", regex=True) for name, column in words.items()}
    empty: dict[str, Any] = {name: pd.array([pd.NA] * len(ids), dtype="Int64") for name in frames}
    return pd.DataFrame({"id": ids} | plain | empty)


def weighted(strata: pd.DataFrame) -> pd.DataFrame:
    """Return the strata with the probability and the weight of their sentences."""
    drawn, population = strata["drawn"], strata["population"]
    weight = population / drawn.where(drawn > 0)
    return strata.assign(probability=drawn / population, weight=weight)


def _columns(table: pd.DataFrame) -> str:
    split = table.to_json(orient="split", index=False, date_format="iso", force_ascii=False)
    return str(split)


def _write_xlsx(sheet: pd.DataFrame, path: Path) -> None:
    if importlib.util.find_spec("openpyxl") is None:
        raise ImportError(
            "path ends in .xlsx, which needs openpyxl: pip install 'framelens[formats]', "
            "or write a .csv"
        )
    for name in ("before", "sentence", "after"):
        sheet[name] = sheet[name].str.slice(0, CELL)
    with pd.ExcelWriter(path, engine="openpyxl") as book:
        sheet.to_excel(book, sheet_name="sentences", index=False, freeze_panes=(1, 1))
