"""Do shared words tell how much of an answer was copied? Chosen on three tasks, tested on two.

The answers of Clough and Stevenson (2011) to five questions: cut and pasted from a source, lightly
or heavily revised, or not copied at all.
"""

from __future__ import annotations

import framelens as fl
import numpy as np
import pandas as pd
import pytest
from data import needs

LEVEL = {"non": 0, "heavy": 1, "light": 2, "cut": 3}
LEARNT, TESTED = list("abc"), list("de")


@pytest.fixture(scope="module")
def answers():
    """Return task, level and name of each answer, and what every candidate says of it."""
    folder = needs("data/clough_stevenson")
    texts = {}
    for file in sorted(folder.glob("*task*.txt")):
        raw = file.read_bytes()
        try:
            texts[file.name] = raw.decode("utf-8")
        except UnicodeDecodeError:
            texts[file.name] = raw.decode("cp1252")
    table = pd.read_csv(folder / "file_information.csv")
    table["level"] = table["Category"].str.strip().map(LEVEL)
    table = table.dropna(subset="level").reset_index(drop=True)
    corpus, sources = fl.Corpus(texts), "orig_task" + table["Task"] + ".txt"
    for n in range(1, 9):
        square = fl.similarity(corpus, method="containment", ngrams=n, within="document")
        pairs = zip(table["File"], sources, strict=True)
        table[f"containment, {n} words"] = [square.loc[pair] for pair in pairs]
    pairs = pd.MultiIndex.from_arrays([table["File"], sources])
    for least in range(5, 21):
        found = fl.reuse(corpus, min_tokens=least, detail="documents")
        share = found.set_index(["doc", "other"])["coverage"].reindex(pairs).fillna(0)
        table[f"reuse, {least} words"] = share.to_numpy()
    return table


def correlation(table, name):
    """Return Spearman's rank correlation of a share with the four levels."""
    return table[name].rank().corr(table["level"].rank())


def accuracy(table, name, cut):
    """Return how often a share above the cut goes with an answer that was copied."""
    return ((table[name] > cut) == (table["level"] > 0)).mean()


def cut_of(table, name):
    """Return the cut that is right most often; of several the one in the widest gap, halfway."""
    shares = np.unique(table[name])
    cuts = (shares[:-1] + shares[1:]) / 2
    ranked = zip((accuracy(table, name, cut) for cut in cuts), np.diff(shares), cuts, strict=True)
    return max(ranked)[2]


def chosen(table):
    """Return what tells copied from not copied most often; of several what ranks levels best."""
    names = [name for name in table if name.startswith(("containment", "reuse"))]
    known = {
        name: (accuracy(table, name, cut_of(table, name)), correlation(table, name))
        for name in names
    }
    return max(names, key=lambda name: known[name])


def test_what_is_chosen_on_three_tasks_tells_copied_answers_in_two_others(answers):
    assert len(answers) == 95
    learnt, tested = (answers[answers["Task"].isin(tasks)] for tasks in (LEARNT, TESTED))
    name = chosen(learnt)
    cut = cut_of(learnt, name)
    assert name == "containment, 5 words"
    figures = {
        "accuracy learnt": accuracy(learnt, name, cut),
        "accuracy tested": accuracy(tested, name, cut),
        "correlation learnt": correlation(learnt, name),
        "correlation tested": correlation(tested, name),
        "correlation of all": correlation(answers, name),
    }
    print(name, f"above {cut:.4f}", {what: round(value, 3) for what, value in figures.items()})
    assert figures["correlation tested"] >= 0.87
    assert figures["correlation of all"] >= 0.84
    # 35 of 38 answers.
    assert figures["accuracy tested"] >= 0.92


@pytest.mark.parametrize(
    ("words", "ranked", "right"),
    # As they are found by default; and the best of all, which was known only afterwards: the cut is
    # learnt on three tasks, but that eight words do best was seen on all five.
    [(12, 0.8, 0.92), (8, 0.81, 0.94)],
)
def test_shared_passages_tell_them_about_as_well(answers, words, ranked, right):
    learnt, tested = (answers[answers["Task"].isin(tasks)] for tasks in (LEARNT, TESTED))
    name = f"reuse, {words} words"
    told = accuracy(tested, name, cut_of(learnt, name))
    print(f"{name}: {correlation(answers, name):.3f}, {told:.3f}")
    assert correlation(answers, name) >= ranked
    assert told >= right
