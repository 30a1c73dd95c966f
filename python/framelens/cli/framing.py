"""framelens framing: how often each group uses each frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framelens._groups import DOC
from framelens.cli import arguments
from framelens.cli.output import checked_format, write
from framelens.cli.render import grid
from framelens.framing import framing

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    import pandas as pd


def add(commands: argparse._SubParsersAction[arguments.Parser]) -> None:
    """Describe the command."""
    parents = [arguments.texts(), arguments.grouping(), arguments.dictionary(), arguments.output()]
    command = commands.add_parser(
        "framing",
        parents=parents,
        help="how often each group uses each frame, with intervals",
        description="Tell how often each document or group uses each frame, with an interval on "
        "every rate.",
    )
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> None:
    """Write the table of frames."""
    checked_format(asked)
    corpus, by = arguments.corpus_of(asked), arguments.by_of(asked) or DOC
    write(framing(corpus, arguments.frames_of(asked), by=by), asked, _shown)


def _shown(table: pd.DataFrame) -> Iterator[str]:
    yield grid(table.round(2), index=False)
