"""How long do pairs of words take beside NLTK's finders? CPU seconds, in turn, in one run.

Usage: python tests/bench/pairs.py FILE.jsonl.gz [text-column [node]]

Both get the same words and must count the same: pairs side by side, and words within five of a
node, once for each window. The first row is from texts, each with its own words.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from typing import TYPE_CHECKING

import framelens as fl
import pandas as pd
from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 3
WINDOW = 5
LEAST = 5


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def scored(docs: list[list[str]]) -> dict[str, int]:
    """Return NLTK's pairs that occur often enough, all with G² and PMI."""
    finder = BigramCollocationFinder.from_documents(docs)
    finder.apply_freq_filter(LEAST)
    finder.score_ngrams(BigramAssocMeasures.likelihood_ratio)
    finder.score_ngrams(BigramAssocMeasures.pmi)
    return {" ".join(pair): n for pair, n in finder.ngram_fd.items() if None not in pair}


def around(docs: list[list[str]], node: str) -> dict[str, int]:
    """Return what NLTK counts within the window on either side of a node."""
    found: dict[str, int] = {}
    for doc in docs:
        finder = BigramCollocationFinder.from_words(doc, window_size=WINDOW + 1)
        for (one, other), n in finder.ngram_fd.items():
            if one != other and node in (one, other):
                term = other if one == node else one
                found[term] = found.get(term, 0) + n
    return {term: n for term, n in found.items() if n >= LEAST}


def main() -> None:
    """Time all pairs in turn, compare the counts, and print medians and ratios."""
    column = sys.argv[2] if len(sys.argv) > 2 else "text"
    node = sys.argv[3] if len(sys.argv) > 3 else "world"
    texts = pd.read_json(sys.argv[1], lines=True, dtype=False)[column].tolist()
    docs = [re.findall(r"\w+", text.lower()) for text in texts]
    fl.set_threads(1)
    corpus = fl.Corpus.from_tokens(docs, tokenizer=fl.Tokenizer(drop=(), possessives="keep"))

    def pairs(given: object) -> dict[str, int]:
        table = fl.collocations(given, min_count=LEAST, measures=["g2", "pmi"])
        return dict(zip(table["term"], table["count"], strict=True))

    def near() -> dict[str, int]:
        table = fl.collocates(
            corpus, node, window=WINDOW, counting="window", within="document", min_count=LEAST
        )
        return dict(zip(table["term"], table["count"], strict=True))

    assert pairs(corpus) == scored(docs), "pairs are not counted alike"
    assert near() == around(docs, node), "windows are not counted alike"
    rows: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "5 collocations, G² and PMI, from text": (
            lambda: pairs(texts),
            lambda: scored([re.findall(r"\w+", text.lower()) for text in texts]),
        ),
        "the same on a Corpus, and on lists": (lambda: pairs(corpus), lambda: scored(docs)),
        f"collocates of {node!r}, the same": (near, lambda: around(docs, node)),
    }
    print(f"{len(texts)} texts, {sum(map(len, docs)):,} words, {RUNS} runs in turn, CPU s")
    for name, (mine, other) in rows.items():
        times = [(seconds(mine), seconds(other)) for _ in range(RUNS)]
        here, there = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"{name:40} {here:8.3f} {there:8.3f} {there / here:6.1f} x", flush=True)


if __name__ == "__main__":
    main()
