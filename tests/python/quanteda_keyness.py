"""Which words are key for quanteda, and which for us? Eight tables, every term of each.

Where the two part company, an item of QUIRKS.md there is named ("Q2" is its item 2), and the table
is held to what is left once that one difference is allowed for.
"""

from __future__ import annotations

import re
from functools import cache

import framelens as fl
import numpy as np
import pandas as pd
import quanteda as q

PARTIES = {"Republican": "t", "Democratic": "r"}
#: Which side a document is on: target, reference, neither.
CONTRASTS = {
    "inaugural": {
        "post1945_vs_pre": lambda d: "t" if d["Year"] >= 1945 else "r",
        "republican_vs_democratic": lambda d: PARTIES.get(d["Party"], "neither"),
        "trump2017_vs_rest": lambda d: "t" if d["doc_id"] == "2017-Trump" else "r",
    },
    "ungd2017": {
        f"{iso}_vs_rest": lambda d, iso=iso: "t" if d["country_iso"] == iso else "r"
        for iso in ("CHN", "IRN", "RUS", "USA")
    },
}
MEASURES = ["g2", "chi2", "chi2_yates", "g2_williams", "fisher", "pmi", "odds_ratio"]
PATHS = ["keyness_toy_all.csv.gz"] + [
    f"{name}/keyness_{contrast}_all.csv.gz"
    for name, contrasts in CONTRASTS.items()
    for contrast in contrasts
]


@cache
def both(path):
    """Return one frame, a row a term: our columns, and theirs as theirs_<column>."""
    rows = pd.DataFrame(q.table(path)).set_index("feature")
    if path == PATHS[0]:
        # Q28 has no part in it: only counts matter, so one document a side holds them.
        tokens = [list(rows.index.repeat(rows[n].astype(int))) for n in ("n_target", "n_reference")]
        sides = ["t", "r"]
    else:
        name, contrast = re.fullmatch(r"(\w+)/keyness_(\w+)_all\.csv\.gz", path).groups()
        sides = list(q.corpus(name).docvars.apply(CONTRASTS[name][contrast], axis=1))
        tokens = [tokens for _, tokens in q.stream(name, "remove_punct")]
    view = fl.Corpus.from_tokens(
        tokens, docvars=pd.DataFrame({"side": sides}), tokenizer=fl.Tokenizer(**q.AS_CUT)
    )
    found = fl.keyness(view, by="side", target="t", reference="r", measures=MEASURES)
    assert len(found) == len(rows)
    return found.set_index("term").join(rows.astype(float).add_prefix("theirs_"), how="inner")


def margins(table):
    """Return a, b, n1, n2 of every term as doubles; all are far below 2**53."""
    a, b = (table[side].astype(float) for side in ("target", "reference"))
    return a, b, a.sum(), b.sum()


def yates_applies(table):
    """Q3: theirs corrects only where an expected count is below 5 and |ad - bc| >= N/2."""
    a, b, n1, n2 = margins(table)
    n = n1 + n2
    least = np.minimum(a + b, n - a - b) * min(n1, n2) / n
    return (least < 5) & (abs(a * (n2 - b) - b * (n1 - a)) >= n / 2)


def williams(table):
    """The divisor of Williams, from the margins."""
    a, b, n1, n2 = margins(table)
    n = n1 + n2
    rows = n / (a + b) + n / (n - a - b) - 1
    return 1 + rows * (n / n1 + n / n2 - 1) / (6 * n)


def held(ours, theirs, room):
    """Hold two columns together; `room` is how far apart two values may be."""
    apart = (ours - theirs).abs().where(ours != theirs, 0.0)
    assert not apart.isna().any(), apart[apart.isna()].index[:5]
    over = apart > room
    assert not over.any(), pd.DataFrame({"ours": ours, "theirs": theirs})[over].head()
    return len(theirs), float(apart.max()) if len(apart) else 0.0


def close(theirs):
    return np.maximum(1e-12, 1e-9 * theirs.abs())


def counts(table):
    cells = held(table["target"], table["theirs_n_target"], 0)[0]
    return cells + held(table["reference"], table["theirs_n_reference"], 0)[0], 0.0


def chi2(table):
    theirs = table["theirs_chi2_none"]
    return held(table["chi2"], theirs, close(theirs))


def chi2_yates(table):
    """Q3: ours corrects every table; where theirs does not, theirs is chi-square as it was."""
    applies = yates_applies(table)
    found = []
    for theirs in (table["theirs_chi2_yates"], table["theirs_chi2_default"]):
        ours = table["chi2_yates"].where(applies, table["chi2"])
        found.append(held(ours, theirs, close(theirs)))
    return sum(cells for cells, _ in found), max(worst for _, worst in found)


def chi2_williams(table):
    """Q2: multiplied where it should be divided; their q is 1 where a cell is 0."""
    a, b, *_ = margins(table)
    theirs = table["theirs_chi2_williams"]
    ours = table["chi2"] * williams(table).where((a > 0) & (b > 0), 1.0)
    return held(ours, theirs, close(theirs))


def g2_room(table):
    """Q4: to every O / E theirs adds 1e-9, which lifts G² by some 2e-9 N."""
    _, _, n1, n2 = margins(table)
    return 3e-9 * (n1 + n2)


def g2(table):
    """Q4 to first order: 2e-9 E for every cell that is not 0. What is left is below 1e-8."""
    a, b, n1, n2 = margins(table)
    n = n1 + n2
    added = 2e-9 * (n - (a == 0) * b * n1 / n - (b == 0) * a * n2 / n)
    shifted = table["g2"] + added * np.where(a * n2 > b * n1, 1, -1)
    return held(shifted, table["theirs_lr_none"], 1e-8)


def g2_williams(table):
    """Q4; and their q is 1 where a cell is 0, ours is the formula's."""
    a, b, *_ = margins(table)
    full = (a > 0) & (b > 0)
    ours = table["g2_williams"].where(full, table["g2"])
    return held(ours, table["theirs_lr_williams"], g2_room(table))


def g2_yates(table):
    """Q3: where theirs does not correct, its Yates is plain G²; no such G² is ours elsewhere."""
    plain = ~yates_applies(table)
    room = g2_room(table)
    found = [
        held(table["g2"][plain], table[f"theirs_lr_{name}"][plain], room)
        for name in ("yates", "default")
    ]
    return sum(cells for cells, _ in found), max(worst for _, worst in found)


def pmi(table):
    """Q5: natural logarithm, with 1e-9 added to a / E, so that unseen is ln 1e-9; ours is -inf."""
    theirs = table["theirs_pmi_default"]
    return held(np.log(np.exp2(table["pmi"]) + 1e-9), theirs, close(theirs))


def exact(table):
    """Of the exact test p is ours; its odds ratio is the conditional estimate, ours is not."""
    if "theirs_exact_default_p" not in table:
        return 0, 0.0
    theirs = table["theirs_exact_default_p"]
    return held(table["fisher_p"], theirs, close(theirs))


COLUMNS = {
    "counts": counts,
    "chi2": chi2,
    "chi2_yates": chi2_yates,
    "chi2_williams": chi2_williams,
    "g2": g2,
    "g2_williams": g2_williams,
    "g2_yates": g2_yates,
    "pmi": pmi,
    "exact": exact,
}


def compare(path):
    """Return the number of cells of a table, and the worst deviation beyond what Q4 explains."""
    found = {name: column(both(path)) for name, column in COLUMNS.items()}
    assert set(both(path).filter(like="theirs_").columns) <= {f"theirs_{c}" for c in KNOWN}
    worst = max(far for name, (_, far) in found.items() if name not in ("g2_williams", "g2_yates"))
    return sum(cells for cells, _ in found.values()), worst


#: All columns there are; p of chi-square and of G² follow from their values (Q5, Q31).
KNOWN = ["n_target", "n_reference"] + [
    name + p
    for name in [
        *(f"{m}_{c}" for m in ("chi2", "lr") for c in ("default", "yates", "williams", "none")),
        "pmi_default",
        "exact_default",
    ]
    for p in ("", "_p")
]
