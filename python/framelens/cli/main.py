"""What can be asked from a terminal?"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from framelens import _core
from framelens._comparison import compare
from framelens.cli.render import render
from framelens.dictionary import Dictionary
from framelens.read import read
from framelens.sample import load_sample, sample_frames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framelens.corpus import Corpus

#: Exit codes: as the shell has them for a wrong call and for Ctrl-C.
WRONG, STOPPED = 2, 130


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    top = argparse.ArgumentParser(prog="framelens", description="Compare rhetoric across articles.")
    top.add_argument("--version", action="version", version=f"framelens {_core.__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    command = commands.add_parser(
        "compare",
        help="frames, telling terms, likeness and lines of articles or groups of them",
        description="Print documents and sizes, frames with intervals, the terms that set each "
        "group apart, likeness, and the lines behind the frames.",
    )
    command.add_argument(
        "paths", nargs="*", metavar="PATH", help="texts (.txt, .html) or tables (.csv, .jsonl, …)"
    )
    command.add_argument("--sample", action="store_true", help="the sample corpus of the package")
    command.add_argument("--text", metavar="COLUMN", help="tables: the column of texts")
    command.add_argument("--id", metavar="COLUMN", help="tables: the column of ids")
    command.add_argument("--title", metavar="COLUMN", help="tables: the column of titles")
    command.add_argument("--by", metavar="COLUMN", help="compare groups, not documents")
    command.add_argument("--frames", metavar="FILE", help="a dictionary (.yml); else the built-in")
    command.add_argument(
        "--lines", type=int, default=5, metavar="N", help="lines shown of each frame (5)"
    )
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit code."""
    asked = parser().parse_args(arguments)
    try:
        corpus, by = _corpus(asked)
        frames = Dictionary.read(asked.frames) if asked.frames else sample_frames()
        for paragraph in render(compare(corpus, frames, by), asked.lines):
            print(paragraph)
    except BrokenPipeError:
        # Whoever read the output has seen enough; the rest has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (ValueError, TypeError, OSError, ImportError, MemoryError) as error:
        print(f"framelens: {' '.join(str(error).split())}", file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        print("framelens: stopped", file=sys.stderr)
        return STOPPED
    return 0


def _corpus(asked: argparse.Namespace) -> tuple[Corpus, str | None]:
    if asked.lines < 0:
        raise ValueError(f"--lines must be 0 or more, got {asked.lines}")
    if asked.sample:
        if asked.paths:
            raise ValueError(f"--sample takes no PATH, got {asked.paths[0]!r}")
        return load_sample(), asked.by or "outlet"
    if not asked.paths:
        raise ValueError("PATH must name at least one file; --sample shows the sample corpus")
    columns = {"text": asked.text, "id": asked.id, "title": asked.title}
    return read(asked.paths, **columns), asked.by
