"""Are copied passages found where they were put, and what is told of them?"""

from __future__ import annotations

import re

import framelens as fl
import numpy as np
import pandas as pd
import planted
import pytest
from data import golden
from hypothesis import given
from hypothesis import strategies as st

#: Passages whose ends a reader sees elsewhere, by documents and reader's group.
EXPLAINED = {
    # Both documents go on with the name of the speaker.
    **dict.fromkeys([("eb05", "mw05", "Q1"), ("hp05", "mw05", "Q1"), ("al05", "mw05", "Q1")], "on"),
    **dict.fromkeys([("eb05", "hp05", "Q1"), ("al05", "eb05", "Q1"), ("al05", "hp05", "Q1")], "on"),
    # One document alone has the last words that the reader counts in.
    ("eb06", "mw06", "F2a+F2b"): "short",
    ("hp06", "mw06", "F2b"): "short",
    ("eb06", "hp06", "F2a"): "short",
    ("al09", "hp09", "F3c+F3d"): "short",
    # Ten words left out between two passages of the reader: found as one.
    ("al09", "mw09", "F3a+F3b"): "one",
    ("al09", "mw09", "F3c"): "one",
    # Two words that both have by chance, three or four words on: "State Department", "One dealer".
    ("hp03", "mw03", "F1f"): "chance",
    ("al09", "hp09", "F3e"): "chance",
}


@pytest.fixture(scope="module")
def found():
    return fl.reuse(fl.load_sample())


def n_words(text):
    return len(re.findall(r"\w[\w’'-]*", text))


def read_passages():
    """Return what a reader found, in the order of the corpus, adjacent passages joined."""
    pairs = {}
    for pair in golden("sample_truth")["reused"]:
        one = (pair["a"], pair["a_start"], pair["a_end"])
        two = (pair["b"], pair["b_start"], pair["b_end"])
        (a, *here), (b, *there) = sorted([one, two])
        pairs.setdefault((a, b), []).append([*here, *there, pair["group"]])
    for (a, b), passages in pairs.items():
        joined = []
        for passage in sorted(passages):
            last = joined[-1] if joined else None
            if last and 0 <= passage[0] - last[1] <= 3 and 0 <= passage[2] - last[3] <= 3:
                last[1], last[3], last[4] = passage[1], passage[3], f"{last[4]}+{passage[4]}"
            else:
                joined.append(list(passage))
        for passage in joined:
            yield a, b, *passage


def in_order(row):
    one = (row.doc, row.start, row.end)
    two = (row.other, row.other_start, row.other_end)
    return sorted([one, two])


def test_every_passage_that_a_reader_found_is_found_and_one_more(found):
    corpus, seen, off = fl.load_sample(), set(), {}
    for a, b, start, end, other_start, other_end, group in read_passages():
        least = None
        for row in found.itertuples():
            (doc, *here), (other, *there) = in_order(row)
            meets = here[0] < end and start < here[1]
            meets = meets and there[0] < other_end and other_start < there[1]
            if (doc, other) == (a, b) and meets:
                seen.add(row.Index)
                ends = [(a, here[0], start), (a, here[1], end)]
                ends += [(b, there[0], other_start), (b, there[1], other_end)]
                distance = max(n_words(corpus.text(d)[min(x, y) : max(x, y)]) for d, x, y in ends)
                least = distance if least is None else min(least, distance)
        assert least is not None, (a, b, group)
        if least > 2:
            off[a, b, group] = least
    assert set(off) == set(EXPLAINED)
    extra = found[~found.index.isin(seen)]
    # The same event in other words: "sanctions on 31 shipping and insurance firms".
    assert list(zip(extra["doc"], extra["other"], strict=True)) == [("hp04", "mw04")]


def test_a_span_is_the_text_that_is_shown(found):
    corpus = fl.load_sample()
    assert len(found) == 37
    for row in found.itertuples():
        assert corpus.text(row.doc)[row.start : row.end] == row.text
        assert corpus.text(row.other)[row.other_start : row.other_end] == row.other_text
        assert min(row.tokens, row.other_tokens) >= 12
        assert 0.6 <= row.similarity <= 1


def test_the_quotation_that_four_outlets_print_is_one_cluster_and_quoted(found):
    quotation = found[found["text"].str.contains("we are building a table")]
    assert len(quotation) == 6
    assert len(set(quotation["cluster"])) == 1
    assert set(quotation["docs"]) == {4}
    # 18 of its 21 or 22 words; the name of the speaker stands behind it.
    assert quotation["quoted"].between(0.8, 0.9).all()
    assert (found.loc[found["text"].str.contains("boat|Frankfurt"), "quoted"] > 0).all()


def test_who_is_quoted_is_named_as_each_document_names_her(found):
    quotation = found[found["text"].str.contains("we are building a table")]
    who = {
        *zip(quotation["doc"], quotation["speaker"], strict=True),
        *zip(quotation["other"], quotation["other_speaker"], strict=True),
    }
    spokesperson = {(doc, "spokesperson Liang Shuyuan") for doc in ("eb05", "hp05", "mw05")}
    assert who == spokesperson | {("al05", "Liang Shuyuan")}
    assert found.loc[found["quoted"] == 0, "speaker"].isna().all()


def test_a_turn_of_a_transcript_is_said_by_its_name_and_a_plain_sentence_by_nobody():
    said = "the two countries have signed a new treaty on trade, railways and energy"
    talk = (
        f"Ann Smith: Good day to you all.\n\nBob Jones: Yes. In May {said}.\n\n"
        "Ann Smith: So be it. Who is next?\n\nBob Jones: I am."
    )
    table = fl.reuse(fl.Corpus([talk, f"On Monday {said}."]))
    assert table[["speaker", "other_speaker"]].fillna("").to_numpy().tolist() == [["Bob Jones", ""]]
    german = fl.Tokenizer(language="de")
    other = fl.reuse(fl.Corpus([talk, f"On Monday {said}."], tokenizer=german))
    assert len(other) == 1
    assert other["speaker"].isna().all()


@pytest.fixture(scope="module")
def random_news():
    return planted.corpus(2000, 900)


def test_copies_of_twenty_words_and_more_are_found_though_a_tenth_is_edited(random_news):
    docs, plants = random_news
    table = fl.reuse(fl.Corpus.from_tokens(docs))
    ends = {}
    for row in table.itertuples():
        here = (row.position, row.position + row.tokens)
        there = (row.other_position, row.other_position + row.other_tokens)
        ends.setdefault((row.doc, row.other), []).append(np.array([*here, *there]))
    assert len(table) == len(plants)
    good = 0
    for plant in plants:
        one = (plant.source, plant.start, plant.end)
        two = (plant.copy, plant.copy_start, plant.copy_end)
        (a, *here), (b, *there) = sorted([one, two])
        good += any(np.abs(at - [*here, *there]).max() <= 2 for at in ends.get((a, b), []))
    assert good >= 0.99 * len(plants)


def test_the_answer_is_the_same_on_any_number_of_threads(random_news):
    corpus = fl.Corpus.from_tokens(random_news[0][:500])
    tables = []
    for threads in (1, 2, 7):
        fl.set_threads(threads)
        tables.append(fl.reuse(corpus, min_tokens=4, seed=3))
    assert len(tables[0]) > 50
    for table in tables[1:]:
        pd.testing.assert_frame_equal(table, tables[0])


letters = st.lists(st.sampled_from("abcdefgh"), max_size=30)


@given(st.lists(letters, min_size=2, max_size=5), st.sampled_from([2, 3, 5]))
def test_every_run_of_words_that_two_documents_share_is_in_a_passage(docs, seed):
    n = 5
    table = fl.reuse(
        fl.Corpus.from_tokens(docs), min_tokens=n, seed=seed, threshold=0.8, max_places=10**6
    )
    for a, one in enumerate(docs):
        for b in range(a + 1, len(docs)):
            rows = table[(table["doc"] == a) & (table["other"] == b)]
            covered = set()
            for row in rows.itertuples():
                covered |= set(range(row.position, row.position + row.tokens))
            for run in runs(one, docs[b], 2 * n):
                assert len(run - covered) < n, (one, docs[b])
            for row in rows.itertuples():
                check(row, one, docs[b])


def runs(one, other, n):
    """Yield the places in `one` of every run of `n` words or more that `other` has too."""
    for i in range(len(one)):
        for j in range(len(other)):
            size = 0
            while (
                i + size < len(one) and j + size < len(other) and one[i + size] == other[j + size]
            ):
                size += 1
            if size >= n:
                yield set(range(i, i + size))


def check(row, one, other):
    """Hold a passage to the longest common subsequence of its versions."""
    a = one[row.position : row.position + row.tokens]
    b = other[row.other_position : row.other_position + row.other_tokens]
    equal = round(row.similarity * (len(a) + len(b)) / 2)
    assert row.similarity == pytest.approx(2 * equal / (len(a) + len(b)))
    assert equal <= longest_common_subsequence(a, b)
    assert min(len(a), len(b)) >= 5
    assert (a[0], a[-1]) == (b[0], b[-1])


def longest_common_subsequence(a, b):
    above = [0] * (len(b) + 1)
    for x in a:
        row = [0]
        for j, y in enumerate(b):
            row.append(above[j] + 1 if x == y else max(above[j + 1], row[j]))
        above = row
    return above[-1]


LINE = "the agency learned on friday that talks about the pipeline had broken down once more"


def test_a_line_in_many_documents_is_one_cluster_and_the_rows_do_not_square():
    with pytest.warns(UserWarning, match="^1 cluster of passages is in more than max_places=100"):
        table = fl.reuse(fl.Corpus([f"{LINE} {i}" for i in range(300)]))
    assert len(table) == 299
    assert set(table["doc"]) == {0}
    assert set(table["cluster"]) == {0}
    assert set(table["docs"]) == {300}


def test_between_and_docs_say_who_is_compared_and_date_who_was_first():
    frame = pd.DataFrame({"text": [LINE] * 4, "outlet": ["x", "x", "y", None]})
    frame["day"] = ["2024-05-03", "2024-05-02", "2024-05-02", "2024-05-04"]
    corpus = fl.Corpus(frame, text="text")
    assert len(fl.reuse(corpus)) == 6
    table = fl.reuse(corpus, between="outlet", date="day")
    assert list(zip(table["doc"], table["other"], strict=True)) == [(0, 2), (1, 2)]
    # Of three documents two have the earliest date.
    assert table["first"].isna().all()
    pair = fl.reuse(corpus, docs=(2, 0), date="day")
    assert list(zip(pair["doc"], pair["other"], pair["first"], strict=True)) == [(0, 2, 2)]
    with pytest.raises(ValueError, match=r"^date must hold dates such as .*, got 'May' at row 1"):
        fl.reuse(corpus.assign(day=["2024-05-03", "May", None, None]), date="day")
    with pytest.raises(ValueError, match=r"^docs must name documents, got 'z'"):
        fl.reuse(corpus, docs=(0, "z"))


def test_many_outlets_are_compared_with_each_other_through_two_hubs():
    outlets = ["x"] * 150 + ["y"] * 150
    frame = pd.DataFrame({"text": [f"{LINE} {i}" for i in range(300)], "outlet": outlets})
    with pytest.warns(UserWarning, match="max_places"):
        table = fl.reuse(fl.Corpus(frame, text="text"), between="outlet")
    # The first of x with all of y, and the first of y with all of x.
    assert len(table) == 299
    assert set(table["docs"]) == {300}


def test_texts_without_words_share_nothing():
    for texts in ([], [""], ["", None, "one"], ["one two"] * 3):
        assert len(fl.reuse(fl.Corpus(texts))) == 0
        assert len(fl.reuse(fl.Corpus(texts), detail="documents")) == 0


def test_one_term_over_and_over_ends_soon():
    table = fl.reuse(fl.Corpus.from_tokens([["a"] * n for n in (200_000, 5_000, 20, 1)]))
    assert table["tokens"].tolist() == [20, 5000]
    assert (table["similarity"] == 1).all()


def test_a_wrong_option_is_told():
    corpus = fl.Corpus([LINE])
    for options, told in [
        ({"seed": 13}, r"^seed must be 2 to min_tokens \(12\), got 13"),
        ({"threshold": 2}, r"^threshold must be a number from 0 to 1, got 2"),
        ({"detail": "pairs"}, r"^detail must be one of passages, documents, got 'pairs'"),
        ({"between": "paper"}, r"^between names a column, but there is none, got 'paper'"),
    ]:
        with pytest.raises(ValueError, match=told):
            fl.reuse(corpus, **options)
