"""Where does each frame occur?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from framelens import _core
from framelens._check import made, only_corpus
from framelens._run import runner
from framelens._table import answer, decode, name_regions, name_voices
from framelens.dictionary import Dictionary

if TYPE_CHECKING:
    from framelens.corpus import Corpus


def hits(corpus: Corpus, frames: Dictionary) -> Any:
    """List every occurrence of every frame with its place in the text.

    Parameters
    ----------
    corpus : Corpus
        Documents.
    frames : Dictionary
        What to look for.

    Returns
    -------
    DataFrame, one row per hit, by document, first token and frame
        ``frame`` (str), ``entry`` (str, the pattern that matched), ``doc`` (id), ``start`` and
        ``end`` (int64, code points: ``text[start:end] == surface``), ``surface`` (str),
        ``sentence`` (int64, from 0), ``region`` (str, of the first token), ``voice`` (str, of the
        first token, as :meth:`Corpus.within` names them), ``speaker`` (str, the words that name
        who speaks there, also a pronoun and also from another sentence; missing if nobody is
        named, and in the article's own voice), ``negated`` and ``hedged`` (boolean, of the first
        token, as in :func:`tokens`; null where the voice is unknown), ``position`` (int64, of the
        first token). A corpus made by :meth:`Corpus.from_tokens` has no ``start``, ``end`` and
        ``region``.

    Raises
    ------
    TypeError
        If `corpus` is not a Corpus, or `frames` not a Dictionary.

    Notes
    -----
    Cost: the patterns are looked up in the vocabulary once; then one pass over the tokens, nearly
    independent of their number; the texts with hits are read for regions and for voices, both the
    first time that somebody asks.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.Corpus(["A no limits pact, a “no-limits” pact."])
    >>> found = fl.hits(corpus, fl.Dictionary({"no_limits": ["no-limits"]}))
    >>> found[["frame", "doc", "start", "end", "surface", "region", "voice", "position"]]
           frame  doc  start  end    surface region  voice  position
    0  no_limits    0      2   11  no limits   lead    own         1
    1  no_limits    0     21   30  no-limits   lead  scare         7
    """
    only_corpus(corpus)
    found = find(corpus, dictionary_given(frames))
    with runner("reading hits") as run:
        spans = found.spans(corpus._core, run)
    if not corpus._core.has_offsets:
        del spans["start"], spans["end"]
    region = {"region": spans.pop("region")}
    name_regions(corpus, region)
    last = ("voice", "speaker", "negated", "hedged")
    marks = {name: spans.pop(name) for name in last}
    name_voices(corpus, marks)
    columns = name_places(corpus, frames, found) | spans | region | marks
    columns["position"] = columns.pop("position")
    return answer(corpus, "hits", columns, frames=frames._setting())


def dictionary_given(frames: Any) -> Dictionary:
    """Raise unless `frames` is a dictionary."""
    return made("frames", frames, Dictionary, "{...}")


def one_frame(pattern: str | list[str]) -> Dictionary:
    """Return a dictionary of one frame with these patterns."""
    patterns = [pattern] if isinstance(pattern, str) else pattern
    if not isinstance(patterns, (list, tuple)):
        raise TypeError(
            f"pattern must be a str, a list of str or a Dictionary, got {type(pattern).__name__}"
        )
    if not patterns:
        raise ValueError("pattern must hold a word, got an empty list")
    wrong = [given for given in patterns if not isinstance(given, str)]
    if wrong:
        raise TypeError(f"pattern must hold strings, got {wrong[0]!r}")
    if any(_is_blank(given) for given in patterns):
        raise ValueError("pattern must hold a word, got an empty one")
    try:
        return Dictionary({"pattern": patterns})
    except ValueError as error:  # nobody but us speaks of a frame here
        raise ValueError(str(error).removeprefix("frame 'pattern': ")) from None


def _is_blank(given: str) -> bool:
    """Whether there is nothing but white space, by Unicode: Python strips four other signs too."""
    return not given.strip() and not any(sign in given for sign in "\x1c\x1d\x1e\x1f")


def find(corpus: Corpus, frames: Dictionary) -> _core.Hits:
    """Find the hits of `frames`."""
    with runner("matching") as run:
        return _core.find_hits(
            corpus._core,
            frames._frames.core,
            nested_scope=frames.nested_scope,
            runner=run,
        )


def lines(corpus: Corpus, found: _core.Hits, window: int) -> dict[str, Any]:
    """Return what stands around each hit, `window` words on either side, and whose words it is."""
    with runner("reading lines") as run:
        context = found.context(corpus._core, window=window, runner=run)
    if not corpus._core.has_offsets:
        del context["start"], context["end"]
    marks = {name: context.pop(name) for name in ("voice", "speaker")}
    name_regions(corpus, context)
    name_voices(corpus, marks)
    return context | marks


def name_places(corpus: Corpus, frames: Dictionary, found: _core.Hits) -> dict[str, Any]:
    """Return frame, entry, document and position of each hit, by name."""
    places = found.places()
    return {
        "frame": decode(frames.frames, places["frame"]),
        "entry": decode(frames._frames.columns.patterns, places["entry"]),
        "doc": np.asarray(corpus._ids[places["doc"]]),
        "position": places["position"],
    }
