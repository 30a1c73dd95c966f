"""Do actors and frames meet as often as the definitions say, and are the limits and tests theirs?

120 random corpora; 3,000 with FRAMELENS_NIGHTLY=1.
"""

from __future__ import annotations

import os
from fractions import Fraction
from itertools import combinations
from math import isnan, log2

import framelens as fl
import numpy as np
import oracle_association as association
import oracle_together as oracle
import pandas as pd
import pytest
import quanteda as q
from data import gold
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import Token

EXAMPLES = 3_000 if os.environ.get("FRAMELENS_NIGHTLY") == "1" else 120
WORDS = ["war", "peace", "talks", "pact", "no", "us"]
sentence = st.lists(st.sampled_from([*WORDS, *WORDS, ","]), min_size=1, max_size=7)
documents = st.lists(st.none() | st.lists(sentence, max_size=4), min_size=1, max_size=6)
ACTORS = {"US": ["us"], "sides": ["war", "us", "no war"], "pact": ["pact", "peace talks"]}
FRAMES = {"war": ["war"], "peace": ["peace", "peace talks"], "no": ["no"], "pact": ["pact"]}
WITHINS = st.sampled_from(["sentence", "document", "window"])


def written(doc):
    """Return a text: sentences begin with a capital and end with a full stop."""
    return None if doc is None else " ".join(" ".join(s).capitalize() + "." for s in doc)


def close(got, wanted):
    if isnan(wanted):
        return isnan(got)
    return got == wanted or abs(got - wanted) <= max(1e-12, abs(wanted) * 1e-9)


def read(corpus):
    """Return the tokens of every document, and the hits of every actor and frame."""
    docs = {name: [] for name in corpus.ids}
    for row in fl.tokens(corpus).itertuples():
        docs[row.doc].append(Token(row.term, row.counted, row.sentence))
    found = []
    for kinds in (ACTORS, FRAMES):
        hits = {(kind, name): [] for kind in kinds for name in corpus.ids}
        for row in fl.hits(corpus, fl.Dictionary(kinds)).itertuples():
            end = row.position + len(row.surface.split())
            hits[row.frame, row.doc].append((row.position, end))
        found.append(hits)
    return docs, *found


@given(documents, WITHINS, st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(any),
       st.booleans(), st.booleans(), st.sampled_from([0.8, 0.95]), st.data())  # fmt: skip
@settings(max_examples=EXAMPLES, deadline=None)
def test_units_are_counted_and_measured_as_defined(docs, unit, window, across, bridge, ci, data):
    corpus = fl.Corpus([written(doc) for doc in docs])
    by = data.draw(st.lists(st.sampled_from("xy"), min_size=len(docs), max_size=len(docs)))
    how = {"within": "document" if across else "sentence", "window": window, "bridge": bridge}
    how = how if unit == "window" else {"within": unit}
    names = ["npmi", "g2", "log_dice", "delta_p"]
    table = fl.cooccurrence(corpus, ACTORS, FRAMES, by=by, measures=names, ci=ci, **how)
    tokens, actors, frames = read(corpus)

    def units(name, actor, frame):
        given = (tokens[name], actors[actor, name], frames[frame, name])
        if unit == "window":
            return oracle.window_units(*given, *window, across, bridge)
        return (oracle.sentence_units if unit == "sentence" else oracle.document_units)(*given)

    rows = table.to_dict("records")
    keys = [(row["actor"], row["frame"], row["group"]) for row in rows]
    assert keys == [(a, f, g) for a in ACTORS for f in FRAMES for g in sorted(set(by))]
    for got in rows:
        names_of = [n for n, g, doc in zip(corpus.ids, by, docs, strict=True)
                    if g == got["group"] and doc is not None]  # fmt: skip
        each = [units(name, got["actor"], got["frame"]) for name in names_of]
        total = o, r, c, n = tuple(map(sum, zip(*each, strict=True))) if each else (0, 0, 0, 0)
        assert (got["count"], got["actor_units"], got["frame_units"], got["units"]) == total
        assert (got["docs"], got["n_docs"]) == (sum(doc[0] > 0 for doc in each), len(each))
        assert close(got["share"], Fraction(o, r) if r else float("nan"))
        assert close(got["expected"], Fraction(r * c, n) if n else float("nan"))
        for name in ("npmi", "g2", "log_dice"):
            wanted = association.measure(name, oracle.cells(total))[0]
            assert close(got[name], wanted), (name, got)
        limits = oracle.limits(each, ci)
        if isinstance(limits, str):
            assert got["ci_method"] == f"undefined ({limits})"
            assert isnan(got["npmi_low"])
            assert isnan(got["npmi_high"])
        else:
            # Slopes from small steps have fewer digits.
            assert got["npmi_low"] == pytest.approx(limits[0], rel=1e-6, abs=1e-8)
            assert got["npmi_high"] == pytest.approx(limits[1], rel=1e-6, abs=1e-8)
            assert got["npmi_low"] <= got["npmi"] <= got["npmi_high"]
        wanted = (oracle.fisher_p if unit == "document" else oracle.p_over_documents)(each)
        assert got["p"] == pytest.approx(wanted, rel=1e-5, abs=1e-12, nan_ok=True), got
        assert got["p_method"].startswith("none: ") == isnan(got["p"])
        if got["p_method"] == got["ci_method"] == "jackknife over documents" and got["p"] != 1 - ci:
            is_outside = not got["npmi_low"] <= 0 <= got["npmi_high"]
            assert is_outside == (got["p"] < 1 - ci)


def test_a_word_that_is_actor_and_frame_is_not_its_own_company():
    texts = ["China rises. China is a threat to China.", "China threat. Rain."]
    both = {"China": ["china"]}
    same = fl.cooccurrence(texts, both, both).iloc[0]
    assert (same["count"], same["actor_units"], same["frame_units"]) == (0, 3, 0)
    # "China threat" holds the actor, but is not the same words.
    frames = {"threat": ["china threat", "threat"]}
    found = fl.cooccurrence(texts, both, frames).iloc[0]
    assert (found["count"], found["actor_units"], found["frame_units"]) == (2, 3, 2)
    near = fl.cooccurrence(texts, both, frames, window=3).iloc[0]
    # The first China of the second sentence and the last one are three words away or less.
    assert (near["count"], near["actor_units"]) == (3, 4)


def test_windows_go_to_the_left_and_to_the_right_of_the_actor():
    texts = ["threat of Russia and calm", "Russia and then a threat"]
    how = {"actors": {"R": ["russia"]}, "frames": {"t": ["threat"]}}
    count = {w: int(fl.cooccurrence(texts, window=w, **how)["count"].iloc[0])
             for w in ((2, 0), (0, 3), (0, 4), 2, 4)}  # fmt: skip
    assert count == {(2, 0): 1, (0, 3): 0, (0, 4): 1, 2: 1, 4: 2}


def test_sentences_are_those_of_the_summary_and_of_the_view():
    corpus = fl.load_sample()
    frames = fl.sample_frames()
    table = fl.cooccurrence(corpus, {"China": ["china*"]}, frames, by="doc")
    summary = fl.summary(corpus).set_index("doc")["sentences"]
    one = table[table["frame"] == frames.frames[0]].set_index("doc")["units"]
    pd.testing.assert_series_equal(one, summary.loc[one.index], check_names=False)
    own = corpus.within(voice="own")
    kept = fl.tokens(own)
    wanted = kept.drop_duplicates(["doc", "sentence"]).shape[0]
    assert fl.cooccurrence(own, {"China": ["china*"]}, frames)["units"].iloc[0] == wanted


def test_two_groups_are_what_each_is_alone():
    corpus, frames = fl.load_sample(), fl.sample_frames()
    actors = {"China": ["china*"], "Russia": ["russia*", "moscow"]}
    groups = fl.cooccurrence(corpus, actors, frames, by="outlet")
    how = {"by": "outlet", "target": "Eastern Beacon", "reference": "Meridian Wire"}
    pair = fl.cooccurrence(corpus, actors, frames, permutations=199, **how)
    for side, outlet in (("target", "Eastern Beacon"), ("reference", "Meridian Wire")):
        alone = groups[groups["outlet"] == outlet].reset_index(drop=True)
        assert list(pair[side]) == list(alone["count"])
        for name in ("docs", "share", "units", "npmi", "npmi_low", "ci_method", "log_dice"):
            wanted = alone[name].rename(f"{side}_{name}")
            pd.testing.assert_series_equal(pair[f"{side}_{name}"], wanted)
    apart = pair["target_share"] - pair["reference_share"]
    pd.testing.assert_series_equal(pair["difference"], apart, check_names=False)
    assert set(pair["p_method"]) <= {
        "199 permutations of documents",
        "none: a side has fewer than 2 documents with anything near",
    }
    assert fl.settings(pair)["target"] == "Eastern Beacon"


def test_p_of_two_groups_is_near_that_of_all_ways_to_deal_the_documents():
    counts = [(3, 1), (2, 0), (4, 1), (0, 3), (1, 2), (0, 4), (1, 3)]
    texts = [" ".join(["Us war."] * a + ["Us rests."] * b) for a, b in counts]
    groups = list("xxxyyyy")
    how = {"by": groups, "target": "x", "permutations": 9999, "adjust": "none"}
    row = fl.cooccurrence(texts, {"US": ["us"]}, {"war": ["war"]}, **how).iloc[0]

    def apart(members):
        sides = [
            [c for i, c in enumerate(counts) if (i in members) == one] for one in (True, False)
        ]
        shares = [Fraction(sum(a for a, _ in s), sum(a + b for a, b in s)) for s in sides]
        return abs(shares[0] - shares[1])

    ways = [apart(set(members)) for members in combinations(range(7), 3)]
    exact = sum(way >= apart({0, 1, 2}) for way in ways) / len(ways)
    assert abs(row["p"] - exact) < 0.015
    assert close(row["log_ratio"], log2((9.5 / 11.5) / (2.5 / 14.5)))


def test_five_of_five_is_not_more_than_five_can_tell():
    """Leaving out a document changes nothing where the frame is never without the actor."""
    texts = [*["Us war. Us rests. Rain. Snow."] * 5, *["Us rests. Rain. Snow."] * 40]
    row = fl.cooccurrence(texts, {"US": ["us"]}, {"war": ["war"]}).iloc[0]
    assert row["count"] == row["frame_units"] == 5
    assert 0.001 < row["p"] < 0.2
    assert row["npmi_high"] - row["npmi_low"] > 0.1


def test_one_document_has_no_limits_and_no_p():
    row = fl.cooccurrence(["Us war. Us rests. A pact."], ACTORS, {"war": ["war"]}).iloc[0]
    assert row["count"] == 1
    assert row["ci_method"] == "undefined (fewer than two documents)"
    assert row["p_method"] == "none: fewer than 2 documents"
    assert isnan(row["npmi_low"])
    assert isnan(row["q"])


def test_q_allows_for_the_rows():
    corpus, frames = fl.load_sample(), fl.sample_frames()
    actors = {"China": ["china*"], "Russia": ["russia*"], "US": ["=US", "washington"]}
    q_of = {
        a: fl.cooccurrence(corpus, actors, frames, adjust=a)["q"] for a in ("bh", "holm", "none")
    }
    assert (q_of["none"] <= q_of["bh"]).all()
    assert (q_of["bh"] <= q_of["holm"]).all()
    assert (q_of["none"] < q_of["bh"]).any()


def test_the_same_table_on_any_number_of_threads_and_in_any_order():
    corpus = fl.load_sample()
    outlet = dict(zip(corpus.ids, corpus.docvars["outlet"], strict=True))
    tables = []
    for threads, names in ((1, corpus.ids), (3, corpus.ids), (2, sorted(corpus.ids)[::-1])):
        fl.set_threads(threads)
        again = fl.Corpus({name: corpus.text(name) for name in names})
        again = again.assign(outlet=[outlet[name] for name in names])
        for how in ({}, {"target": "Eastern Beacon", "permutations": 99}, {"window": 6}):
            given = (again, {"China": ["china*"], "US": ["=US"]}, fl.sample_frames())
            tables.append(fl.cooccurrence(*given, by="outlet", **how))
    fl.set_threads(None)
    for place, table in enumerate(tables[3:]):
        pd.testing.assert_frame_equal(table, tables[place % 3], check_exact=True)


@pytest.mark.parametrize("name", q.NAMES)
def test_words_of_one_document_are_as_many_as_quanteda_says(name):
    """Its fcm by document, counted once a document, is the number of documents with both words."""
    rows = [r for r in gold(f"quanteda/{name}/fcm_selected.csv")
            if r["variant"] == "document_boolean" and r["row"] != r["col"]]  # fmt: skip
    words = sorted({row["row"] for row in rows})
    kinds = {word: [f"={word}" if word == "us" else word] for word in words}
    table = fl.cooccurrence(q.corpus(name), kinds, kinds, within="document")
    found = table.set_index(["actor", "frame"])["count"]
    for row in rows:
        assert found[row["row"], row["col"]] == int(row["value"]), row
    assert len(rows) == 132


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"actors": ["us"]}, "actors must be a framelens.Dictionary or a mapping"),
        ({"frames": "war"}, "frames must be a framelens.Dictionary or a mapping"),
        ({"within": "page"}, "within must be one of sentence, document, got 'page'"),
        ({"window": 0}, "window must hold at least one token, got 0"),
        ({"bridge": True}, "bridge must be left out where no window is given, got True"),
        ({"measures": ["log_odds"]}, "measures must be one of lambda, g2, .* got 'log_odds'"),
        ({"smoothing": 1.0}, "smoothing must be left out"),
        ({"ci": 1.0}, "ci must be a number between 0 and 1, got 1"),
        ({"adjust": "x"}, "adjust must be one of bh, holm, none, got 'x'"),
        ({"seed": 1}, "seed must be left out where no target is given, got 1"),
        ({"permutations": 9}, "permutations must be left out where no target is given, got 9"),
        ({"reference": "x"}, "reference must be left out where no target is given, got 'x'"),
        ({"target": "x"}, "by must name one docvar"),
        ({"target": "x", "by": ["y", "z"]}, "target must be one of 'y', 'z', got 'x'"),
    ],
)
def test_what_cannot_be_asked_is_told(options, message):
    with pytest.raises((ValueError, TypeError), match=f"^{message}"):
        fl.cooccurrence(["us war", "war"], **{"actors": ACTORS, "frames": FRAMES} | options)


def simulated(chance, n_docs, lift):
    """Return texts in which an actor and a frame clump in some documents, and meet so often."""
    texts = []
    for _ in range(n_docs):
        n = 3 + int(chance.negative_binomial(3, 3 / 28))
        rates = np.minimum(chance.gamma(0.7, 0.1 / 0.7, 2), 0.9)
        both = min(rates[0] * rates[1] * lift, *rates)
        kinds = chance.choice(
            ["Us war.", "Us rests.", "A war.", "Rain."],
            n,
            p=[both, rates[0] - both, rates[1] - both, 1 + both - rates.sum()]
            if rates.sum() - both < 1
            else [0, 0.4, 0.4, 0.2],
        )
        texts.append(" ".join(kinds))
    return texts


@pytest.mark.parametrize("lift", [1, 3])
def test_limits_and_p_hold_in_documents_in_which_words_clump(lift):
    """Limits of 95 % hold in 94 to 98 of 100 groups; chi-square of G² is wrong in one of five."""
    chance = np.random.default_rng(5 + lift)
    given = ({"US": ["us"]}, {"war": ["war"]})
    true = fl.cooccurrence(simulated(chance, 20_000, lift), *given)["npmi"].iloc[0]
    n = 300 if os.environ.get("FRAMELENS_NIGHTLY") != "1" else 3000
    texts, by = [], []
    for group in range(n):
        texts += simulated(chance, 30, lift)
        by += [group] * 30
    table = fl.cooccurrence(texts, *given, by=by)
    table = table[table["count"] > 0]
    held = ((table["npmi_low"] <= true) & (true <= table["npmi_high"])).mean()
    small, naive = (table["p"] < 0.05).mean(), (table["g2"].abs() > 3.841).mean()
    print(f"lift {lift}: held {held:.3f}, p < .05 {small:.3f}, by chi-square {naive:.3f}")
    assert 0.925 <= held <= 0.99
    if lift == 1:
        assert small <= 0.075
        assert naive > 0.12
    else:
        assert small > 0.55
