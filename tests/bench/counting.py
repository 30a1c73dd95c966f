"""What does a corpus with framing cost beside a plain term count? CPU seconds, in turn, in one run.

Usage: python tests/bench/counting.py FILE.jsonl.gz [text-column [date-column]]
"""

from __future__ import annotations

import resource
import statistics
import sys
from typing import TYPE_CHECKING

import framelens as fl
import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 5
FRAMES = fl.Dictionary(
    {
        "multipolar": ["multipolar*", "multi-polar*"],
        "hegemony": ["hegemon*", "unilateral*"],
        "sovereignty": ["sovereign*", "territorial integrity"],
        "sanctions": ["sanction*"],
        "partnership": ["partner*", "strategic partnership"],
    }
)


def cpu() -> float:
    """Return the processor seconds that this process has used."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds that `work` takes."""
    start = cpu()
    work()
    return cpu() - start


def main() -> None:
    """Time both in turn and print medians and their ratio."""
    path = sys.argv[1]
    text = sys.argv[2] if len(sys.argv) > 2 else "text"
    date = sys.argv[3] if len(sys.argv) > 3 else "date"
    table = pd.read_json(path, lines=True, dtype=False)
    table["year"] = table[date].astype(str).str[:4]

    def ours() -> object:
        corpus = fl.Corpus(table[[text, "year"]], text=text)
        return fl.framing(corpus, FRAMES, by="year")

    def theirs() -> object:
        return CountVectorizer().fit_transform(table[text])

    ours(), theirs()
    times = [(seconds(ours), seconds(theirs)) for _ in range(RUNS)]
    mine, other = (statistics.median(column) for column in zip(*times, strict=True))
    print(
        f"{len(table)} documents, {table[text].str.len().sum():,} characters, {RUNS} runs in turn"
    )
    print(f"Corpus and framing of {len(FRAMES)} frames by year: {mine:.3f} CPU s (median)")
    print(f"CountVectorizer.fit_transform:               {other:.3f} CPU s (median)")
    print(f"ratio {mine / other:.3f}")


if __name__ == "__main__":
    main()
