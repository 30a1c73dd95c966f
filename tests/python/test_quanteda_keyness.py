"""Where quanteda and we find other key words, whose side do the papers take?

The columns that are ours as well are compared in quanteda_keyness.py, table by table.
"""

from __future__ import annotations

import framelens as fl
import numpy as np
import pandas as pd
import pytest
import quanteda_keyness as k
from scipy.stats import chi2 as chi_square

PARTIES = "inaugural/keyness_republican_vs_democratic_all.csv.gz"
SPEECHES = "ungd2017/keyness_CHN_vs_rest_all.csv.gz"


def test_every_term_of_every_table_is_compared_column_by_column():
    found = {
        (path, name): column(k.both(path)) for path in k.PATHS for name, column in k.COLUMNS.items()
    }
    by_column = pd.DataFrame(found, index=["cells", "worst"]).T.groupby(level=1, sort=False)
    table = by_column.agg({"cells": "sum", "worst": "max"}).astype({"cells": int})
    print(f"\n{len(k.PATHS)} tables\n{table}")
    assert dict(table["cells"]) == {
        "counts": 170_900,
        "chi2": 85_450,
        "chi2_yates": 170_900,
        "chi2_williams": 85_450,
        "g2": 85_450,
        "g2_williams": 85_450,
        "g2_yates": 142_588,
        "pmi": 85_450,
        "exact": 38_515,
    }


def test_the_correction_of_williams_lessens_what_it_corrects():
    """Q2. Williams (1976) divides by q, and q > 1; their chi-square is multiplied by it."""
    table = k.both(SPEECHES)
    full = table[(table["target"] > 0) & (table["reference"] > 0) & (table["chi2"] != 0)]
    assert (full["theirs_chi2_williams"].abs() > full["theirs_chi2_none"].abs()).all()
    assert (full["theirs_lr_williams"].abs() < full["theirs_lr_none"].abs()).all()
    assert (full["g2_williams"].abs() < full["g2"].abs()).all()


def test_the_correction_of_yates_is_for_every_table():
    """Q3. Yates (1934): one tail of the corrected value is near that of the exact test.

    Theirs is left uncorrected where all expectations are 5 or more.
    """
    table = k.both(PARTIES)
    a, b, n1, n2 = k.margins(table)
    some = table[(a + b) * min(n1, n2) / (n1 + n2) >= 5]
    assert (some["theirs_chi2_yates"] == some["theirs_chi2_none"]).all()
    tail = some["fisher_more"].where(some["chi2"] > 0, some["fisher_less"])
    ours, theirs = (
        abs(chi_square.sf(some[name].abs(), 1) / 2 - tail)
        for name in ("chi2_yates", "theirs_chi2_yates")
    )
    assert (ours < theirs).mean() > 0.9


def test_the_example_of_yates_comes_near_to_the_exact_test():
    """Normal teeth of infants: breast-fed 4 of 20, bottle-fed 1 of 22; one tail of each test."""
    found = fl.association(4, 1, 16, 21, measures=["chi2", "chi2_yates", "fisher"]).iloc[0]
    plain, corrected = (chi_square.sf(found[name], 1) / 2 for name in ("chi2", "chi2_yates"))
    assert found["fisher_more"] == pytest.approx(0.1435, abs=5e-5)
    assert abs(corrected - found["fisher_more"]) < 0.001
    assert abs(plain - found["fisher_more"]) > 0.08


def test_g2_has_nothing_added():
    """Q4. By Dunning (1993) G² is 0 where rates are equal; theirs is 2e-9 N there."""
    table = k.both(SPEECHES)
    n = k.margins(table)[2] + k.margins(table)[3]
    assert fl.association(3, 30, 997, 9970, measures=["g2"])["g2"].iloc[0] == 0
    off = table["theirs_lr_none"] - table["g2"]
    # The sign is put before what was added.
    over = table["g2"] > 0
    assert off[over & (table["target"] > 9)].between(1.5e-9 * n, 2.1e-9 * n).all()


def test_a_word_that_never_occurs_has_no_information_to_share():
    """Q5. Church & Hanks (1990): log2 of 0. Theirs is ln 1e-9, however much was to be expected."""
    table = k.both(SPEECHES)
    unseen = table[table["target"] == 0]
    assert unseen["theirs_pmi_default"].tolist() == [np.log(1e-9)] * len(unseen)
    assert (unseen["pmi"] == -np.inf).all()
