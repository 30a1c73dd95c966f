"""What do five thousand entries cost beside ten? CPU seconds, in turn, in one run, and their ratio.

Usage: python tests/bench/patterns.py FILE.jsonl.gz [text-column]

Entries are drawn from the texts: words, globs and phrases, one third each, in twenty frames. Timed
is a table of frames, once from a corpus that is cut before, once from the texts themselves.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from typing import Any

import framelens as fl
import pandas as pd

RUNS = 3
MANY, FEW, FRAMES = 5000, 10, 20


def entries(corpus: fl.Corpus, n: int) -> list[str]:
    """Draw words, globs and phrases that occur, none of them among the most frequent."""
    chance = random.Random(n)
    words = fl.frequency(corpus, min_count=2)
    words = [t for t in words.loc[words["count"] < 2000, "term"] if t.isalpha() and len(t) > 3]
    pairs = fl.frequency(corpus, ngrams=2, min_count=5)
    pairs = [t for t in pairs.loc[pairs["count"] < 500, "term"] if t.replace(" ", "").isalpha()]
    third = n // 3
    globs = [f"{word[: chance.randint(4, 6)]}*" for word in chance.sample(words, third)]
    return [*chance.sample(words, n - 2 * third), *globs, *chance.sample(pairs, third)]


def dictionary(drawn: list[str]) -> fl.Dictionary:
    """Deal entries out to frames."""
    dealt = {f"frame {n}": list(dict.fromkeys(drawn[n::FRAMES])) for n in range(FRAMES)}
    return fl.Dictionary({name: listed for name, listed in dealt.items() if listed})


def seconds(corpus: Any, frames: fl.Dictionary) -> tuple[float, int]:
    """Return the processor seconds of a table of frames, and its hits."""
    start = time.process_time()
    table = fl.framing(corpus, frames, voices=False)
    return time.process_time() - start, int(table["count"].sum())


def main() -> None:
    """Time both dictionaries in turn; print medians, hits and the ratio."""
    column = sys.argv[2] if len(sys.argv) > 2 else "text"
    texts = pd.read_json(sys.argv[1], lines=True)[column]
    corpus = fl.Corpus(texts)
    fl.set_threads(1)
    both = [dictionary(entries(corpus, n)) for n in (MANY, FEW)]
    for name, given in (("corpus", corpus), ("texts", texts)):
        times: list[list[float]] = [[], []]
        hits = [0, 0]
        for _ in range(RUNS):
            for place, frames in enumerate(both):
                took, hits[place] = seconds(given, frames)
                times[place].append(took)
        many, few = map(statistics.median, times)
        print(f"{name}, {MANY:,} entries: {many:.3f} s, {hits[0]:,} hits")
        print(f"{name}, {FEW:,} entries: {few:.3f} s, {hits[1]:,} hits")
        print(f"{name}, ratio: {many / few:.2f}")


if __name__ == "__main__":
    main()
