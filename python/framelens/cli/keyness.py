"""framelens keyness: the terms that set one group apart."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Any, get_args

import pandas as pd

from framelens._comparison import MANY_GROUPS
from framelens._docvars import docvar
from framelens._groups import DOC
from framelens._measures import Measure
from framelens._reference import REST
from framelens.cli import arguments
from framelens.cli.output import checked_format, write
from framelens.cli.render import grid
from framelens.keyness import keyness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framelens.corpus import Corpus

MEASURES = get_args(Measure)
#: Terms of each group in a table for reading.
TOP = 20


def add(commands: argparse._SubParsersAction[arguments.Parser]) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "keyness",
        parents=[arguments.texts(), arguments.grouping(), arguments.output()],
        help="the terms that one group uses more, or less, than another",
        description="Find the terms that one group uses more, or less, than another.",
    )
    add_argument = command.add_argument
    add_argument("--target", metavar="GROUP", help="the group that is set apart; else each in turn")
    add_argument("--reference", metavar="GROUP", help="the group to compare with; else the rest")
    add_argument("--ngrams", type=_lengths, default=(1, 1), metavar="N|N-M", help="lengths (1)")
    add_argument(
        "--measures",
        type=_listed,
        default=["g2", "log_ratio", "log_odds"],
        metavar="A,B",
        help=f"what to compute, sorted by the first (g2,log_ratio,log_odds): {', '.join(MEASURES)}",
    )
    add_argument(
        "--unit",
        default="auto",
        choices=("auto", "document", "token"),
        help="what p draws at random (auto)",
    )
    add_argument("--min-count", type=int, default=3, metavar="N", help="rarer terms are left out")
    add_argument(
        "--top",
        type=int,
        metavar="N",
        help=f"the first N terms of each comparison ({TOP} in a table, else all)",
    )
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> None:
    """Write the table of terms."""
    form = checked_format(asked)
    if asked.top is not None and asked.top < 1:
        raise ValueError(f"--top must be 1 or more, got {asked.top}")
    corpus, by = arguments.corpus_of(asked), arguments.by_of(asked) or DOC
    if by == DOC and asked.target is None and len(corpus) > MANY_GROUPS:
        raise ValueError(f"--by must name a column: {len(corpus):,} documents are too many groups")
    table = keyness(
        corpus,
        by=by,
        target=_label(corpus, by, asked.target),
        reference=REST if asked.reference is None else _label(corpus, by, asked.reference),
        ngrams=asked.ngrams,
        measures=asked.measures,
        unit=asked.unit,
        min_count=asked.min_count,
    )
    top = asked.top or (TOP if form == "table" else None)
    if top is not None:
        groups = table[by] if asked.target is None else pd.Series(0, index=table.index)
        table = table[table.groupby(groups.to_numpy()).cumcount() < top]
    write(table, asked, _shown)


def _shown(table: pd.DataFrame) -> Iterator[str]:
    yield grid(table.round(3), index=False)


def _label(corpus: Corpus, by: str, name: str | None) -> Any:
    """Return the group of that name: 2014 may be a number."""
    if name is None:
        return None
    labels = corpus.ids if by == DOC else docvar(corpus, by, parameter="by").unique().tolist()
    return next((label for label in labels if str(label) == name), name)


def _lengths(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d+)(?:[-,](\d+))?", text)
    if not found:
        raise argparse.ArgumentTypeError(f"must be N or N-M, got {text!r}")
    return int(found[1]), int(found[2] or found[1])


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
