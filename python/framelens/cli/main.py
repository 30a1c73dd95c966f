"""What can be asked from a terminal?"""

from __future__ import annotations

import os
import sys
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from framelens import _core
from framelens.cli import compare, framing, keyness, kwic
from framelens.cli.arguments import STOPPED, WRONG, Parser, tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

ERRORS = (ValueError, TypeError, OSError, ImportError, MemoryError, OverflowError)


def parser() -> Parser:
    """Describe the command line."""
    top = Parser(prog="framelens", description="Compare rhetoric across articles.")
    top.add_argument("--version", action="version", version=f"framelens {_core.__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in (compare, framing, keyness, kwic):
        command.add(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit code."""
    asked = _asked(arguments)
    try:
        with _warnings_in_a_line():
            asked.run(asked)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has seen enough; the rest has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except ERRORS as error:
        tell(error)
        return WRONG
    except KeyboardInterrupt:
        tell("stopped")
        return STOPPED
    return 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the arguments; paths may stand on both sides of an option."""
    top = parser()
    asked, rest = top.parse_known_args(arguments)
    unknown = [argument for argument in rest if argument.startswith("-")]
    if unknown:
        top.error(f"unrecognized arguments: {' '.join(unknown)}")
    asked.paths = [*asked.paths, *rest]
    return asked


@contextmanager
def _warnings_in_a_line() -> Iterator[None]:
    """Say each warning once, in one line."""
    said: set[str] = set()

    def say(message: Any, *_: Any, **__: Any) -> None:
        if str(message) not in said:
            said.add(str(message))
            tell(message)

    with warnings.catch_warnings():
        warnings.simplefilter("always", UserWarning)
        warnings.showwarning = say
        yield
