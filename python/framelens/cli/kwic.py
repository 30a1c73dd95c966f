"""framelens kwic: the lines around a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framelens.cli import arguments
from framelens.cli.output import checked_format, write
from framelens.cli.render import concordance
from framelens.kwic import kwic

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[arguments.Parser]) -> None:
    """Describe the command."""
    pattern = arguments.Parser(add_help=False)
    pattern.add_argument("pattern", metavar="PATTERN", help="a word, glob or phrase: 'hegemon*'")
    command = commands.add_parser(
        "kwic",
        parents=[pattern, arguments.texts(), arguments.output()],
        help="every occurrence of a word, glob or phrase with the text around it",
        description="Show every occurrence of a word, glob or phrase with the text around it.",
    )
    command.add_argument(
        "--window", type=int, default=8, metavar="N", help="words on either side (8)"
    )
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> None:
    """Write the lines."""
    checked_format(asked)
    lines = kwic(arguments.corpus_of(asked), asked.pattern, window=asked.window)
    write(lines, asked, concordance)
