"""The sample corpus: invented articles of invented outlets, to try everything on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from framelens.corpus import Corpus
from framelens.dictionary import Dictionary

if TYPE_CHECKING:
    from framelens.tokenizer import Tokenizer

#: The articles, one JSON object a line.
ARTICLES = Path(__file__).parent / "articles.jsonl"
#: The small dictionary of great-power rhetoric.
FRAMES = Path(__file__).parent / "frames.yml"


def load_sample(*, tokenizer: Tokenizer | None = None) -> Corpus:
    """Load the sample corpus that comes with the package.

    52 short news articles of four outlets over a year, with the menus, teasers and doubled titles of
    scraped pages. Everything in it is invented: outlets, events and quotations.

    Parameters
    ----------
    tokenizer : Tokenizer, optional
        What counts as a word; ``Tokenizer()`` if not given.

    Returns
    -------
    Corpus
        With the docvars ``id``, ``outlet``, ``date`` (datetime64) and ``title``.

    Examples
    --------
    >>> import framelens as fl
    >>> fl.load_sample()
    <framelens.Corpus of 52 documents>
    """
    lines = ARTICLES.read_text(encoding="utf-8").splitlines()
    frame = pd.DataFrame([json.loads(line) for line in lines])
    frame["date"] = pd.to_datetime(frame["date"])
    return Corpus(frame, text="text", id="id", title="title", tokenizer=tokenizer)


def sample_frames() -> Dictionary:
    """Load the small dictionary of great-power rhetoric that comes with the package.

    Returns
    -------
    Dictionary
        Eight frames: no-limits partnership, multipolarity, hegemony, sovereignty, partnership,
        sanctions, mutual benefit, threat.

    Examples
    --------
    >>> import framelens as fl
    >>> len(fl.sample_frames())
    8
    """
    frames = Dictionary.read(FRAMES)
    frames.name = "great-power rhetoric (small), built in"
    return frames
