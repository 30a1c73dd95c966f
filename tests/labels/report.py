"""How good is the great-power dictionary? Writes docs/dictionaries.md from the labels beside this.

    PYTHONPATH=tests/python python tests/labels/report.py

Needs no texts: the key and the labels tell all.
"""

from __future__ import annotations

import json
from pathlib import Path

import framelens as fl
from data import ROOT

HERE = Path(__file__).parent
SHEETS = [HERE / "coder1.csv", HERE / "coder2.csv"]
KEY = HERE / "key.json"
TARGET = ROOT / "docs/dictionaries.md"
MARKS = {"precision": "precision", "recall": "recall", "F1": "f1"}


def percent(row, name, places=0):
    """Write a share with its limits, in per cent."""
    value, low, high = (100 * row[f"{name}{end}"] for end in ("", "_low", "_high"))
    return f"{value:.{places}f} ({low:.{places}f}–{high:.{places}f})"


def table(head, rows):
    """Lay rows out as Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def marks(frames, *, by=()):
    """Return precision, recall, F1, raw and corrected shares of each frame."""
    head = ["frame", *by, "right", "wrong", "missed", *(f"{name}, %" for name in MARKS)]
    head += ["sentences with a hit, %", "with the frame, %"]
    rows = [
        [row["frame"], *(row[name] for name in by), row["tp"], row["fp"], row["fn"]]
        + [percent(row, name) for name in MARKS.values()]
        + [f"{100 * row['raw']:.2f}", percent(row, "corrected", 2)]
        for _, row in frames.iterrows()
    ]
    return table(head, rows)


def agreement(found):
    """Return α and κ of each frame."""
    rows = [
        [a["frame"], a["n"], f"{100 * k['agreement']:.1f}"]
        + [
            f"{row[name]:.2f} ({row[f'{name}_low']:.2f}–{row[f'{name}_high']:.2f})"
            for row, name in ((a, "alpha"), (k, "kappa"))
        ]
        for (_, a), (_, k) in zip(found.agreement.iterrows(), found.pairs.iterrows(), strict=True)
    ]
    return table(["frame", "sentences", "same label, %", "α", "κ"], rows)


def strictness(by_truth):
    """Return precision and recall if any coder's yes is enough, and if all must say so."""
    rows = []
    for place, frame in enumerate(by_truth["any"].frames["frame"]):
        cells = [by_truth[how].frames.iloc[place] for how in ("any", "all")]
        rows.append(
            [frame, *(f"{100 * row[m]:.0f}" for m in ("precision", "recall") for row in cells)]
        )
    head = ["frame", "precision, any", "precision, all", "recall, any", "recall, all"]
    return table(head, rows)


def entries(found):
    """Return the entries that were wrong at least once."""
    wrong = found.entries[found.entries["correct"] < found.entries["n"]]
    rows = [
        [row["frame"], f"`{row['entry'].replace('|', chr(92) + '|')}`", row["correct"], row["n"]]
        for _, row in wrong.iterrows()
    ]
    return table(["frame", "entry", "right", "of"], rows)


def coverage():
    """Return how often limits held in simulated populations."""
    report = json.loads((ROOT / "docs/validation_coverage.json").read_text(encoding="utf-8"))
    names = ("precision", "recall", "f1", "corrected")
    rows = [
        [name, *(f"{100 * marks[mark]['held']:.1f}" for mark in names)]
        for name, marks in report["populations"].items()
    ]
    return report["draws"], table(["population", *names], rows)


def page():
    """Measure, and put it into words."""
    by_truth = {how: fl.validate(SHEETS, KEY, truth=how) for how in ("majority", "any", "all")}
    found, split = by_truth["majority"], fl.validate(SHEETS, KEY, by="source")
    strata = json.loads(KEY.read_text(encoding="utf-8"))["strata"]
    sizes = dict.fromkeys(("kremlin", "sample"), 0)
    for row in strata["data"]:
        values = dict(zip(strata["columns"], row, strict=True))
        sizes[values["source"]] += values["population"]
    draws, held = coverage()
    text = (HERE / "dictionaries.in.md").read_text(encoding="utf-8")
    filled = {
        "KREMLIN": f"{sizes['kremlin']:,}",
        "SAMPLE": f"{sizes['sample']:,}",
        "AGREEMENT": agreement(found),
        "MARKS": marks(found.frames),
        "SPLIT": marks(split.frames, by=["source"]),
        "STRICT": strictness(by_truth),
        "ENTRIES": entries(found),
        "DRAWS": f"{draws:,}",
        "HELD": held,
    }
    for name, value in filled.items():
        text = text.replace(f"{{{name}}}", value)
    return text


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
