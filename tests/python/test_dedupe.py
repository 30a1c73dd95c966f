"""Does a story count once in each group, however often it was printed?"""

from __future__ import annotations

import json
import math
import re

import framelens as fl
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from framelens import _stories
from hypothesis import given, settings
from hypothesis import strategies as st

FRAMES = fl.Dictionary({"a": ["a"], "b or c": ["b", "c"], "never": ["zz"]})
STORY = "the two leaders praised a no-limits partnership and a multipolar order in the capital"
COPIES = ["target_copies", "reference_copies"]
OTHER = ["trade fell", "hegemony is over, he said", "rain in the north", "a multipolar calm"]


def same(one, other, *, but=()):
    """Compare all columns to the byte."""
    one, other = (table.drop(columns=list(but), errors="ignore") for table in (one, other))
    pd.testing.assert_frame_equal(one, other, check_exact=True)


def first_of_each(groups, stories):
    """Return which documents stay: a plain look at every earlier document of the group."""
    seen, stay = set(), []
    for group, story in zip(groups, stories, strict=True):
        key = (group, story)
        is_copy = group is not None and story is not None and key in seen
        stay.append(not is_copy)
        seen.add(key)
    return stay


documents = st.lists(
    st.tuples(
        st.one_of(st.none(), st.lists(st.sampled_from(["a", "b", "c", "d", ""]), max_size=6)),
        st.sampled_from(["x", "y", "z", None]),
        st.sampled_from([None, "s", "t", "u"]),
        st.sampled_from(["2024-01-05", "2024-01-20", "2024-03-01"]),
    ),
    min_size=1,
    max_size=12,
)


def corpus_of(rows):
    words, groups, stories, days = (list(column) for column in zip(*rows, strict=True))
    docvars = pd.DataFrame({"g": pd.array(groups, dtype=object), "day": pd.to_datetime(days)})
    docvars["story"] = pd.array(stories, dtype=object)
    return fl.Corpus.from_tokens(words, docvars=docvars)


def counting(corpus, stay):
    """Return the same corpus without the others, ids and all."""
    return corpus.where(np.array(stay, dtype=bool))


@pytest.mark.filterwarnings("ignore:.*belong to no group")
@settings(max_examples=60, deadline=None)
@given(documents)
def test_a_table_is_that_of_the_corpus_from_which_copies_were_taken_by_hand(rows):
    corpus = corpus_of(rows)
    # A document without a text has no part in anything, and copies nothing.
    stories = [None if words is None else story for words, _, story, _ in rows]
    months = [day[:7] for *_, day in rows]
    of_group = [group for _, group, _, _ in rows]
    by = {
        None: [0] * len(rows),
        "g": of_group,
        ("g", "day"): [
            None if group is None else (group, month)
            for group, month in zip(of_group, months, strict=True)
        ],
    }
    for keys, groups in by.items():
        left = counting(corpus, first_of_each(groups, stories))
        asked = ["g", fl.period("day", "month")] if isinstance(keys, tuple) else keys
        tables = {
            "framing": lambda c, asked=asked, **how: fl.framing(c, FRAMES, by=asked, **how),
            "frequency": lambda c, asked=asked, **how: fl.frequency(
                c, by=asked, ngrams=(1, 2), min_docs=2, **how
            ),
        }
        if isinstance(keys, tuple):
            tables["trend"] = lambda c, asked=asked, **how: fl.trend(
                c, FRAMES, by=asked, permutations=9, **how
            )
        for name, ask in tables.items():
            found = ask(corpus, dedupe="story")
            same(found, ask(left), but=["n_copies"])
            if name != "frequency":
                assert (found["n_docs"] + found["n_copies"]).equals(ask(corpus)["n_docs"])


def side_of(group, reference):
    """Tell the side of a group where "x" is the target."""
    if group is None or group == "x":
        return None if group is None else 0
    return 1 if reference in ("rest", group) else None


@pytest.mark.filterwarnings("ignore:.*belong to no group")
@settings(max_examples=60, deadline=None)
@given(documents, st.sampled_from(["rest", "y"]))
def test_a_comparison_is_that_of_the_corpus_from_which_copies_were_taken_by_side(rows, reference):
    corpus = corpus_of(rows)
    stories = [None if words is None else story for words, _, story, _ in rows]
    sides = [side_of(group, reference) for _, group, _, _ in rows]
    stay = first_of_each(sides, stories)
    how = {"by": "g", "target": "x", "reference": reference, "permutations": 19}
    for ask in (
        lambda c, **more: fl.keyness(c, unit="document", ngrams=(1, 2), **how, **more),
        lambda c, **more: fl.contrast(c, FRAMES, **how, **more),
    ):
        try:
            wanted = ask(counting(corpus, stay))
        except ValueError as error:
            with pytest.raises(ValueError, match=re.escape(str(error))):
                ask(corpus, dedupe="story")
            continue
        found = ask(corpus, dedupe="story")
        same(found, wanted, but=COPIES)
        out = [side for side, kept in zip(sides, stay, strict=True) if not kept]
        assert set(found["target_copies"]) <= {out.count(0)}
        assert set(found["reference_copies"]) <= {out.count(1)}


@pytest.mark.filterwarnings("ignore:.*belong to no group")
@settings(max_examples=60, deadline=None)
@given(documents)
def test_every_group_against_the_rest_is_the_same_as_each_alone(rows):
    corpus = corpus_of(rows)
    how = {"by": "g", "dedupe": "story", "measures": ["g2", "log_ratio"]}
    try:
        found = fl.keyness(corpus, **how)
    except ValueError:
        return
    for group, part in found.groupby("g"):
        alone = fl.keyness(corpus, target=group, **how)
        same(part.drop(columns="g").reset_index(drop=True), alone)


@settings(max_examples=25, deadline=None)
@given(documents)
def test_without_copies_nothing_changes(rows):
    corpus = corpus_of([(words, "x", story, day) for words, _, story, day in rows])
    own = list(range(len(rows)))
    none = [[None, math.nan, -1][place % 3] for place in own]
    for dedupe in (own, none, np.array(own), pd.Series(own), pd.array([None] * len(own), "Int64")):
        tables = [
            (fl.framing, (corpus, FRAMES)),
            (fl.frequency, (corpus,)),
        ]
        for ask, given_ in tables:
            found = ask(*given_, dedupe=dedupe)
            assert not found["n_copies"].any()
            same(found, ask(*given_), but=["n_copies"])


# --- one story in five outlets ------------------------------------------------------------------


def wire(n_outlets=5):
    """Return a story that every outlet prints, and one piece of its own for each."""
    rows = []
    for place in range(n_outlets):
        outlet = f"outlet {place}"
        rows.append({"outlet": outlet, "text": STORY, "kind": "agency"})
        rows.append(
            {"outlet": outlet, "text": OTHER[place % 4] + f" on day {place}", "kind": "own"}
        )
    return fl.Corpus(pd.DataFrame(rows), text="text")


FRAME = fl.Dictionary({"poles": ["multipolar"]})


def test_one_story_in_five_outlets_counts_once_among_all_and_once_in_each():
    corpus = wire()
    everywhere = fl.framing(corpus, FRAME).iloc[0]
    assert (everywhere["count"], everywhere["docs"], everywhere["n_docs"]) == (6, 6, 10)
    once = fl.framing(corpus, FRAME, dedupe=0.8).iloc[0]
    assert (once["count"], once["docs"], once["n_docs"], once["n_copies"]) == (2, 2, 6, 4)
    assert once["tokens"] == everywhere["tokens"] - 4 * len(STORY.split())
    by_outlet = fl.framing(corpus, FRAME, by="outlet", dedupe=0.8)
    same(by_outlet, fl.framing(corpus, FRAME, by="outlet"), but=["n_copies"])
    assert set(by_outlet["n_copies"]) == {0}


def test_of_an_outlet_and_the_others_each_tells_the_story_once():
    how = {"by": "outlet", "target": "outlet 0"}
    table = fl.keyness(wire(), dedupe=0.8, **how).set_index("term")
    before = fl.keyness(wire(), **how).set_index("term")
    columns = ["target", "reference", "reference_docs"]
    assert before.loc["leaders", columns].tolist() == [1, 4, 4]
    assert table.loc["leaders", [*columns, *COPIES]].tolist() == [1, 1, 1, 0, 3]
    assert list(table).index("target_copies") == list(table).index("reference_docs") + 1
    counts = fl.keyness(wire(), reference={"leaders": 2}, dedupe=0.8, **how)
    assert "reference_copies" not in counts
    assert set(counts["target_copies"]) == {0}


def test_the_first_document_of_the_corpus_stands_for_its_story():
    table = pd.DataFrame({"text": ["war war war", "war", "peace"], "day": [3, 1, 2]})
    stories, frames = pd.Series(["s", "s", None]), fl.Dictionary({"war": ["war"]})
    as_it_came = fl.Corpus(table, text="text")
    assert fl.framing(as_it_came, frames, dedupe=stories)["count"][0] == 3
    by_day = fl.Corpus(table.sort_values("day"), text="text")
    assert fl.framing(by_day, frames, dedupe=stories)["count"][0] == 1


# --- in whatever form, of whatever part ---------------------------------------------------------


def as_polars(table):
    return pl.DataFrame({name: table[name].to_list() for name in table})


def test_clusters_may_come_in_any_form():
    corpus = wire()
    pairs = fl.near_duplicates(corpus, threshold=0.8)
    stories = ["s", None] * 5
    wanted = fl.framing(corpus, FRAME, by="kind", dedupe=0.8)
    assert wanted["n_copies"].tolist() == [4, 0]
    shuffled = pd.Series(stories, index=corpus.ids).sample(frac=1, random_state=1)
    for dedupe in (
        pairs,
        as_polars(pairs),
        pa.table(as_polars(pairs)),
        pd.DataFrame({"doc": range(10), "cluster": [0, -1] * 5}),
        stories,
        [0, -1.0] * 5,
        np.array([0, np.nan] * 5),
        shuffled,
        pd.Series(stories, dtype="category"),
        pl.Series(stories),
    ):
        same(fl.framing(corpus, FRAME, by="kind", dedupe=dedupe), wanted)
    named = corpus.assign(story=stories)
    same(fl.framing(named, FRAME, by="kind", dedupe="story"), wanted)
    texts = [corpus.text(place) for place in corpus.ids]
    kinds = corpus.docvars["kind"].tolist()
    found = fl.framing(texts, FRAME, by=kinds, dedupe=0.8).rename(columns={"group": "kind"})
    same(found, wanted)


def test_a_table_of_the_whole_corpus_serves_its_views():
    corpus = wire()
    pairs = fl.near_duplicates(corpus, threshold=0.8)
    view = corpus.where(outlet=["outlet 4", "outlet 2"])
    for dedupe in (pairs, 0.8):
        row = fl.framing(view, FRAME, dedupe=dedupe).iloc[0]
        assert (row["n_docs"], row["n_copies"]) == (3, 1)
    # The one that links two others need not be in the view.
    links = pd.DataFrame({"doc": [0, 2], "duplicate": [2, 4], "cluster": [0, 0]})
    row = fl.framing(corpus.where(np.arange(10) % 4 == 0), FRAME, dedupe=links).iloc[0]
    assert (row["n_docs"], row["n_copies"]) == (2, 1)


def test_copies_are_told_by_whole_texts_also_where_a_view_leaves_a_few_words():
    headline = "Talks end\n\n"
    pieces = ["Rain fell on the quiet northern hills all day.", "Prices rose in the market again."]
    pieces.append(STORY + ".")
    texts = ["Another title\n\n" + STORY + ".", *(headline + piece for piece in pieces)]
    corpus = fl.Corpus(texts)
    view = corpus.within(region="headline")
    talks = fl.Dictionary({"talks": ["talks"]})
    assert fl.framing(view, talks, dedupe=0.6)["n_copies"].tolist() == [1]
    by_headlines = fl.near_duplicates(view, threshold=0.6)
    assert fl.framing(view, talks, dedupe=by_headlines)["n_copies"].tolist() == [2]


def test_a_story_printed_ten_thousand_times_is_one_document():
    texts = [STORY] * 10_000 + [STORY + " today", OTHER[3]]
    row = fl.framing(texts, FRAME, dedupe=0.8).iloc[0]
    assert (row["count"], row["n_docs"], row["n_copies"]) == (2, 2, 10_000)


def test_too_many_pairs_are_told(monkeypatch):
    monkeypatch.setattr(_stories, "MOST_PAIRS", 2)
    texts = [f"{STORY} {day}" for day in ("today", "tomorrow", "tonight")]
    told = r"^dedupe must be higher, got 0.5: more than 2 pairs of different documents are alike"
    with pytest.raises(ValueError, match=told):
        fl.framing(texts, FRAME, dedupe=0.5)


def test_settings_tell_which_documents_were_taken_for_one_story():
    corpus = wire()
    asked = {
        "a threshold": (0.8, {"threshold": 0.8}),
        "labels": (["s", None] * 5, "labels"),
        "a table": (pd.DataFrame({"doc": range(10), "cluster": [0, -1] * 5}), "a table"),
    }
    for dedupe, told in asked.values():
        known = fl.settings(fl.framing(corpus, FRAME, dedupe=dedupe))["dedupe"]
        assert known["by"] == told
        assert json.loads(json.dumps(known["clusters"])) == [["0", "2", "4", "6", "8"]]
    pairs = fl.near_duplicates(corpus, threshold=0.7)
    known = fl.settings(fl.frequency(corpus, dedupe=pairs))["dedupe"]
    assert known["by"]["function"] == "near_duplicates"
    assert known["by"]["threshold"] == 0.7
    assert fl.settings(fl.framing(corpus, FRAME))["dedupe"] is None


# --- the lines behind a row ---------------------------------------------------------------------

SAMPLE, POLES = fl.load_sample(), fl.sample_frames()
STORIES = [place % 9 if place % 4 else None for place in range(len(SAMPLE))]


@pytest.mark.parametrize(
    "ask",
    [
        lambda **how: fl.framing(SAMPLE, POLES, by="outlet", **how),
        lambda **how: fl.framing(SAMPLE, POLES, **how),
        lambda **how: fl.frequency(SAMPLE, by="outlet", min_count=12, **how),
        lambda **how: fl.trend(
            SAMPLE, POLES, by=["outlet", fl.period("date", "year")], permutations=1, **how
        ),
        lambda **how: fl.keyness(SAMPLE, by="outlet", permutations=1, min_count=12, **how),
        lambda **how: fl.keyness(
            SAMPLE, by="outlet", target="Meridian Wire", permutations=1, min_count=9, **how
        ),
        lambda **how: fl.contrast(
            SAMPLE, POLES, by="outlet", target="Meridian Wire", permutations=1, **how
        ),
    ],
    ids=["framing", "all", "frequency", "trend", "keyness", "keyness of one", "contrast"],
)
def test_as_many_lines_stand_behind_a_row_as_it_counts_once(ask):
    table, whole = ask(dedupe=STORIES), ask()
    assert len(table) >= 5
    n = "target" if "target" in table else "count"
    assert table[n].sum() < whole[n].sum()
    for place in range(0, len(table), max(1, len(table) // 150)):
        row = table.iloc[place]
        lines = fl.evidence(SAMPLE, row)
        if n == "count":
            assert len(lines) == row["count"]
            assert lines["doc"].nunique() == row["docs"]
            continue
        assert list(lines["side"]) == ["target"] * row["target"] + ["reference"] * row["reference"]
        docs = lines.groupby("side")["doc"].nunique()
        for side in ("target", "reference"):
            assert docs.get(side, 0) == row[f"{side}_docs"]


def test_lines_behind_a_table_of_another_library_and_of_counts():
    for kind in (pl.DataFrame, pa.table):
        corpus = fl.Corpus(kind({"text": [STORY, STORY, OTHER[3]]}), text="text")
        table = fl.framing(corpus, FRAME, dedupe=0.8)
        row = {name: table[name].to_numpy()[0] for name in ("frame", "count", "docs")}
        lines = fl.evidence(corpus, row, settings=fl.settings(table))
        assert len(lines) == row["count"] == 2
    by = ["x", "x", "y"]
    corpus = fl.Corpus([STORY, STORY, OTHER[3]]).assign(g=by)
    how = {"by": "g", "target": "x", "reference": {"leaders": 3}, "dedupe": 0.8}
    row = fl.keyness(corpus, **how).set_index("term", drop=False).loc["leaders"]
    known = fl.settings(fl.keyness(corpus, **how))
    assert len(fl.evidence(corpus, row, settings=known)) == row["target"] == 1


def test_documents_in_another_order_are_no_longer_those_that_were_counted():
    corpus = fl.Corpus({"a": STORY, "b": STORY, "c": OTHER[3]})
    table = fl.framing(corpus, FRAME, dedupe=0.8)
    turned = fl.Corpus({"b": STORY, "c": OTHER[3], "a": STORY})
    with pytest.raises(ValueError, match=r"^corpus must have its documents in the order in which"):
        fl.evidence(turned, table.iloc[0])
    moved = fl.Corpus({"c": OTHER[3], "a": STORY, "b": STORY})
    assert len(fl.evidence(moved, table.iloc[0])) == 2


# --- what is not understood ---------------------------------------------------------------------

TWICE = pd.DataFrame({"doc": [0, 1, 0], "cluster": [0, 0, 1]})
STRANGER = pd.DataFrame({"doc": [0, 99], "cluster": [0, 0]})


@pytest.mark.parametrize(
    ("dedupe", "kind", "told"),
    [
        (0, ValueError, "dedupe must be a threshold above 0, up to 1, got 0"),
        (1.01, ValueError, "dedupe must be a threshold above 0, up to 1, got 1.01"),
        (math.nan, TypeError, "dedupe must be a number, got nan"),
        (["s"], ValueError, "dedupe must have one label per document (10), got 1"),
        (pd.Series(["s"]), ValueError, "dedupe must have one label per document (10), got 1"),
        ("story", ValueError, "dedupe must be one of 'outlet', 'kind', got 'story'"),
        (TWICE, ValueError, "dedupe must have each document in one cluster, got '0' in two"),
        (
            STRANGER,
            ValueError,
            'dedupe must be of documents of the corpus, got the name "99"',
        ),
        (
            pd.DataFrame({"doc": [0]}),
            ValueError,
            "dedupe must have the columns doc and cluster, as the table of near_duplicates has, "
            "got 'doc'",
        ),
        (
            True,
            TypeError,
            "dedupe must be a threshold, the name of a docvar, one label per document, or a table "
            "such as framelens.near_duplicates returns, got bool True",
        ),
        ([[0]] * 10, TypeError, "dedupe must hold labels such as str or int, got a list of lists"),
        (
            np.zeros((10, 1)),
            TypeError,
            "dedupe must be a threshold, the name of a docvar, one label per document, or a table "
            "such as framelens.near_duplicates returns, got ndarray",
        ),
        (
            {"a": 1},
            TypeError,
            "dedupe must be a threshold, the name of a docvar, one label per document, or a table "
            "such as framelens.near_duplicates returns, got dict",
        ),
    ],
)
def test_a_wrong_value_is_told(dedupe, kind, told):
    for ask in (
        lambda: fl.framing(wire(), FRAME, dedupe=dedupe),
        lambda: fl.keyness(wire(), by="outlet", dedupe=dedupe),
    ):
        with pytest.raises(kind) as caught:
            ask()
        assert str(caught.value) == told


def test_where_each_document_is_a_group_nothing_can_be_a_copy():
    told = r"^dedupe must be None with by='doc', where each document is a group of its own"
    with pytest.raises(ValueError, match=told):
        fl.framing(wire(), FRAME, by="doc", dedupe=0.8)
    with pytest.raises(ValueError, match=told):
        fl.frequency(wire(), by="doc", dedupe="kind")
    # The rest is a group of many.
    table = fl.keyness(wire(), by="doc", target=0, dedupe=0.8)
    assert set(table["reference_copies"]) == {3}
