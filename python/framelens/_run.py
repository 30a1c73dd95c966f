"""How is a long call run: on how many threads, with what sign of life?"""

from __future__ import annotations

import importlib.util
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from framelens import _core
from framelens._memory import free_memory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tqdm.std import tqdm

#: A call that is done sooner shows no bar.
PATIENCE_SECONDS = 2.0
VARIABLE = "FRAMELENS_THREADS"
MOST_THREADS = 1024

_threads: int | None = None


def set_threads(n: int | None) -> None:
    """Choose how many threads every later call may use.

    No result depends on it.

    Parameters
    ----------
    n : int or None
        1 or more; None: what the environment variable ``FRAMELENS_THREADS`` says, and one thread a
        processor where it is not set.

    Raises
    ------
    TypeError
        If `n` is not a whole number.
    ValueError
        If `n` is less than 1 or more than 1,024.

    Examples
    --------
    >>> import framelens as fl
    >>> fl.set_threads(2)
    >>> fl.get_threads()
    2
    >>> fl.set_threads(None)
    """
    global _threads
    if n is not None and (isinstance(n, bool) or not isinstance(n, int)):
        raise TypeError(f"n must be a whole number or None, got {n!r}")
    if n is not None and not 1 <= n <= MOST_THREADS:
        raise ValueError(f"n must be 1 to {MOST_THREADS}, got {n}")
    _threads = n


def get_threads() -> int:
    """Tell how many threads a call may use; 0 means one a processor.

    Returns
    -------
    int
        What :func:`set_threads` or the environment variable ``FRAMELENS_THREADS`` chose, or 0.

    Raises
    ------
    ValueError
        If the environment variable is not a whole number.

    Examples
    --------
    >>> import framelens as fl
    >>> fl.set_threads(1)
    >>> fl.get_threads()
    1
    >>> fl.set_threads(None)
    """
    if _threads is not None:
        return _threads
    value = os.environ.get(VARIABLE, "0")
    if not value.isdecimal() or int(value) > MOST_THREADS:
        raise ValueError(f"{VARIABLE} must be a whole number to {MOST_THREADS}, got {value!r}")
    return int(value)


class _Bar:
    """A progress bar that appears only when the wait is long; called with (done, total)."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._start = time.monotonic()
        self._bar: tqdm[Any] | None = None

    def __call__(self, done: int, total: int) -> None:
        if self._bar is None:
            if time.monotonic() - self._start < PATIENCE_SECONDS:
                return
            self._bar = _bar_class()(desc=self._what, unit="", unit_scale=True, leave=False)
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()


def _bar_class() -> type[tqdm[Any]]:
    """Choose the bar: a notebook's own needs ipywidgets, and complains without."""
    if importlib.util.find_spec("ipywidgets") is None:
        from tqdm.std import tqdm
    else:
        from tqdm.auto import tqdm
    return tqdm


@contextmanager
def runner(what: str, *, is_large: bool = False) -> Iterator[_core.Runner]:
    """Yield what a call into the core needs to run; `what` names it on the progress bar.

    A call that `is_large` is told how much memory is free, and refuses what will not fit.
    """
    bar = _Bar(what)
    try:
        yield _core.Runner(
            threads=get_threads(), progress=bar, memory=free_memory() if is_large else None
        )
    finally:
        bar.close()
