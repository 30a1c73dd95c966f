"""What can a group be compared with, and how sure is a difference? Keyness beyond its defaults."""

from __future__ import annotations

from itertools import combinations

import framelens as fl
import numpy as np
import pandas as pd
import pytest
from data import has, texts

TOKENS = [list("aab"), list("abc"), list("bbc"), list("ccd"), list("dda")]
GROUPS = ["x", "x", "y", "y", "z"]
CORPUS = fl.Corpus.from_tokens(TOKENS, docvars=pd.DataFrame({"side": GROUPS}))


def rows(table, *columns):
    return table.set_index("term")[list(columns)].T.to_dict("list")


def test_several_groups_are_one_reference():
    several = fl.keyness(CORPUS, by="side", target="x", reference=["y", "z"], measures=["g2"])
    rest = fl.keyness(CORPUS, by="side", target="x", measures=["g2"])
    pd.testing.assert_frame_equal(several, rest)
    one = fl.keyness(CORPUS, by="side", target="x", reference=["y"], measures=["g2"])
    pd.testing.assert_frame_equal(
        one, fl.keyness(CORPUS, by="side", target="x", reference="y", measures=["g2"])
    )
    assert fl.settings(several)["reference"] == ["y", "z"]


@pytest.mark.parametrize("as_kind", [dict, pd.Series])
def test_counts_from_elsewhere_are_a_reference(as_kind):
    """The same numbers as with the documents themselves; words that only they have are rows."""
    counts = as_kind({"b": 2, "c": 3, "d": 1})
    listed = fl.keyness(CORPUS, by="side", target="x", reference=counts, measures=["g2", "pmi"])
    there = fl.keyness(CORPUS, by="side", target="x", reference="y", measures=["g2", "pmi"])
    columns = ["target", "reference", "target_docs", "target_rate", "reference_rate", "g2", "pmi"]
    assert rows(listed, *columns) == rows(there, *columns)
    assert "reference_docs" not in listed
    assert listed["p"].isna().all()
    assert set(listed["p_method"]) == {"none: the reference has no documents"}
    assert fl.settings(listed)["reference"]["size"] == 6


def test_counts_may_be_a_part_of_a_larger_size():
    found = fl.keyness(
        CORPUS, by="side", target="x", reference={"b": 2}, reference_size=100, measures=["g2"]
    )
    row = found.set_index("term").loc["b"]
    assert row["g2"] == pytest.approx(fl.association(2, 2, 4, 98)["g2"].iloc[0], rel=1e-14)
    assert row["reference_rate"] == 20


def test_a_row_against_counts_has_the_lines_of_its_target():
    found = fl.keyness(CORPUS, by="side", target="x", reference={"b": 2}, measures=["g2"])
    row = found[found["term"] == "a"].iloc[0]
    assert list(fl.evidence(CORPUS, row, settings=fl.settings(found))["side"]) == ["target"] * 3


def test_measures_of_a_term_are_those_of_its_table():
    names = list(fl._core.MEASURES)
    found = fl.keyness(CORPUS, by="side", target="x", measures=names, prior=3.0, min_count=2)
    by_hand = fl.association(
        found["target"],
        found["reference"],
        6 - found["target"],
        9 - found["reference"],
        measures=names,
        prior=3.0,
    ).drop(columns="text_dispersion")
    pd.testing.assert_frame_equal(found[list(by_hand.columns)], by_hand)
    docs = found["target_docs"], found["reference_docs"]
    dispersion = fl.association(*docs, 2 - docs[0], 3 - docs[1], measures=["g2"])["g2"]
    assert found["text_dispersion"].tolist() == dispersion.tolist()
    assert found["g2"].is_monotonic_decreasing


def test_no_p_of_tokens_unless_it_is_asked_for():
    for unit, method in [
        ("auto", "none: a group has fewer than 8 documents"),
        ("token", "chi-square of G2 over tokens (anti-conservative)"),
    ]:
        found = fl.keyness(CORPUS, by="side", target="x", unit=unit)
        assert set(found["p_method"]) == {method}
        assert found["p"].isna().all() == (unit == "auto")


def exact(corpus_tokens, n_target, term):
    """Share of all labellings whose difference of rates is at least that of the first."""
    counts = [tokens.count(term) for tokens in corpus_tokens]
    sizes = [len(tokens) for tokens in corpus_tokens]

    def difference(target):
        inside = [sum(values[i] for i in target) for values in (counts, sizes)]
        outside = sum(counts) - inside[0], sum(sizes) - inside[1]
        return abs(inside[0] / inside[1] - outside[0] / outside[1])

    first = difference(range(n_target))
    every = [difference(chosen) for chosen in combinations(range(len(counts)), n_target)]
    return np.mean([value >= first - 1e-12 for value in every])


def test_the_sequential_test_finds_the_share_of_all_labellings():
    tokens = [list("a" * n + "b" * (9 - n)) for n in (8, 7, 7, 6, 3, 2, 4, 1)]
    sides = pd.DataFrame({"side": ["x"] * 4 + ["y"] * 4})
    corpus = fl.Corpus.from_tokens(tokens, docvars=sides)
    ask = {"by": "side", "target": "x", "unit": "document", "permutations": 9999}
    wanted = exact(tokens, 4, "a")
    for test, room in [("sequential", 0.02), ("permutation", 0.005)]:
        p = fl.keyness(corpus, test=test, **ask)["p"]
        assert abs(p - wanted).max() < room, test
    again = fl.keyness(corpus, test="sequential", **ask)
    assert again["p"].tolist() == fl.keyness(corpus, test="sequential", **ask)["p"].tolist()


def test_the_bootstrap_test_sees_what_differs_and_what_does_not():
    tokens = [list("ab" + "x" * 8)] * 10 + [list("b" + "x" * 9)] * 10
    sides = pd.DataFrame({"side": ["x"] * 10 + ["y"] * 10})
    corpus = fl.Corpus.from_tokens(tokens, docvars=sides)
    found = fl.keyness(corpus, by="side", target="x", test="bootstrap", permutations=199)
    p = dict(zip(found["term"], found["p"], strict=True))
    # Always above: no draw below, 1 / 200. Always equal: half of the draws on either side.
    assert p == {"a": 1 / 200, "b": 1.0, "x": 1 / 200}
    assert set(found["p_method"]) == {"bootstrap test over documents, 199 draws"}


@pytest.mark.parametrize("test", ["permutation", "sequential", "bootstrap"])
def test_no_test_depends_on_the_number_of_threads(test):
    corpus, found = fl.load_sample(), []
    for threads in (1, 2):
        fl.set_threads(threads)
        table = fl.keyness(corpus, by="outlet", target="Meridian Wire", unit="document", test=test)
        found.append(table["p"].to_numpy().tobytes())
    fl.set_threads(None)
    assert found[0] == found[1]


def test_many_permutations_of_real_speeches_end_early():
    if not has("data/ungdc_15.jsonl.gz"):
        pytest.skip("needs data/ungdc_15.jsonl.gz; set FRAMELENS_DATA")
    corpus = fl.Corpus(pd.DataFrame(texts("ungdc_15")), text="text")
    table = fl.keyness(
        corpus,
        by="country",
        target="RUS",
        reference="USA",
        min_count=50,
        test="sequential",
        permutations=9999,
    )
    assert table["p"].min() == 1 / 10_000
    assert (table["q"] < 0.01).any()


@pytest.mark.filterwarnings("ignore:.*belong to no group")
def test_without_any_group_there_is_nothing_to_compare():
    with pytest.raises(ValueError, match=r"^by must have a value for at least one document, got"):
        fl.keyness(["war", "peace"], by=[None, None])
