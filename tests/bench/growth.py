"""How do time and memory grow with the number of documents, where all are compared with all?

``python tests/bench/growth.py 10000 20000 50000``: a process for each number and question. One
document in twenty is a copy of another with a word in a hundred changed.
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "python"))

import framelens as fl
from planted import words_of_news

QUESTIONS = {
    "corpus alone": lambda corpus: corpus,
    "near_duplicates(threshold=.8)": lambda corpus: fl.near_duplicates(corpus, threshold=0.8),
    "neighbors(threshold=.8)": lambda corpus: fl.neighbors(corpus, k=10, threshold=0.8),
    "reuse()": fl.reuse,
}
COPIES, EDITS = 20, 100


def texts(n: int) -> list[str]:
    """Return `n` texts of 200 to 500 words, each with a name that no other has."""
    draw = np.random.default_rng(0)
    words, counts = words_of_news()
    vocabulary = np.array(words + [f"{word}{i}" for i in range(20) for word in words])
    weights = np.array([*counts, *[0.2] * (20 * len(words))])
    shares = np.cumsum(weights / weights.sum())
    lengths = draw.integers(200, 501, n)
    made: list[str] = []
    for place, length in enumerate(lengths.tolist()):
        if place % COPIES == COPIES - 1:
            copied = np.array(made[int(draw.integers(place))].split())
            changed = draw.random(len(copied)) < 1 / EDITS
            fresh = vocabulary[np.searchsorted(shares, draw.random(int(changed.sum())))]
            copied = copied.astype(object)
            copied[changed] = fresh
            made.append(" ".join(copied))
            continue
        drawn = vocabulary[np.searchsorted(shares, draw.random(length))]
        made.append(f"name{place} " + " ".join(drawn))
    return made


def measure(question: str, n: int) -> dict[str, Any]:
    """Return seconds of one question over `n` documents, rows, and megabytes at the highest."""
    corpus = fl.Corpus(texts(n))
    before, cpu = time.perf_counter(), time.process_time()
    table = QUESTIONS[question](corpus)
    wall, cpu = time.perf_counter() - before, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rows": len(table), "wall": wall, "cpu": cpu, "peak": peak}


def main() -> None:
    """Print a table, and with which power of the number of documents each question grows."""
    if sys.argv[1] == "measure":
        print(json.dumps(measure(sys.argv[2], int(sys.argv[3]))))
        return
    sizes = [int(size) for size in sys.argv[1:]]
    print(f"{'question':30} {'documents':>9} {'rows':>8} {'CPU s':>8} {'wall s':>8} {'peak MB':>8}")
    for question in QUESTIONS:
        known = []
        for n in sizes:
            command = [sys.executable, __file__, "measure", question, str(n)]
            told = json.loads(subprocess.check_output(command))
            known.append((n, told["cpu"]))
            print(
                f"{question:30} {n:9,} {told['rows']:8,} {told['cpu']:8.2f} {told['wall']:8.2f} "
                f"{told['peak']:8.0f}",
                flush=True,
            )
        (few, first), (many, last) = known[0], known[-1]
        if many > few and first > 0.01:
            power = math.log(last / first) / math.log(many / few)
            print(f"{question:30} grows with the power {power:.2f} of the documents", flush=True)


if __name__ == "__main__":
    main()
