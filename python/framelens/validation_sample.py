"""Which sentences should be read by hand to tell how good a dictionary is?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens import _core
from framelens._blind import ValidationSample, sheet, weighted
from framelens._check import number, only_corpus, whole
from framelens._groups import Groups, by_name, groups, refuse_twice
from framelens._input import check_column, shown
from framelens._options import left_out
from framelens._run import runner
from framelens._table import TEXT_DTYPE, decode, provenance
from framelens.hits import dictionary_given, find
from framelens.period import Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framelens.corpus import Corpus
    from framelens.dictionary import Dictionary

#: What the frame is called among the strata.
FRAME = "frame"
#: Columns of the sheet that no frame can be called.
SHEET = ("id", "before", "sentence", "after")


def validation_sample(
    corpus: Corpus,
    frames: Dictionary,
    *,
    n: int = 200,
    strata: Sequence[str | Period] = ("frame",),
    hit_share: float | None = None,
    seed: int = 0,
) -> ValidationSample:
    """Draw sentences with and without hits for people to code who do not see which is which.

    Parameters
    ----------
    corpus : Corpus
        Documents.
    frames : Dictionary
        What is to be validated.
    n : int, default 200
        Number of sentences; all there are if these are fewer.
    strata : list of "frame", docvars and at most one Period, default ("frame",)
        What the sentences are told apart by before they are drawn. With ``"frame"`` sentences with
        a hit are told from those without, and by the rarest frame that they have; without it they
        are drawn whether they have hits or not. A docvar such as ``"outlet"`` draws from each of
        its values.
    hit_share : float, optional
        Share of the sentences that are drawn among those with a hit, 0 to 1, where `strata` hold
        ``"frame"``; 0.5 if left out. Precision is known from these, and what was missed from the
        others.
    seed : int, default 0
        Seed of the draw.

    Returns
    -------
    ValidationSample
        The ``sheet`` for the coders, and the ``key`` that they must not see.

    Raises
    ------
    TypeError
        If `corpus` is not a Corpus, `frames` not a Dictionary, or another parameter not of its
        type.
    ValueError
        If `n` is smaller than the number of strata, `hit_share` outside 0 to 1 or given without
        ``"frame"``, `strata` empty or with an unknown name, or a frame is called as another column
        of the sheet.

    Warns
    -----
    UserWarning
        If documents have no value in a docvar of `strata`: their sentences are not drawn.

    Notes
    -----
    The unit is a sentence with a counted token or a hit. A sentence with several frames belongs to
    the one that the fewest sentences of the corpus have, so that strata do not overlap and every
    sentence can be drawn once. ``hit_share`` of `n` goes to the strata with hits, in equal numbers;
    the rest to those without, in equal numbers; what a small stratum cannot give goes to the
    others. In each stratum the sentences are a plain random sample without replacement: each is
    drawn with probability drawn / population, which the key holds. Rows of the sheet are in random
    order.

    The same corpus, dictionary and seed give the same sentences whatever the order of the documents
    and the number of threads.

    Cost: that of :func:`hits`, one pass over the tokens, and 32 bytes a sentence.

    References
    ----------
    Cochran, W. G. (1977). Sampling Techniques, 3rd ed. Wiley, chapter 5.
    Song, H. et al. (2020). In validations we trust? The impact of imperfect human annotations as a
    gold standard on the quality of validation of automated content analysis. Political
    Communication 37(4), 550-572.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.Corpus({"a": "War looms. Peace talks began. Nobody won.", "b": "A war. A dog."})
    >>> sample = fl.validation_sample(corpus, fl.Dictionary({"war": ["war"]}), n=3)
    >>> sample
    <framelens.ValidationSample of 3 sentences and 1 frame>
    >>> sample.sheet.columns.tolist()
    ['id', 'before', 'sentence', 'after', 'war']
    >>> sample.strata[["frame", "population", "drawn"]]
      frame  population  drawn
    0   war           2      2
    1   NaN           3      1
    """
    only_corpus(corpus)
    dictionary_given(frames)
    n, seed = whole("n", n, least=1), whole("seed", seed, least=0)
    share = number("hit_share", 0.5 if hit_share is None else hit_share)
    if not 0 <= share <= 1:
        raise ValueError(f"hit_share must be 0 to 1, got {hit_share!r}")
    taken = [name for name in frames.frames if name in SHEET]
    if taken:
        raise ValueError(
            f"frames must not be called {shown(taken)}, as columns of the sheet are; "
            f"those are {', '.join(SHEET)}"
        )
    by_frame, grouped, names = _strata(corpus, strata)
    if not by_frame:
        left_out("strata have no 'frame'", hit_share=hit_share)
    hits = find(corpus, frames)
    with runner("drawing sentences") as run:
        found = _core.validation_sample(
            corpus._core, hits, grouped.coded, (n, share, by_frame, seed), runner=run
        )
    settings = provenance(
        corpus,
        "validation_sample",
        frames=frames._setting(),
        n=n,
        strata=names,
        hit_share=share if by_frame else None,
        seed=seed,
    )
    if not corpus._core.has_offsets:
        del found["start"], found["end"]
    return _sample(corpus, frames, grouped, found, settings)


def _strata(corpus: Corpus, strata: Any) -> tuple[bool, Groups, list[Any]]:
    if isinstance(strata, str) or not isinstance(strata, (list, tuple)):
        raise TypeError(f"strata must be a list such as ['frame', 'outlet'], got {strata!r}")
    if not strata:
        raise ValueError("strata must hold 'frame' or a docvar, got an empty list")
    others = [name for name in strata if name != FRAME]
    columns = [FRAME, *nw.from_native(corpus.docvars, eager_only=True).columns]
    for name in others:
        if not isinstance(name, dict):  # a period as settings hold it
            check_column(columns, name.docvar if isinstance(name, Period) else name, "strata")
    refuse_twice("strata", others)
    grouped = groups(corpus, others or None, stacklevel=4)
    if FRAME in grouped.labels:
        raise ValueError("strata must hold 'frame' once, which is no docvar there")
    named = by_name(corpus, others) if others else []
    return FRAME in strata, grouped, [FRAME, *named] if FRAME in strata else named


def _sample(
    corpus: Corpus,
    frames: Dictionary,
    grouped: Groups,
    found: dict[str, Any],
    settings: dict[str, Any],
) -> ValidationSample:
    n, names = len(found["doc"]), frames.frames
    width = len(str(n))
    ids = pd.Series([f"s{row:0{width}}" for row in range(1, n + 1)], dtype=TEXT_DTYPE)
    key: dict[str, Any] = {"id": ids, "doc": np.asarray(corpus._ids)[found["doc"]]}
    key |= {name: found[name] for name in ("sentence", "start", "end") if name in found}
    key["stratum"] = found["stratum"].astype(np.int64)
    entries = decode(frames._frames.columns.patterns, found["hit_entry"])
    hits = {
        "id": ids.to_numpy()[found["hit_row"]],
        "frame": decode(names, found["hit_frame"]),
        "entry": entries,
    }
    strata: dict[str, Any] = {}
    if FRAME in settings["strata"]:
        strata[FRAME] = decode([*names, None], found["frame"])
    strata |= {name: labels[found["group"]] for name, labels in grouped.labels.items()}
    strata |= {"population": found["population"], "drawn": found["drawn"]}
    having = found["with_frame"].reshape(-1, len(names))
    texts = {"before": found["before"], "sentence": found["text"], "after": found["after"]}
    return ValidationSample(
        sheet=sheet(texts, ids, names),
        key=pd.DataFrame(key),
        hits=pd.DataFrame(hits),
        strata=weighted(pd.DataFrame(strata)),
        having=pd.DataFrame(having, columns=names),
        settings=settings,
    )
