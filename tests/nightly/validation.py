"""How often do the limits of `validate` hold the truth? Populations known in full, sampled often.

    PYTHONPATH=tests/python python tests/nightly/validation.py [draws]

Writes docs/validation_coverage.json, and fails if limits at .95 hold less than .92 of the time. In
each population every sentence is known; sentences are drawn from its strata and labelled rightly.
"""

from __future__ import annotations

import json
import sys

import framelens as fl
import numpy as np
from data import ROOT
from test_validate import sample_of, sheet_of

#: Populations: for each stratum how many sentences have a hit, how many of these have the frame,
#: how many have no hit, how many of these have the frame, and how many are drawn of both together.
POPULATIONS = {
    "one frame, many missed": [(400, 320, 0, 0, 60), (0, 0, 4000, 200, 140)],
    "one frame, few missed": [(400, 320, 0, 0, 60), (0, 0, 4000, 8, 140)],
    "four sources, rare frame": [
        *[(30, right, 0, 0, 10) for right in (29, 24, 18, 27)],
        *[(0, 0, 600, missed, 25) for missed in (0, 6, 12, 3)],
    ],
    "as the labels in tests/labels": [
        (110, 82, 1210, 14, 10),
        (38, 28, 422, 5, 10),
        (89, 66, 981, 11, 10),
        (400, 300, 0, 0, 12),
        (0, 0, 60_000, 240, 75),
    ],
}
NAMES = ("precision", "recall", "f1", "corrected")
LEAST = 0.92


def truth(population):
    """Return precision, recall, F1 and the share of sentences with the frame."""
    h, t, others, f, _ = (sum(column) for column in zip(*population, strict=True))
    return t / h, t / (t + f), 2 * t / (h + t + f), (t + f) / (h + others)


def drawn(population, rng):
    """Draw sentences, and return the sample and its sheet."""
    rows, labels = [], []
    for stratum, (h, t, others, f, n) in enumerate(population):
        kinds = rng.multivariate_hypergeometric([t, h - t, f, others - f], n)
        for (hit, label), times in zip([(1, 1), (1, 0), (0, 1), (0, 0)], kinds, strict=True):
            rows += [{"stratum": stratum, "hit": bool(hit)}] * int(times)
            labels += [label] * int(times)
    strata = [{"population": h + others, "having": h} for h, _, others, _, _ in population]
    return sample_of(strata, rows), sheet_of(labels)


def main(draws=500):
    """Sample each population many times, and count."""
    report = {"draws": draws, "level": 0.95, "populations": {}}
    for name, population in POPULATIONS.items():
        rng = np.random.default_rng(7)
        wanted = np.array(truth(population))
        held, widths = np.zeros(4), []
        for _ in range(draws):
            sample, sheet = drawn(population, rng)
            row = fl.validate(sheet, sample, replicates=39).frames.iloc[0]
            low = np.array([row[f"{mark}_low"] for mark in NAMES])
            high = np.array([row[f"{mark}_high"] for mark in NAMES])
            held += (low <= wanted + 1e-12) & (wanted - 1e-12 <= high)
            widths.append(high - low)
        width = np.median(widths, axis=0)
        report["populations"][name] = {
            mark: {"truth": round(a, 4), "held": round(b / draws, 3), "width": round(c, 3)}
            for mark, a, b, c in zip(
                NAMES, *(x.tolist() for x in (wanted, held, width)), strict=True
            )
        }
        print(name, report["populations"][name], flush=True)
    text = json.dumps(report, indent=1) + "\n"
    (ROOT / "docs/validation_coverage.json").write_text(text, encoding="utf-8")
    for name, marks in report["populations"].items():
        for mark, found in marks.items():
            assert found["held"] >= LEAST, (name, mark, found)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
