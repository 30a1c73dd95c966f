"""Which errors of other tools are not ours? Key words of few documents, and p of one side."""

from __future__ import annotations

import framelens as fl
import numpy as np
import pandas as pd
import pytest
from framelens import sklearn
from scipy.stats import norm

FIVE = pd.DataFrame(
    {
        "side": ["x", "x", "x", "y", "y"],
        "text": [
            "war and peace, war and war",
            "the war goes on",
            "no peace without war",
            "peace and trade",
            "trade, trade, peace",
        ],
    }
)


def test_fighting_words_need_no_ten_documents():
    """ConvoKit's FightingWords counts words of at least 10 documents and at most half of them.

    Of five texts that leaves none, and it raises; its z come without δ.
    """
    with pytest.raises(ValueError, match=r"max_df|min_df|no terms remain"):
        sklearn.CountVectorizer(min_df=10, max_df=0.5, ngram_range=(1, 3)).fit(FIVE["text"])
    corpus = fl.Corpus(FIVE, text="text")
    found = fl.keyness(corpus, by="side", target="x", measures=["log_odds"], prior=1.0)
    row = found.set_index("term").loc["war"]
    n1, n2 = found["target"].sum(), found["reference"].sum()
    # By hand: war is said 5 times there and never here; α is its share of both sides.
    alpha = 5 / (n1 + n2)
    odds = [(a + alpha) / (n + 1 - a - alpha) for a, n in ((5, n1), (0, n2))]
    delta, sigma = np.log(odds[0] / odds[1]), np.sqrt(1 / (5 + alpha) + 1 / alpha)
    assert row["log_odds"] == pytest.approx(delta, rel=1e-12)
    assert row["log_odds_z"] == pytest.approx(delta / sigma, rel=1e-12)
    assert np.isfinite(found[["log_odds", "log_odds_z"]]).all(axis=None)


@pytest.mark.parametrize("unit", ["token", "document"])
def test_p_is_of_both_sides(unit):
    """Scattertext gives Φ(z) as p: near 1 for what one side says most, near 0 for the other."""
    corpus = fl.load_sample()
    sides = np.where(corpus.docvars["outlet"] == "Eastern Beacon", "x", "y").tolist()
    ask = {"by": sides, "measures": ["log_odds"], "unit": unit, "min_count": 8}
    found, other = (
        fl.keyness(corpus, target=side, **ask).set_index("term").sort_index() for side in "xy"
    )
    one_sided = norm.cdf(found["log_odds_z"])
    most, least = np.argmax(one_sided), np.argmin(one_sided)
    assert one_sided[most] > 0.99
    assert one_sided[least] < 0.05
    assert found["p"].iloc[most] < 0.05
    assert found["p"].iloc[least] < 0.05
    # Which side is called the target does not change p; Φ(z) becomes 1 - Φ(z).
    # Drawn p have a standard error of .016 at most; .1 is more than four of a difference.
    room = 1e-12 if unit == "token" else 0.1
    assert abs(found["p"] - other["p"]).max() <= room
    assert norm.cdf(other["log_odds_z"]) == pytest.approx(1 - one_sided, abs=1e-9)
