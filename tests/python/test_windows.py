"""Do windows keep their contract, clause by clause, and do they count as other tools do?

The texts of the clauses are short enough to be counted by hand; quanteda and NLTK count the same
where they ask the same question.
"""

from __future__ import annotations

from functools import cache
from math import inf

import framelens as fl
import pytest
import quanteda as q
from data import gold, gold_json


def company(texts, pattern="node", **how):
    """Return {term: (count, total, near, tokens)} of texts whose nodes are called node."""
    how = {"min_count": 1, "measures": ["pmi"]} | how
    found = fl.collocates(texts, pattern, **how)
    columns = (found[name] for name in ("count", "total", "near", "tokens"))
    return dict(zip(found["term"], zip(*columns, strict=True), strict=True))


def test_a_window_has_a_left_and_a_right_side():
    texts = ["a b c node d e f"]
    assert list(company(texts, window=2)) == ["b", "c", "d", "e"]
    assert list(company(texts, window=(2, 0))) == ["b", "c"]
    assert list(company(texts, window=(0, 1))) == ["d"]
    # Six tokens are not the node; of the four near ones c is one.
    assert company(texts, window=2)["c"] == (1, 1, 4, 6)


def test_a_token_in_two_windows_counts_once_or_on_request_twice():
    texts = ["node a node b c"]
    assert company(texts, window=1) == {"a": (1, 1, 2, 3), "b": (1, 1, 2, 3)}
    twice = company(texts, window=1, counting="window")
    # "a" is right of the first node and left of the second: it counts twice everywhere.
    assert twice == {"a": (2, 2, 3, 4), "b": (1, 1, 3, 4)}
    assert list(company(["node a node"], window=1, counting="window").values()) == [(2, 2, 2, 2)]


def test_a_node_is_no_collocate_of_itself_nor_of_another_node():
    assert company(["node node a"], window=2) == {"a": (1, 1, 1, 1)}
    assert "node" not in company(["a node b node c"], window=5, counting="window")
    found = company(["peace talks fail, talks go on"], ["peace talks"], window=3)
    # The second "talks" is part of no node, but a comma stands between.
    assert found == {"fail": (1, 1, 1, 4)}


def test_a_node_in_a_window_takes_up_its_places():
    texts = ["node b node c d"]
    assert set(company(texts, window=(0, 3), counting="window")) == {"b", "c", "d"}
    found = company(texts, window=(0, 3), counting="window")
    # The first window holds b, the node, c; the second c and d.
    assert [found[term][0] for term in "bcd"] == [1, 2, 1]
    # By token every place is as far from the nearest node.
    table = fl.collocates(texts, "node", window=3, min_count=1, weights="inverse")
    assert dict(zip(table["term"], table["weighted"], strict=True)) == {"b": 1, "c": 1, "d": 0.5}


def test_a_phrase_is_one_node_and_its_window_goes_out_from_both_ends():
    assert company(["a the cold war b"], "cold war", window=1) == {
        "b": (1, 1, 2, 3),
        "the": (1, 1, 2, 3),
    }


def test_a_window_ends_with_the_sentence_or_with_the_document():
    texts = ["War ended. Node peace. Talks went on", "Talks later"]
    assert list(company(texts, window=5)) == ["peace"]
    # The full stop is not counted, and a border as well.
    wide = company(texts, window=5, within="document", bridge=True)
    assert set(wide) == {"war", "ended", "peace", "talks", "went", "on"}
    assert wide["talks"] == (1, 2, 6, 8)


def test_a_window_reaches_over_tokens_that_are_not_counted_only_on_request():
    texts = ["peace, “node” of war"]
    assert company(texts, window=2) == {}
    assert set(company(texts, window=2, bridge=True)) == {"peace", "of", "war"}
    drop = {"tokenizer": fl.Tokenizer(drop={"punctuation", "stopwords"})}
    assert list(company(["node of war"], window=1, **drop)) == []
    # Bridged, "of" is as if it were not there: war stands beside the node.
    assert company(["node of war"], window=1, bridge=True, **drop) == {"war": (1, 1, 1, 1)}


def test_a_window_never_reaches_out_of_the_article_or_of_the_view():
    text = "He said that “node one two” and left three four node five"
    corpus = fl.Corpus([text])
    own = corpus.within(voice="own")
    how = {"window": 9, "bridge": True, "min_count": 1}
    near = set(fl.collocates(own, "node", **how)["term"])
    kept = fl.tokens(own).query("counted")["term"]
    assert near <= set(kept)
    assert "two" not in near


def test_no_count_is_above_its_margins_where_windows_overlap():
    # NLTK counts pairs by window and words by token: its likelihood ratio fails there.
    texts = ["a a a a b a a b"] * 3
    for counting in ("token", "window"):
        found = fl.collocates(
            texts, "a", window=4, counting=counting, min_count=1, measures=["g2", "npmi"]
        )
        assert (found["count"] <= found[["total", "near"]].min(axis=1)).all()
        assert found["npmi"].dropna().between(-1, 1).all()


def test_words_that_are_never_near_have_no_row_and_no_made_up_figure():
    # Wordless gives 14, the highest logDice, to words that never meet.
    found = fl.collocates(["node a b", "c d"], "node", window=1, min_count=1)
    assert list(found["term"]) == ["a"]
    sides = fl.collocates(
        ["node a b", "node c d"],
        "node",
        window=1,
        by=["x", "y"],
        target="x",
        min_count=1,
    ).set_index("term")
    assert sides.loc["c", "target"] == 0
    assert sides.loc["c", "target_log_dice"] == -inf


# --- other tools ----------------------------------------------------------------------------


def test_words_that_come_again_in_a_window_are_not_lost():
    # Older versions of NLTK looked at each pair of words once (its issue 403).
    assert company(["node a a a b"], window=4)["a"] == (3, 3, 4, 4)


def test_windows_of_nltk_have_our_pairs_and_its_pmi_follows():
    (entry,) = [e for e in gold_json("worked_numbers.json") if e["id"] == "nltk_bigram_win"]
    corpus = fl.Corpus.from_tokens([entry["input"]["tokens"]])
    for name, wanted in entry["expected"].items():
        size = int(name.removeprefix("window"))
        pairs = {pair: n for pair, n in wanted.items() if not pair.startswith("pmi")}
        # A word beside itself is no collocate of its own, but a pair with a gap.
        again = fl.frequency(corpus, ngrams=2, skip=size - 2).set_index("term")["count"]
        found = {pair: n for pair, n in again.items() if len(set(pair.split())) == 1}
        for node in ("this", "is", "a", "test"):
            right = fl.collocates(
                corpus, node, window=(0, size - 1), counting="window", min_count=1
            )
            found |= {f"{node} {row.term}": row.count for row in right.itertuples(index=False)}
        assert {pair: found[pair] for pair in pairs} == pairs
        assert len(found) == len(pairs) or name == "window5"
        # Its PMI divides every pair by the places of the window; each word is there twice of 8.
        for pmi, value in wanted.items():
            if pmi == "pmi_all":
                asked = pairs
            elif pmi.startswith("pmi"):
                asked = [pmi.removeprefix("pmi_").replace("_", " ")]
            else:
                continue
            for pair in asked:
                a, one, n = found[pair], 2 * (size - 1), 8 * (size - 1)
                table = fl.association(a, one - a, one - a, n - 2 * one + a, measures=["pmi"])
                assert table["pmi"].iloc[0] == pytest.approx(value, abs=1e-12), (name, pair)


TOY = {
    "win2_freq": ((2, 2), "count", None),
    "win2_bool": ((2, 2), "docs", None),
    "win2_weighted": ((2, 2), "weighted", "inverse"),
    "win2_ordered": ((0, 2), "count", None),
}


@pytest.mark.parametrize("name", TOY)
def test_the_toy_of_quanteda_has_its_windows(name):
    """Its diagonal counts pairs of the same word twice; ours has none."""
    window, column, weights = TOY[name]
    toy = gold_json("quanteda/fcm_toy.json")
    corpus = fl.Corpus.from_tokens([text.split() for text in toy["input"]])
    features = toy[name]["features"]
    for node, row in zip(features, toy[name]["rows"], strict=True):
        found = fl.collocates(
            corpus, node, window=window, counting="window", weights=weights, min_count=1
        ).set_index("term")[column]
        for term, wanted in zip(features, row, strict=True):
            if term != node:
                assert found.get(term, 0) == wanted, (node, term)


#: Punctuation is gone; windows do not end at sentences.
FCM = {
    "window5_frequency_orderedFALSE": ((5, 5), "count", None),
    "window5_frequency_orderedTRUE": ((0, 5), "count", None),
    "window5_boolean_orderedFALSE": ((5, 5), "docs", None),
    "window5_boolean_orderedTRUE": ((0, 5), "docs", None),
    "window5_weighted_orderedFALSE": ((5, 5), "weighted", "inverse"),
    "window5_weighted_orderedTRUE": ((0, 5), "weighted", "inverse"),
    "window2_w.5,.25": ((2, 2), "weighted", [0.5, 0.25]),
}


@cache
def of_node(name, node, window, weights):
    found = fl.collocates(
        q.corpus(name, "remove_punct"),
        f"={node}" if node == "us" else node,
        window=window,
        counting="window",
        weights=list(weights) if isinstance(weights, tuple) else weights,
        min_count=1,
        measures=["pmi"],
    )
    return found.set_index("term")


@pytest.mark.parametrize("name", q.NAMES)
@pytest.mark.parametrize("variant", FCM)
def test_words_near_words_are_as_many_as_quanteda_says(name, variant):
    window, column, weights = FCM[variant]
    compared = 0
    for row in gold(f"quanteda/{name}/fcm_selected.csv"):
        if row["variant"] != variant or row["row"] == row["col"]:
            continue
        key = tuple(weights) if isinstance(weights, list) else weights
        found = of_node(name, row["row"], window, key)[column].get(row["col"], 0)
        assert found == pytest.approx(float(row["value"]), abs=1e-9), row
        compared += 1
    print(f"{name} {variant}: {compared} cells")
    assert compared == 132 or variant.startswith("window2")
