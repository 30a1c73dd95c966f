"""framelens compare: the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framelens._comparison import compare
from framelens.cli import arguments
from framelens.cli.render import render
from framelens.report import report

if TYPE_CHECKING:
    import argparse

#: Lines of each frame, on a screen and on a page.
PRINTED, ON_PAGE = 5, 50


def add(commands: argparse._SubParsersAction[arguments.Parser]) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "compare",
        parents=[arguments.texts(), arguments.grouping(), arguments.dictionary()],
        help="frames, telling terms, likeness and lines of articles or groups of them",
        description="Print documents and sizes, frames with intervals, the terms that set each "
        "group apart, likeness, and the lines behind the frames; or write them as a page.",
    )
    command.add_argument(
        "--lines",
        type=int,
        metavar="N",
        help=f"lines shown of each frame ({PRINTED}; {ON_PAGE} on a page)",
    )
    command.add_argument(
        "-o", "--output", metavar="FILE", help="write a page (.html) that needs nothing else"
    )
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> None:
    """Print the comparison, or write the page."""
    if asked.lines is not None and asked.lines < 0:
        raise ValueError(f"--lines must be 0 or more, got {asked.lines}")
    corpus, by = arguments.corpus_of(asked), arguments.by_of(asked)
    frames = arguments.frames_of(asked)
    if asked.output:
        most = ON_PAGE if asked.lines is None else asked.lines
        file = report(corpus, frames, by=by, path=asked.output, max_lines=most)
        print(f"{file}: {file.stat().st_size / 1000:,.0f} kB")
        return
    most = PRINTED if asked.lines is None else asked.lines
    for paragraph in render(compare(corpus, frames, by), most):
        print(paragraph)
