"""Is p of keyness uniform where nothing differs? Random halves of one source, many times.

    PYTHONPATH=tests/python python tests/nightly/calibration.py [halves]

Writes docs/calibration.json and docs/calibration.png, and fails if p over documents is not uniform
or p over tokens seems to be. Only documents change sides, so every null hypothesis is true.
"""

from __future__ import annotations

import json
import sys

import framelens as fl
import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
from data import ROOT, texts

mpl.use("Agg")

SOURCES = {"kremlin_en": "news of the Kremlin", "ungdc_15": "speeches before the UN"}
#: Draws of p, and of which p the distribution function is written down.
PERMUTATIONS = 999
GRID = np.arange(1, 1001) / 1000
#: Terms in fewer documents are left out: their p takes few values.
LEAST_DOCS = 50
#: How far the distribution of p over documents may be from the uniform one.
MOST = 0.05
#: How that distance is spread over single halves.
QUANTILES = {"least": 0, "lower": 0.25, "median": 0.5, "upper": 0.75, "worst": 1}


def half(corpus, unit, seed):
    """Return the share of terms with p at most each point of the grid, and how many there are."""
    n = len(corpus)
    sides = np.random.default_rng(seed).permutation(np.arange(n) % 2)
    draws = {"permutations": PERMUTATIONS, "seed": seed} if unit == "document" else {}
    table = fl.keyness(
        corpus,
        by=sides.tolist(),
        target=1,
        measures=["g2"],
        unit=unit,
        min_count=LEAST_DOCS,
        adjust="none",
        **draws,
    )
    p = table["p"][table["target_docs"] + table["reference_docs"] >= LEAST_DOCS].to_numpy()
    # A p of 50 / 1000 is at most .05, whatever a double makes of it.
    return np.searchsorted(np.sort(p), GRID + 1e-9) / len(p), len(p)


def measured(corpus, unit, halves):
    found = [half(corpus, unit, seed) for seed in range(halves)]
    shares, sizes = np.array([share for share, _ in found]), [size for _, size in found]
    mean = shares.mean(axis=0)
    far = abs(shares - GRID).max(axis=1)
    result = {
        "share_at_most_.05": mean[49],
        "share_at_most_.001": mean[0],
        "kolmogorov_smirnov": abs(mean - GRID).max(),
        **{f"of_one_half_{name}": np.quantile(far, at) for name, at in QUANTILES.items()},
        "of_one_half_share_at_most_.05": (far <= MOST).mean(),
    }
    assert len(set(sizes)) == 1
    return {key: round(float(value), 4) for key, value in result.items()} | {
        "terms": sizes[0]
    }, mean


def main(halves=20):
    figure, panels = plt.subplots(1, len(SOURCES), figsize=(8, 4), sharey=True)
    report = {"halves": halves, "permutations": PERMUTATIONS, "sources": {}}
    for axes, (name, title) in zip(panels, SOURCES.items(), strict=True):
        corpus = fl.Corpus([row["text"] for row in texts(name) if row["text"]])
        report["sources"][name] = {"documents": len(corpus)}
        for unit, ink in (("token", "#b2502d"), ("document", "#1f5f8b")):
            found, mean = measured(corpus, unit, halves)
            report["sources"][name][unit] = found
            axes.plot(GRID, mean, color=ink, label=f'unit="{unit}"')
            print(name, unit, found, flush=True)
        axes.plot([0, 1], [0, 1], color="#888888", lw=0.8, ls="--", label="uniform")
        axes.set_title(f"{title}, {found['terms']:,} terms", loc="left", size=10)
        axes.set_xlabel("p")
        axes.set(xlim=(0, 1), ylim=(0, 1), aspect="equal")
        axes.spines[["top", "right"]].set_visible(False)
    panels[0].set_ylabel("share of terms with so small a p")
    panels[0].legend(frameon=False, loc="lower right")
    figure.tight_layout()
    figure.savefig(ROOT / "docs/calibration.png", dpi=120, metadata={"Software": None})
    text = json.dumps(report, indent=1) + "\n"
    (ROOT / "docs/calibration.json").write_text(text, encoding="utf-8")
    for name, units in report["sources"].items():
        assert units["document"]["kolmogorov_smirnov"] <= MOST, name
        assert units["token"]["kolmogorov_smirnov"] > MOST, name


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
