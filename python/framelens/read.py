"""From files to a corpus."""

from __future__ import annotations

import glob
import gzip
import importlib.util
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from framelens.corpus import Corpus

if TYPE_CHECKING:
    from framelens.tokenizer import Tokenizer

Paths = str | Path | Iterable[str | Path]

TEXTS = (".txt", ".html", ".htm")
TABLES = (".csv", ".jsonl", ".jsonl.gz", ".parquet")


def read(
    paths: Paths,
    *,
    text: str | None = None,
    id: str | None = None,
    title: str | None = None,
    tokenizer: Tokenizer | None = None,
    clean: bool = False,
    lines: Any = None,
) -> Corpus:
    """Read a corpus from files.

    Parameters
    ----------
    paths : str, Path, or iterable of these
        Files; a str may hold ``*`` and ``?``. Either texts, one document a file: ``.txt`` (UTF-8)
        and ``.html`` (needs the extra ``framelens[html]``); or tables: ``.csv``, ``.jsonl``,
        ``.jsonl.gz``, ``.parquet`` (needs ``framelens[arrow]``). Not both kinds.
    text : str, optional
        Tables: name of the column of texts; ``"text"`` if not given.
    id : str, optional
        Tables: name of the column of ids; row numbers over all files if not given.
    title : str, optional
        Tables: name of the column of titles.
    tokenizer : Tokenizer, optional
        What counts as a word; ``Tokenizer()`` if not given.
    clean : bool, default False
        Whether only the article is counted, as of :class:`Corpus`.
    lines : DataFrame, optional
        Lines that recur, as of :class:`Corpus`.

    Returns
    -------
    Corpus
        Files in the order given, those of a pattern sorted by name. A document from a text file is
        named after it (the shortest paths that tell the files apart) and has the docvar ``file``.

    Raises
    ------
    FileNotFoundError
        If a file does not exist, or a pattern matches none.
    ValueError
        If a file is of another kind, cannot be read, or is not UTF-8; the message names file and
        byte. Nothing is guessed.
    ImportError
        If an extra is missing; the message names it.

    Notes
    -----
    Of ``.html`` only what trafilatura takes for the article becomes the text, so most of what
    stands around it is gone. `clean` looks at the lines of that text, and leaves out what they
    still hold of bylines, share buttons, comments and doubled titles; :func:`cleaning` lists it.

    Examples
    --------
    >>> import framelens as fl
    >>> fl.read(fl.sample.ARTICLES, id="id", title="title")
    <framelens.Corpus of 52 documents>
    """
    how: Any = {"tokenizer": tokenizer, "clean": clean, "lines": lines}
    files = _files(paths)
    kinds = {_kind(file) in TABLES for file in files}
    if len(kinds) > 1:
        raise ValueError("paths must be either texts or tables, got both")
    if kinds == {True}:
        text = text or "text"
        table = pd.concat([_table(file, text) for file in files], ignore_index=True)
        return Corpus(table, text=text, id=id, title=title, **how)
    for name, value in (("text", text), ("id", id), ("title", title)):
        if value is not None:
            raise ValueError(f"{name} names a column, but text files have none, got {value!r}")
    table = pd.DataFrame(
        {"file": _names(files), "text": [_text(file) for file in files]}, dtype=object
    )
    return Corpus(table, text="text", id="file", **how)


def _files(paths: Paths) -> list[Path]:
    if isinstance(paths, (str, Path)):
        paths = [paths]
    listed = list(paths) if isinstance(paths, Iterable) else [paths]
    wrong = [path for path in listed if not isinstance(path, (str, Path))]
    if wrong:
        kind = type(wrong[0]).__name__
        raise TypeError(f"paths must be a str, a Path or a list of them, got {kind} {wrong[0]!r}")
    files = [file for path in listed for file in _expand(path)]
    if not files:
        raise FileNotFoundError("paths must name at least one file, got none")
    return files


def _expand(path: str | Path) -> list[Path]:
    if Path(path).is_file():
        return [Path(path)]
    if Path(path).is_dir():
        raise ValueError(f"paths must name files, got the folder {str(path)!r}; add /*.txt to it")
    found = sorted(glob.glob(str(path), recursive=True))
    if not found:
        raise FileNotFoundError(f"paths must name files, there is none at {str(path)!r}")
    return [Path(file) for file in found if Path(file).is_file()]


def _kind(file: Path) -> str:
    for kind in (*TABLES, *TEXTS):
        if file.name.lower().endswith(kind):
            return kind
    raise ValueError(f"{file} must end in one of {', '.join((*TEXTS, *TABLES))}")


def _decoded(file: Path) -> str:
    opened = gzip.open if file.name.lower().endswith(".gz") else open
    try:
        with opened(file, "rb") as stream:
            return stream.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"{file} is not UTF-8: byte {error.start} is {error.object[error.start]:#04x}; "
            "convert it, or decode it yourself and pass the texts"
        ) from error
    except (OSError, EOFError) as error:
        raise ValueError(f"{file} cannot be read: {error}") from error


def _text(file: Path) -> str:
    text = _decoded(file)
    if _kind(file) == ".txt":
        return text
    if importlib.util.find_spec("trafilatura") is None:
        raise ImportError(f"reading {file} needs trafilatura: pip install 'framelens[html]'")
    import trafilatura

    extracted: str | None = trafilatura.extract(text)
    if extracted is None:
        raise ValueError(f"{file} holds no article that could be found")
    return extracted


def _table(file: Path, text: str) -> pd.DataFrame:
    kind = _kind(file)
    if kind == ".parquet":
        if importlib.util.find_spec("pyarrow") is None:
            raise ImportError(f"reading {file} needs pyarrow: pip install 'framelens[arrow]'")
        try:
            return pd.read_parquet(file)
        except (ValueError, OSError) as error:
            raise ValueError(f"{file} cannot be read: {error}") from error
    content = _decoded(file)
    if kind != ".csv":
        return pd.DataFrame(_objects(file, content))
    try:
        # A text such as "1984" stays a text.
        return pd.read_csv(io.StringIO(content), dtype={text: "str"})
    except ValueError as error:
        raise ValueError(f"{file} cannot be read: {error}") from error


def _objects(file: Path, content: str) -> list[dict[str, Any]]:
    """Return one object a line; values keep the types that they have in the file."""
    found = []
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            json.dumps(row, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            told = f"line {number} holds half a surrogate pair"
            raise ValueError(f"{file} cannot be read: {told}") from error
        except ValueError as error:
            raise ValueError(f"{file} cannot be read: line {number}: {error}") from error
        if not isinstance(row, dict):
            raise ValueError(f"{file} cannot be read: line {number} is not a JSON object")
        found.append(row)
    return found


def _names(files: list[Path]) -> list[str]:
    """Return the shortest tails of the paths that tell all files apart."""
    longest = max(len(file.parts) for file in files)
    for length in range(1, longest + 1):
        names = ["/".join(file.parts[-length:]) for file in files]
        if len(set(names)) == len(files):
            return names
    again = next(file for place, file in enumerate(files) if file in files[:place])
    raise ValueError(f"paths must name each file once, got {str(again)!r} again")
