"""What does each entry of a dictionary find, and which stand in each other's way?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from framelens import _core
from framelens._check import corpus_given, number
from framelens._run import runner
from framelens._table import answer, decode
from framelens.hits import dictionary_given

if TYPE_CHECKING:
    from framelens.corpus import Corpus
    from framelens.dictionary import Dictionary
    from framelens.tokenizer import Tokenizer


def coverage(
    corpus: Corpus | Any,
    frames: Dictionary,
    *,
    dominant: float = 0.5,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Tell which entries of a dictionary never match, overlap or dominate.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    frames : Dictionary
        Whose entries are looked at.
    dominant : float, default 0.5
        Share of the hits of its frame from which on an entry is flagged, above 0 to 1.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per entry, in the order of the dictionary
        ``frame``, ``entry`` (str, the pattern), ``exclude`` (bool, whether it takes hits away),
        ``count`` (int64, hits), ``docs`` (int64, documents with a hit), ``share`` (float64, of the
        hits of the frame), ``effective`` (float64, over how many entries the hits of the frame are
        spread; the same in all its rows), ``prevalence`` (float64, docs / documents with a text),
        ``token_share`` (float64, of all counted tokens, those in its hits), ``matches`` (int64,
        places where it matches, whether it counts there or not), ``same_frame`` and
        ``other_frames`` (int64, matches that share a token with a match of another entry of the
        frame, or of another frame), ``overlaps`` (str, the entry with which they do so most often,
        missing if there is none), ``overlaps_frame`` (str, its frame), ``flag`` (str, what is to be
        looked at, or empty).

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above; the message says which.

    Notes
    -----
    The flag is the first of these that is so. ``"never matched"``: the words do not occur, are
    written otherwise, or can stand nowhere as whole words. ``"never counted"``: each match lost to
    a longer one of its frame, or to one that excludes. ``"dominant"``: its share is `dominant` or
    more, and the frame has other entries. ``"overlapping"``: a match shares a token with another
    entry's. Of two entries that match the same words the first counts.

    An entry that excludes has no hits: ``count`` is its matches, no token in two of them; ``share``
    and ``effective`` are NaN, ``same_frame`` are its matches that meet one of the frame. It is
    flagged ``"never excludes"`` if there is none, and is no overlap of those it excludes from.

    effective = (Σ n)² / Σ n² over the entries of the frame with n hits each: 1 if one has them all,
    as many as there are if all have the same. ``share`` and ``effective`` are NaN for a frame
    without a hit, ``prevalence`` without a document, ``token_share`` without a counted token.

    Cost: one pass over the tokens.

    References
    ----------
    Laakso, M. & Taagepera, R. (1979). "Effective" number of parties: a measure with application to
    West Europe. Comparative Political Studies 12(1), 3-27.

    Examples
    --------
    >>> import framelens as fl
    >>> frames = fl.Dictionary({"nation": ["united", "united states"], "war": ["war", "guerre"]})
    >>> table = fl.coverage(["The United States and war", "war"], frames)
    >>> table[["frame", "entry", "count", "matches", "overlaps", "flag"]]
        frame          entry  count  matches       overlaps           flag
    0  nation         united      0        1  united states  never counted
    1  nation  united states      1        1         united       dominant
    2     war            war      2        2            NaN       dominant
    3     war         guerre      0        0            NaN  never matched
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    dictionary_given(frames)
    least = number("dominant", dominant)
    if not 0 < least <= 1:
        raise ValueError(f"dominant must be a share above 0, up to 1, got {dominant!r}")
    with runner("matching") as run:
        found = _core.coverage(
            corpus._core,
            frames._frames.core,
            nested_scope=frames.nested_scope,
            dominant=least,
            runner=run,
        )
    numbers, patterns, excludes, _ = frames._frames.columns
    names = decode(frames.frames, np.array(numbers))
    # No partner is -1, the place of the None behind all names.
    partner, flag = found.pop("partner"), found.pop("flag")
    columns = {"frame": names, "entry": list(patterns), "exclude": np.array(excludes)} | found
    columns["overlaps"] = decode([*patterns, None], partner)
    columns["overlaps_frame"] = decode([*names, None], partner)
    columns["flag"] = flag
    return answer(corpus, "coverage", columns, frames=frames._setting(), dominant=dominant)
