"""Is every measure of association what its definition says? Random tables against the oracle.

500 tables a measure; 10,000 with FRAMELENS_NIGHTLY=1.
"""

from __future__ import annotations

import os
from math import inf, isinf, isnan

import framelens as fl
import numpy as np
import oracle_association as oracle
import pandas as pd
import pytest
from framelens import _core
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

NIGHTLY = os.environ.get("FRAMELENS_NIGHTLY") == "1"
TABLES = 10_000 if NIGHTLY else 500
#: Tables of one example: a call has its price.
AT_ONCE = 50
NAMES = list(_core.MEASURES)


def counts(bits):
    """Counts of very different sizes."""
    return st.integers(0, bits).flatmap(lambda b: st.integers(0, 2**b - 1))


def tables(bits):
    table = st.tuples(*[counts(bits)] * 4)
    # Near independence the formulas cancel: the second row is a multiple of the first, nearly.
    near = st.tuples(counts(bits // 2), counts(bits // 2), st.integers(1, 99), st.integers(-1, 1))
    near = near.map(lambda t: (t[0], t[1], t[0] * t[2], max(0, t[1] * t[2] + t[3])))
    return st.lists(table | near, min_size=AT_ONCE, max_size=AT_ONCE)


#: The options that a measure takes.
TAKEN = {name: ["ci"] for name in ("log_ratio", "percent_diff", "odds_ratio", "diff_coefficient")}
TAKEN |= {f"log_ratio_conservative{rule}": ["ci", "tests"] for rule in ("", "_sidak")}
TAKEN |= {"simple_maths": ["simple_maths"], "log_odds": ["prior"]}


def measured(name, rows, **options):
    cells = np.array(rows, dtype=np.uint64).T
    return fl.association(*cells, measures=[name], **options)


def close(got, wanted):
    """Tell whether a double is the number, to 1e-9 of it or 1e-12."""
    wanted = oracle.real(wanted) if not isinstance(wanted, float) else wanted
    if isnan(float(wanted)) or isinf(float(wanted)):
        return got == float(wanted) or (isnan(got) and isnan(float(wanted)))
    return abs(got - wanted) <= max(1e-12, abs(wanted) * 1e-9)


@pytest.mark.parametrize("name", NAMES)
def test_a_measure_is_its_definition(name):
    # The oracle of the exact test counts every way to fill a table.
    bits = 9 if name == "fisher" else 34

    # A table that fails is shown as it is: looking for a simpler one takes minutes.
    @settings(
        max_examples=TABLES // AT_ONCE,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
    )
    @given(
        tables(bits),
        st.sampled_from([0.9, 0.95, 0.999]),
        st.sampled_from([1, 40, 10**6]),
        st.sampled_from([0.5, 1.0, 100.0]),
    )
    def check(rows, level, tests, k):
        options = {"ci": level, "tests": tests, "simple_maths": k, "prior": 250.0}
        taken = {option: options[option] for option in TAKEN.get(name, ())}
        found = measured(name, rows, **taken)
        assert tuple(found.columns) == _core.MEASURES[name][0]
        for table, values in zip(rows, found.to_numpy().tolist(), strict=True):
            wanted = oracle.measure(name, table, level=level, tests=tests, k=k, prior=250.0)
            for got, right in zip(values, wanted, strict=True):
                assert close(got, right), (table, got, float(right))

    check()


def test_the_definitions_cover_every_measure_and_its_columns():
    for name, (columns, key) in _core.MEASURES.items():
        found = oracle.measure(name, (3, 1, 40, 50), level=0.95, tests=9, k=1.0, prior=10.0)
        assert len(found) == len(columns)
        assert key in columns


# --- the errors of other tools: what we say instead, and why --------------------------------


def value(name, *table, column=None, **options):
    return measured(name, [table], **options)[column or name].iloc[0]


def test_log_dice_has_its_fourteen_and_no_maximum_for_words_that_never_meet():
    # Wordless leaves out "14 +", and gives 14 where the words never stand together.
    assert value("log_dice", 100, 0, 0, 900) == 14
    assert value("log_dice", 1, 1, 1, 97) == 13  # D = 2/4
    assert value("log_dice", 0, 10, 10, 980) == -inf


def test_a_pair_that_never_occurs_has_a_defined_score_and_no_made_up_one():
    # NLTK raises a math domain error (pmi) or says -1e9 (student_t); quanteda has ln(0 + 1e-9).
    table = (0, 5, 7, 988)
    assert value("pmi", *table) == -inf
    assert value("t_score", *table) == -inf
    assert value("npmi", *table) == -1
    assert value("local_mi", *table) == 0
    assert value("z_score", *table) == pytest.approx(-((35 / 1000) ** 0.5))
    assert np.isfinite(value("g2", *table))


def test_counts_that_are_no_table_are_refused():
    # NLTK's likelihood_ratio fails with a domain error where a pair is counted more often than its
    # parts, as its windows do; such numbers have a negative cell, and are told so.
    pairs, first, second, n = 9, 7, 8, 100
    with pytest.raises(ValueError, match="o12 must hold counts, 0 or more, got -2"):
        fl.association(pairs, first - pairs, second - pairs, n - first - second + pairs)


@settings(max_examples=40, derandomize=True, deadline=None, database=None)
@given(tables(53))
def test_npmi_keeps_within_one(rows):
    # gensim gives 3.11 where it joins phrases of phrases: its three probabilities have different N.
    found = measured("npmi", rows)["npmi"].dropna()
    assert found.between(-1, 1).all()


def test_log_odds_are_natural_logarithms_throughout():
    # kornosk/log-odds-ratio takes δ to base 10 and σ from the natural one: z too small by ln 10.
    found = measured("log_odds", [(30, 10, 970, 990)], prior=100.0).iloc[0]
    delta, z, sigma, alpha = oracle.log_odds(30, 10, 970, 990, prior=100.0)
    assert (found["log_odds"], found["log_odds_se"]) == pytest.approx((float(delta), float(sigma)))
    assert found["log_odds_z"] == pytest.approx(float(z))
    assert found["log_odds_prior"] == pytest.approx(100 * 40 / 2000) == float(alpha)


def test_g2_of_frequent_words_in_large_corpora_is_a_number():
    # An early quanteda gave NaN for frequent words: R·C passes 2³¹ and 2⁶³.
    table = (60_000_000, 61_000_000, 940_000_000, 939_000_000)
    found = measured("g2", [table, (2**53, 2**53, 2**53, 2**53 - 1)])["g2"]
    assert close(found[0], oracle.g2(*table))
    assert np.isfinite(found[1])


def test_yates_is_applied_to_every_table_and_clipped_at_0():
    # quanteda corrects only where some E < 5 and the difference is N/2 or more; R shrinks it to 0.
    assert value("chi2_yates", 30, 20, 970, 980) == pytest.approx(
        float(oracle.chi2_yates(30, 20, 970, 980))
    )
    assert abs(value("chi2_yates", 30, 20, 970, 980)) < abs(value("chi2", 30, 20, 970, 980))
    assert value("chi2_yates", 3, 14, 2, 10) == 0  # difference 2, N/2 = 14.5: never past 0


def test_williams_divides_and_brings_the_value_nearer_to_0():
    # quanteda multiplies χ² by q (Q2), and sets q = 1 where a cell is 0.
    for table in [(7, 2, 3, 7), (3, 10, 20, 10), (10, 0, 90, 50)]:
        assert abs(value("g2_williams", *table)) < abs(value("g2", *table))


def test_the_exact_test_is_two_sided_and_names_its_sides():
    # Pedersen 1996: two-sided .486, left .243, right .986.
    found = measured("fisher", [(1, 3, 3, 1)]).iloc[0]
    assert found[["fisher_p", "fisher_less", "fisher_more"]].round(3).tolist() == [
        0.486,
        0.243,
        0.986,
    ]


def test_tables_come_as_columns_of_any_kind_and_keep_their_index():
    cells = pd.DataFrame(
        {"a": [8, 1], "b": [5, 2], "c": [24, 3], "d": [31740, 4]}, index=["x", "y"]
    )
    found = fl.association(cells["a"], cells["b"], cells["c"], cells["d"], measures=["g2"])
    assert list(found.index) == ["x", "y"]
    assert found["g2"].round(2).tolist() == [95.29, 0.08 * np.sign(found["g2"].iloc[1])]
