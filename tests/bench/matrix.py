"""How long do term matrices take beside scikit-learn's? CPU seconds, in turn, in one run.

Usage: python tests/bench/matrix.py FILE.jsonl.gz [text-column [copies]]
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import TYPE_CHECKING

import framelens as fl
import pandas as pd
from framelens import sklearn as ours
from sklearn.feature_extraction import text as theirs

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 5


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Time all pairs in turn and print medians and ratios."""
    column = sys.argv[2] if len(sys.argv) > 2 else "text"
    copies = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    texts = pd.read_json(sys.argv[1], lines=True, dtype=False)[column].tolist() * copies
    fl.set_threads(1)
    pairs: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {}
    for name, how in {
        "CountVectorizer": {},
        "CountVectorizer 1-2-grams, min_df=5": {"ngram_range": (1, 2), "min_df": 5},
        "CountVectorizer 1-3-grams": {"ngram_range": (1, 3)},
        "CountVectorizer char_wb 2-4": {"analyzer": "char_wb", "ngram_range": (2, 4)},
    }.items():
        pairs[name] = (
            lambda how=how: ours.CountVectorizer(**how).fit_transform(texts),
            lambda how=how: theirs.CountVectorizer(**how).fit_transform(texts),
        )
    pairs["TfidfVectorizer"] = (
        lambda: ours.TfidfVectorizer().fit_transform(texts),
        lambda: theirs.TfidfVectorizer().fit_transform(texts),
    )
    for name, mine, other in (
        ("1 dtm", {}, {}),
        ("2 dtm 1-2-grams, min_docs=5", {"ngrams": (1, 2), "min_docs": 5}, {"min_df": 5}),
        ("2b dtm 1-3-grams", {"ngrams": (1, 3)}, {}),
    ):
        pairs[name] = (
            lambda mine=mine: fl.dtm(texts, **mine),
            lambda mine=mine, other=other: theirs.CountVectorizer(
                ngram_range=mine.get("ngrams", (1, 1)), **other
            ).fit_transform(texts),
        )
    pairs["3 dtm tf-idf, l2"] = (
        lambda: fl.dtm(texts, weighting="tfidf", normalize="l2"),
        lambda: theirs.TfidfVectorizer().fit_transform(texts),
    )
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} characters, {RUNS} runs in turn, CPU s")
    for name, (mine, other) in pairs.items():
        times = [(seconds(mine), seconds(other)) for _ in range(RUNS)]
        here, there = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"{name:36} {here:8.3f} {there:8.3f} {there / here:6.1f} x", flush=True)


if __name__ == "__main__":
    main()
