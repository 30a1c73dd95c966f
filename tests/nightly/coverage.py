"""Do intervals of rates hold as often as they say? Tables and a picture of the simulation.

    cargo test --release --test rust -- --ignored coverage
    python tests/nightly/coverage.py

The first writes docs/coverage.json, this one the tables in docs/coverage.md, and
docs/coverage.png. Fails if the default does not hold where it should, or is not flagged where it
does not.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

mpl.use("Agg")

DOCS = Path(__file__).parents[2] / "docs"
#: The method of all tables.
DEFAULT = "gamma over documents"
#: Fewer groups without any hit than this: other methods have no limits for these.
FEW = 0.01
#: Where words clump no more than this, in so many documents, limits have to hold.
SHAPE, DOCUMENTS = 0.5, 20
ENOUGH, MOST = 0.93, 0.97
#: So many hits in each of so few documents are not marked where they should be: the page says so.
MANY, FEW_DOCUMENTS = 10, 2
#: Where the page says that limits hold more often: documents, mean, highest shape.
RATHER_OFTEN = (20, 0.3, 1.0)
INKS = ["#7a1f1f", "#b2502d", "#c99a2e", "#3f7f4f", "#1f5f8b", "#444444"]


def read():
    """Return a row for each kind of group, coverage and width by method."""
    found = json.loads((DOCS / "coverage.json").read_text(encoding="utf-8"))
    rows = []
    for row in found["rows"]:
        shape = float("inf") if row["shape"] is None else row["shape"]
        by_method = {
            f"{what} {name}": np.nan if value is None else value
            for what in ("coverage", "width")
            for name, value in zip(found["methods"], row[what], strict=True)
        }
        rows.append({**row, "shape": shape} | by_method)
    return found, pd.DataFrame(rows).drop(columns=["coverage", "width"])


def named(shape):
    return "none" if shape == float("inf") else f"{shape:g}"


def of_the_default(table):
    """Return a table of coverage for each mean: documents down, shapes across."""
    parts = []
    for mean, of in table.groupby("mean"):
        shapes = sorted(of["shape"].unique())
        parts.append(f"\n{mean:g} hits a document:\n")
        parts.append("| documents | " + " | ".join(map(named, shapes)) + " |")
        parts.append("|---" * (len(shapes) + 1) + "|")
        for documents, row in of.groupby("documents"):
            cells = []
            for shape in shapes:
                one = row[row["shape"] == shape].iloc[0]
                mark = "*" if one["bursty"] >= 0.5 else ""
                grey = "° " if one["no_hit"] >= FEW else ""
                cells.append(f"{grey}{100 * one['coverage ' + DEFAULT]:.1f}{mark}")
            parts.append(f"| {documents} | " + " | ".join(cells) + " |")
    return "\n".join(parts)


def of_all_methods(table, methods):
    """Return a row for each method: how often, how wide."""
    often = table[(table["no_hit"] < FEW) & (table["documents"] > 1)]
    zone = often[(often["shape"] >= SHAPE) & (often["documents"] >= DOCUMENTS)]
    parts = [
        "| method | lowest | kinds below 93 % | median width / rate | infinite above "
        f"| shape ≥ {SHAPE:g}, n ≥ {DOCUMENTS} | of these in 93–97 % |",
        "|---" * 7 + "|",
    ]
    for name in methods:
        coverage, width = often["coverage " + name], often["width " + name]
        inside = zone["coverage " + name]
        parts.append(
            f"| {name} | {100 * coverage.min():.1f} | {(coverage < ENOUGH).sum()} of {len(often)} "
            f"| {width.median():.2f} | {width.isna().sum()} "
            f"| {100 * inside.min():.1f}–{100 * inside.max():.1f} "
            f"| {inside.between(ENOUGH, MOST).sum()} of {len(inside)} |"
        )
    return "\n".join(parts)


def draw(table, methods):
    """One panel a method: documents across, coverage up, a line for each shape."""
    often = table[(table["no_hit"] < FEW) & (table["documents"] > 1)]
    figure, panels = plt.subplots(1, len(methods), figsize=(3 * len(methods), 3.6), sharey=True)
    for axes, name in zip(panels, methods, strict=True):
        axes.axhspan(ENOUGH, MOST, color="#e8efe8", lw=0)
        axes.axhline(0.95, color="#888888", lw=0.8, ls="--")
        for ink, (shape, of) in zip(INKS, often.groupby("shape"), strict=True):
            for mean, line in of.groupby("mean"):
                axes.plot(
                    line["documents"],
                    line["coverage " + name].clip(lower=0.5),
                    color=ink,
                    lw=1.6 if mean == 2 else 0.7,
                    marker="o" if mean == 2 else None,
                    ms=3,
                    label=named(shape) if mean == 2 else None,
                )
        axes.set(xscale="log", xlabel="documents", ylim=(0.5, 1.005), xlim=(1.7, 600))
        axes.set_xticks([2, 5, 20, 100, 500], ["2", "5", "20", "100", "500"])
        axes.minorticks_off()
        axes.set_title(name, loc="left", size=10)
        axes.spines[["top", "right"]].set_visible(False)
    panels[0].set_ylabel("share of groups with the true rate inside")
    panels[0].legend(frameon=False, loc="lower right", title="shape", fontsize=8)
    figure.tight_layout()
    figure.savefig(DOCS / "coverage.png", dpi=110, metadata={"Software": None})


def replaced(text, name, table):
    """Return the page with another table between the marks of `name`."""
    mark = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", flags=re.DOTALL)
    assert len(mark.findall(text)) == 1, name
    return mark.sub(lambda found: found[1] + table.strip() + "\n" + found[2], text)


def wrongs(table):
    """Return what is not as the page says."""
    several = table[(table["documents"] > 1) & (table["no_hit"] < FEW)]
    low = several["coverage " + DEFAULT] < ENOUGH
    good = table[(table["shape"] >= SHAPE) & (table["documents"] >= DOCUMENTS)]
    documents, mean, shape = RATHER_OFTEN
    often = (good["documents"] == documents) & (good["mean"] == mean) & (good["shape"] <= shape)
    held = good["coverage " + DEFAULT].between(ENOUGH, MOST) | often
    unheld = good[~held | ~good["overall"].between(ENOUGH, MOST)]
    known = (several["mean"] >= MANY) & (several["documents"] <= FEW_DOCUMENTS)
    unsaid = several[low & ~known & (several["bursty"] < 0.5)]
    return [*unheld.to_dict("records"), *unsaid.to_dict("records")]


def main():
    found, table = read()
    draw(table, found["methods"])
    page = DOCS / "coverage.md"
    text = page.read_text(encoding="utf-8")
    text = replaced(text, "methods", of_all_methods(table, found["methods"]))
    page.write_text(replaced(text, "default", of_the_default(table)), encoding="utf-8")
    for wrong in wrongs(table):
        print(wrong, file=sys.stderr)
    return 1 if wrongs(table) else 0


if __name__ == "__main__":
    sys.exit(main())
