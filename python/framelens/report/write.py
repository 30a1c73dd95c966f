"""How does a comparison become a page?"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framelens._check import corpus_given, whole
from framelens._comparison import compare
from framelens._plain import plain
from framelens.hits import dictionary_given

if TYPE_CHECKING:
    from framelens.corpus import Corpus
    from framelens.dictionary import Dictionary

NEEDED = ("jinja2", "matplotlib")


def report(
    corpus: Corpus | Any,
    frames: Dictionary,
    *,
    by: str | None = None,
    path: str | os.PathLike[str] = "report.html",
    title: str | None = None,
    max_lines: int = 50,
) -> Path:
    """Write all that a first look finds on one page, for any browser, without the network.

    The page holds what ``framelens compare`` prints: documents and sizes, frames with rates and
    intervals, entries, the terms that set each group apart, likeness, and the lines behind the
    frames, with pictures. Each count links to its lines. Settings and versions stand at the end.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    frames : Dictionary
        What to look for.
    by : str or None, default None
        The docvar that makes the groups; None: every document on its own.
    path : str or path, default "report.html"
        The file to write; one that is there is replaced. Must end in ``.html`` or ``.htm``.
    title : str, optional
        The heading of the page.
    max_lines : int, default 50
        Lines shown of each frame, taken in turn from the groups that have any; how many more there
        are is said.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above; the message says which.
    OSError
        If the file cannot be written.
    ImportError
        If jinja2 or matplotlib is missing: ``pip install 'framelens[report]'``.

    Notes
    -----
    Texts are escaped, so that nothing in them runs; the page holds no script and forbids all
    requests. The same corpus, dictionary and versions give the same bytes.

    Cost: that of the comparison, then seconds for the pictures.

    Examples
    --------
    >>> import framelens as fl, tempfile
    >>> frames = fl.Dictionary({"hegemony": ["hegemon*"]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = fl.report(fl.load_sample(), frames, by="outlet", path=f"{folder}/report.html")
    ...     page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    True
    """
    _needs()
    corpus = corpus_given(corpus)
    dictionary_given(frames)
    if not len(corpus):
        raise ValueError("corpus must have at least one document, got none")
    max_lines = whole("max_lines", max_lines, least=0)
    if by is not None and not isinstance(by, str):
        raise TypeError(f"by must be the name of a docvar or None, got {by!r}")
    if title is not None and not isinstance(title, str):
        raise TypeError(f"title must be a str or None, got {title!r}")
    file = _file(path)
    # Loads matplotlib, which nothing else needs.
    from framelens.report.content import content

    page = _page(content(compare(corpus, frames, by), title, max_lines))
    file.write_bytes(page.encode("utf-8", errors="replace"))
    return file


def _needs() -> None:
    for name in NEEDED:
        if importlib.util.find_spec(name) is None:
            raise ImportError(f"a report needs {name}: pip install 'framelens[report]'")


def _file(path: str | os.PathLike[str]) -> Path:
    if not isinstance(path, (str, os.PathLike)):
        raise TypeError(f"path must be a str or a path, got {type(path).__name__}")
    file = Path(path)
    if file.suffix.lower() not in (".html", ".htm"):
        raise ValueError(f"path must end in .html or .htm, got {str(path)!r}")
    if not file.parent.is_dir():
        raise FileNotFoundError(f"path must lie in a folder that exists, got {str(path)!r}")
    return file


def _page(what: dict[str, Any]) -> str:
    """Fill the template; every text is escaped on its way in."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def one_line(value: Any) -> Any:
        # Markup is what the template's own macros made.
        return plain(value) if isinstance(value, str) and type(value) is not Markup else value

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=one_line,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html").render(what)
