"""What do all commands take: paths, columns, a format?"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, NoReturn

from framelens._options import left_out
from framelens._plain import plain
from framelens.dictionary import Dictionary
from framelens.read import read
from framelens.sample import load_sample, sample_frames

if TYPE_CHECKING:
    from framelens.corpus import Corpus

#: Exit codes: as the shell has them for a wrong call and for Ctrl-C.
WRONG, STOPPED = 2, 130
FORMATS = ("table", "csv", "json", "parquet")


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2."""
        tell(f"{message} (see {self.prog} --help)")
        self.exit(WRONG)


def tell(message: object) -> None:
    """Say one line on stderr."""
    print(f"framelens: {plain(message)}", file=sys.stderr)


def texts() -> Parser:
    """Describe where texts come from."""
    parent = Parser(add_help=False)
    parent.add_argument(
        "paths",
        nargs="*",
        default=[],
        metavar="PATH",
        help="texts (.txt, .html) or tables (.csv, .jsonl, …)",
    )
    parent.add_argument("--sample", action="store_true", help="the sample corpus of the package")
    parent.add_argument("--text", metavar="COLUMN", help="tables: the column of texts")
    parent.add_argument("--id", metavar="COLUMN", help="tables: the column of ids")
    parent.add_argument("--title", metavar="COLUMN", help="tables: the column of titles")
    return parent


def grouping() -> Parser:
    """Describe how documents are grouped."""
    parent = Parser(add_help=False)
    parent.add_argument("--by", metavar="COLUMN", help="compare groups, not documents")
    return parent


def dictionary() -> Parser:
    """Describe which frames are looked for."""
    parent = Parser(add_help=False)
    parent.add_argument("--frames", metavar="FILE", help="a dictionary (.yml); else the built-in")
    return parent


def output() -> Parser:
    """Describe how a table is written."""
    parent = Parser(add_help=False)
    parent.add_argument(
        "--format",
        choices=FORMATS,
        help="table (default): for reading; csv; json: a list of records, UTF-8; parquet. "
        "With -o, what the name of the file ends in",
    )
    parent.add_argument("-o", "--output", metavar="FILE", help="write to a file")
    parent.add_argument(
        "--safe",
        action="store_true",
        help="csv: put ' before text cells that begin with = + - @, which spreadsheets would run",
    )
    return parent


def corpus_of(asked: argparse.Namespace) -> Corpus:
    """Read the corpus that was asked for."""
    if asked.sample:
        if asked.paths:
            raise ValueError(f"--sample takes no PATH, got {asked.paths[0]!r}")
        columns = {f"--{name}": getattr(asked, name) for name in ("text", "id", "title")}
        left_out("--sample is given", **columns)
        return load_sample()
    if not asked.paths:
        raise ValueError("PATH must name at least one file; --sample shows the sample corpus")
    return read(asked.paths, text=asked.text, id=asked.id, title=asked.title)


def by_of(asked: argparse.Namespace) -> str | None:
    """Return the column of groups; the sample has outlets."""
    by: str | None = asked.by
    return by or ("outlet" if asked.sample else None)


def frames_of(asked: argparse.Namespace) -> Dictionary:
    """Read the frames that were asked for."""
    return Dictionary.read(asked.frames) if asked.frames else sample_frames()
