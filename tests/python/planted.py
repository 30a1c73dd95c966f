"""Texts of random words with passages copied between them: who copied what is known."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

from framelens import sample


@dataclass(frozen=True)
class Plant:
    """Words `start` to `end` of document `source` that stand, edited, in document `copy`."""

    source: int
    start: int
    end: int
    copy: int
    copy_start: int
    copy_end: int


def words_of_news():
    """Return the words of the sample articles and how often each occurs."""
    articles = sample.ARTICLES.read_text(encoding="utf-8").splitlines()
    texts = " ".join(json.loads(article)["text"].lower() for article in articles)
    counts = Counter(word for word in texts.split() if word.isalpha())
    # Rare words of a larger vocabulary: every document has some of its own.
    return [*counts], [*counts.values()]


def corpus(n_docs, n_plants, *, seed=0, length=(200, 500), passage=(20, 60), edits=0.1):
    """Return lists of words, and what was copied from one to another."""
    chance = random.Random(seed)
    vocabulary, weights = words_of_news()
    rare = [f"{word}{number}" for number in range(20) for word in vocabulary]
    words, cumulative = vocabulary + rare, list(accumulate([*weights, *[0.2] * len(rare)]))
    docs = [
        chance.choices(words, cum_weights=cumulative, k=chance.randint(*length))
        for _ in range(n_docs)
    ]
    order = chance.sample(range(n_docs), 2 * n_plants)
    plants = []
    for source, copy in zip(order[::2], order[1::2], strict=True):
        size = chance.randint(*passage)
        start = chance.randrange(len(docs[source]) - size)
        taken = edited(docs[source][start : start + size], int(edits * size), words, chance)
        at = chance.randrange(len(docs[copy]))
        docs[copy][at:at] = taken
        plants.append(Plant(source, start, start + size, copy, at, at + len(taken)))
    return docs, plants


def edited(passage, n_edits, words, chance):
    """Change, add or leave out `n_edits` words."""
    passage = list(passage)
    for at in sorted(chance.sample(range(len(passage)), n_edits), reverse=True):
        kind = chance.randrange(3)
        passage[at : at + (kind != 1)] = [chance.choice(words)] if kind < 2 else []
    return passage
