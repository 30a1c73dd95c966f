"""What do five thousand entries cost beside ten? CPU seconds, in turn, in one run, and their ratio.

Usage: python tests/bench/patterns.py FILE.jsonl.gz [text-column]

Timed is a table of frames: from a corpus that is cut before, and from the texts themselves; with
the voices of all hits (as it is by default) and without. A dictionary is looked up in a corpus
once: "first" are calls with one that was never used, "further" those after it. The entries are
words, globs and phrases, one third each, in ten frames, drawn from the texts. Two pairs of
dictionaries:

* "like hits": the ten find about as many hits as the 5,000 do, kind by kind, so that the number of
  entries alone differs. This is the comparison that tells what an entry costs.
* "other hits": five thousand and ten entries drawn in the same way, so that the ten find next to
  nothing; much of what the 5,000 cost here are their hits.
"""

from __future__ import annotations

import copy
import random
import statistics
import sys
import time
from typing import Any

import framelens as fl
import pandas as pd

RUNS = 9
MANY, FEW, FRAMES = 5000, 10, 10
PREFIX = 6


def kinds(corpus: fl.Corpus) -> list[pd.Series]:
    """Return how often each word, each glob of a few letters, and each two words occur."""
    words = fl.frequency(corpus).set_index("term")["count"]
    words = words[words.index.str.isalpha() & (words.index.str.len() >= PREFIX)]
    globs = words.groupby(words.index.str[:PREFIX] + "*").sum()
    pairs = fl.frequency(corpus, ngrams=2, min_count=2).set_index("term")["count"]
    return [words, globs, pairs[pairs.index.str.replace(" ", "").str.isalpha()]]


def thirds(n: int) -> list[int]:
    """Return how many entries of each kind make up `n`."""
    return [n - 2 * (n // 3), n // 3, n // 3]


def rare(known: list[pd.Series]) -> list[pd.Series]:
    """Draw many entries that occur twice or three times."""
    few = [counts[counts.between(2, 3)] for counts in known]
    return [counts.sample(n, random_state=1) for counts, n in zip(few, thirds(MANY), strict=True)]


def alike(known: list[pd.Series], drawn: list[pd.Series]) -> list[pd.Series]:
    """Choose a few entries that occur about as often, together and by kind."""
    chosen = []
    for counts, many, n in zip(known, drawn, thirds(FEW), strict=True):
        order = (counts - many.sum() / n).abs().sort_values(kind="stable")
        chosen.append(counts[order.index[:n]])
    return chosen


def any_words(known: list[pd.Series], n: int) -> list[pd.Series]:
    """Draw entries whatever they find, none of them among the most frequent."""
    known = [counts[counts < 2000] for counts in known]
    return [counts.sample(k, random_state=n) for counts, k in zip(known, thirds(n), strict=True)]


def dictionary(drawn: list[pd.Series]) -> fl.Dictionary:
    """Deal entries out to frames."""
    entries = [entry for counts in drawn for entry in counts.index]
    random.Random(1).shuffle(entries)
    return fl.Dictionary({f"frame {n}": entries[n::FRAMES] for n in range(FRAMES)})


def unused(frames: fl.Dictionary) -> fl.Dictionary:
    """Return the same dictionary as if nobody had looked it up."""
    return copy.deepcopy(frames)


def seconds(given: Any, frames: fl.Dictionary, voices: bool) -> tuple[float, int]:
    """Return the processor seconds of a table of frames, and its hits."""
    start = time.process_time()
    table = fl.framing(given, frames, voices=voices)
    return time.process_time() - start, int(table["count"].sum())


def compare(
    name: str,
    given: Any,
    both: list[fl.Dictionary],
    runs: int,
    *,
    voices: bool = False,
    first: bool = True,
) -> None:
    """Time two dictionaries in turn; print medians, hits and the ratio."""
    took: list[list[float]] = [[], []]
    hits = [0, 0]
    for _ in range(runs):
        for place, frames in enumerate(both):
            one, hits[place] = seconds(given, unused(frames) if first else frames, voices)
            took[place].append(one)
    for n, times, found in zip((MANY, FEW), took, hits, strict=True):
        middle = statistics.median(times)
        rate = found / middle / 1e6
        print(
            f"{name}, {n:,} entries: {middle:.4f} s (least {min(times):.4f} s), "
            f"{found:,} hits, {rate:.2f} million a second"
        )
    ratio = statistics.median(many / few for many, few in zip(*took, strict=True))
    print(f"{name}, ratio: {ratio:.2f} (of the least: {min(took[0]) / min(took[1]):.2f})\n")


def main() -> None:
    """Compare, with like hits and with others, on a corpus and on its texts."""
    column = sys.argv[2] if len(sys.argv) > 2 else "text"
    texts = pd.read_json(sys.argv[1], lines=True)[column]
    corpus = fl.Corpus(texts)
    fl.set_threads(1)
    known = kinds(corpus)
    drawn = rare(known)
    like = [dictionary(drawn), dictionary(alike(known, drawn))]
    other = [dictionary(any_words(known, n)) for n in (MANY, FEW)]
    for call in ("first", "further"):
        for what, both in (("like", like), ("other", other)):
            is_first = call == "first"
            compare(f"corpus, {what} hits, {call} call", corpus, both, RUNS, first=is_first)
            name = f"corpus, {what} hits with voices, {call} call"
            compare(name, corpus, both, RUNS, voices=True, first=is_first)
    for what, both in (("like", like), ("other", other)):
        compare(f"texts, {what} hits", texts, both, 3)


if __name__ == "__main__":
    main()
