"""Is every figure what the definitions say? Random corpora against the slow oracle."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import isnan, sqrt

import framelens as fl
import oracle
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import Token

settings.register_profile("house", derandomize=True, deadline=None, database=None)
settings.load_profile("house")

#: A few words, one of them twice, a gap, a mark that is not counted.
WORDS = ["a", "b", "c", "A", "a-b", "", "."]
doc = st.none() | st.lists(st.sampled_from(WORDS), max_size=12)
docs_with_groups = st.lists(st.tuples(doc, st.sampled_from("xy")), min_size=1, max_size=7)


def cut_elsewhere(rows):
    """Make a corpus of lists of words, and the same documents as the oracle reads them."""
    lists, groups = [words for words, _ in rows], [group for _, group in rows]
    corpus = fl.Corpus.from_tokens(lists, docvars=pd.DataFrame({"group": groups}))
    plain = [
        None if words is None else [Token(word.lower(), word not in ("", ".")) for word in words]
        for words in lists
    ]
    return corpus, plain, groups


def close(got, wanted):
    """Tell whether a float is the number, to 1e-9 of it or 1e-12."""
    if isinstance(wanted, float) and isnan(wanted):
        return isnan(got)
    return abs(got - wanted) <= max(1e-12, abs(wanted) * 1e-9)


def all_close(got, wanted):
    for one, other in zip(got, wanted, strict=True):
        assert close(one, other), (one, float(other))


# --- how often -------------------------------------------------------------------------------


def check_frequency(table, docs, groups, lengths, by, **how):
    counts, sizes = oracle.frequency(docs, groups, lengths, **how)
    keys = list(zip(table["term"], table[by], strict=True))
    assert sorted(keys) == sorted(counts)
    totals = Counter()
    for (term, _), (count, _) in counts.items():
        totals[term] += count
    assert keys == sorted(keys, key=lambda key: (-totals[key[0]], key))
    for key, row in zip(keys, table.itertuples(index=False), strict=True):
        n_docs, tokens = sizes[key[1]]
        assert (row.count, row.docs, row.n_docs, row.tokens) == (*counts[key], n_docs, tokens)
        assert close(row.rate, oracle.rate(row.count, tokens))
        assert 0 <= row.low <= row.rate <= row.high


lengths = st.tuples(st.integers(1, 3), st.integers(0, 2)).map(lambda n: (n[0], n[0] + n[1]))


@settings(max_examples=300)
@given(docs_with_groups, lengths, st.booleans(), st.sampled_from(["doc", "group"]))
def test_ngrams_are_counted_within_their_group_and_not_over_gaps(rows, lengths, bridge, by):
    corpus, docs, groups = cut_elsewhere(rows)
    labels = groups if by == "group" else range(len(docs))
    table = fl.frequency(corpus, by=by, ngrams=lengths, bridge=bridge)
    check_frequency(table, docs, labels, range(lengths[0], lengths[1] + 1), by, bridge=bridge)


sentence = st.lists(st.sampled_from(["Peace", "war", "no-limits", ",", "(", "7"]), max_size=4)
text = st.lists(st.tuples(sentence, st.sampled_from(".!?")), max_size=5).map(
    lambda parts: " ".join("The " + " ".join([*words, "end"]) + mark for words, mark in parts)
)


@settings(max_examples=120)
@given(st.lists(st.tuples(text, st.sampled_from("xy")), min_size=1, max_size=4), st.booleans())
def test_ngrams_of_texts_do_not_leave_their_sentence(rows, bridge):
    frame = pd.DataFrame(rows, columns=["text", "group"])
    corpus = fl.Corpus(frame, text="text")
    cut = fl.tokens(corpus)
    docs = [
        [Token(*t) for t in of[["term", "counted", "sentence"]].itertuples(index=False)]
        for of in (cut[cut["doc"] == doc] for doc in corpus.ids)
    ]
    for (given_text, _), tokens in zip(rows, docs, strict=True):
        assert len({t.sentence for t in tokens}) == sum(map(given_text.count, ".!?"))
    for within in ("sentence", "document"):
        table = fl.frequency(corpus, by="group", ngrams=(1, 3), within=within, bridge=bridge)
        how = {"across_sentences": within == "document", "bridge": bridge}
        check_frequency(table, docs, list(frame["group"]), (1, 2, 3), "group", **how)


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(1, 9)), min_size=1, max_size=6),
    st.sampled_from([0.9, 0.95, 0.99]),
)
def test_limits_of_a_rate_are_those_of_the_definition(rows, level):
    corpus = fl.Corpus.from_tokens([["hit"] * n + ["other"] * others for n, others in rows])
    row = fl.framing(corpus, fl.Dictionary({"f": ["hit"]}), by=None, per=1, ci=level).iloc[0]
    counts, sizes = [hits for hits, _ in rows], [sum(one) for one in rows]
    if len(rows) > 1 and sum(counts):
        wanted = oracle.over_documents(counts, sizes, level)
        assert row["ci_method"].startswith("gamma over documents")
    else:
        wanted = [limit / sum(sizes) for limit in oracle.garwood(sum(counts), level)]
        assert row["ci_method"].startswith("poisson")
    # No word is hit twice.
    all_close(row[["low", "high"]], [min(limit, 1) for limit in wanted])


# --- patterns --------------------------------------------------------------------------------

part = st.text(alphabet="ab*?", min_size=1, max_size=3)
pattern = st.lists(st.tuples(part, st.sampled_from(" -")), min_size=1, max_size=3)
pattern = pattern.map(lambda parts: "".join(p + joint for p, joint in parts)[:-1])
pattern = pattern.filter(lambda p: set(p) - set("*- "))
frame = st.fixed_dictionaries(
    {
        "include": st.lists(pattern, min_size=1, max_size=4),
        "exclude": st.lists(pattern, max_size=2),
    }
)
dictionary = st.dictionaries(st.sampled_from("fgh"), frame, min_size=1, max_size=3)
word = st.sampled_from(["a", "b", "ab", "A", "a-b", "b-a", "a-b-a", "aab", "", "a-ab"])


@settings(max_examples=700)
@given(st.lists(st.lists(word, max_size=10), min_size=1, max_size=6), dictionary, st.booleans())
def test_hits_are_those_of_a_naive_search(docs, frames, fold):
    tokenizer = fl.Tokenizer(hyphens="fold" if fold else "keep")
    corpus = fl.Corpus.from_tokens(docs, tokenizer=tokenizer)
    table = fl.hits(corpus, fl.Dictionary(frames))
    wanted = [
        (place, first, name, frames[name]["include"][entry], " ".join(words[first:end]))
        for place, words in enumerate(docs)
        for name in frames
        for first, end, entry in oracle.hits(words, frames[name], fold)
    ]
    columns = table[["doc", "position", "frame", "entry", "surface"]]
    assert sorted(columns.itertuples(index=False, name=None)) == sorted(wanted)


def test_hits_come_by_document_then_place_then_frame():
    corpus = fl.Corpus.from_tokens([["a", "b"], ["a", "b"]])
    table = fl.hits(corpus, fl.Dictionary({"f": ["a"], "g": ["b"], "h": ["a b"]}))
    keys = list(table[["doc", "position", "frame"]].itertuples(index=False, name=None))
    assert keys == sorted(keys)


compound = st.lists(st.sampled_from(["a", "b", "A"]), min_size=1, max_size=3).map("-".join)
blank = st.sampled_from([" ", "\u00a0", "\n", " \u2009 ", "\t"])


@settings(max_examples=300)
@given(st.lists(st.tuples(compound, blank), max_size=8), frame, st.booleans())
def test_phrases_of_texts_span_any_blank_and_no_part_of_a_compound(pieces, frame, split):
    joined = "".join(word + space for word, space in pieces)
    corpus = fl.Corpus([joined], tokenizer=fl.Tokenizer(hyphens="split" if split else "keep"))
    spans, glued, start = [], set(), 0
    for compound, space in pieces:
        at = start
        for i, one in enumerate(compound.split("-") if split else [compound]):
            glued |= {len(spans)} if i else set()
            spans.append((at, at + len(one)))
            at += len(one) + 1
        start += len(compound) + len(space)
    words = [joined[a:b] for a, b in spans]
    table = fl.hits(corpus, fl.Dictionary({"f": frame}))
    assert list(zip(table["start"], table["end"], table["entry"], strict=True)) == [
        (spans[first][0], spans[end - 1][1], frame["include"][entry])
        for first, end, entry in oracle.hits(words, frame, glued=glued)
    ]
    assert all(joined[row.start : row.end] == row.surface for row in table.itertuples())


@settings(max_examples=200)
@given(docs_with_groups, dictionary)
def test_framing_adds_up_the_hits_of_each_group(rows, frames):
    corpus, docs, groups = cut_elsewhere(rows)
    table = fl.framing(corpus, fl.Dictionary(frames), by="group", per=7)
    wanted = oracle.framing(docs, groups, frames)
    keys = list(zip(table["frame"], table["group"], strict=True))
    assert keys == [(name, group) for name in frames for group in sorted(set(groups))]
    for key, row in zip(keys, table.itertuples(index=False), strict=True):
        assert (row.count, row.docs, row.n_docs, row.tokens) == wanted[key]
        assert close(row.rate, oracle.rate(row.count, row.tokens, per=7))
        assert close(row.prevalence, oracle.rate(row.docs, row.n_docs, per=1))


# --- how strong ------------------------------------------------------------------------------


two_sides = docs_with_groups.map(
    lambda rows: [*rows, (["a"], "x"), (["c"], "y")]
)  # neither is empty


@settings(max_examples=250)
@given(two_sides, st.sampled_from([None, 0.5, 40.0]), st.sampled_from([0.9, 0.95]))
def test_keyness_measures_are_those_of_the_definitions(rows, prior, level):
    how = {"ngrams": (1, 2), "prior": prior, "ci": level, "unit": "token"}
    corpus, docs, groups = cut_elsewhere(rows)
    table = fl.keyness(corpus, by="group", target="x", **how)
    counts, sizes = oracle.frequency(docs, groups, (1, 2))
    assert sorted(table["term"]) == sorted({term for term, _ in counts})
    alpha = prior or (sizes["x"][1] + sizes["y"][1]) / (sizes["x"][0] + sizes["y"][0])
    for row in table.itertuples(index=False):
        (a, a_docs), (b, b_docs) = (counts.get((row.term, side), (0, 0)) for side in "xy")
        shown = (row.target, row.reference, row.target_docs, row.reference_docs)
        assert shown == (a, b, a_docs, b_docs)
        n1, n2 = (total(counts, side, row.term.count(" ")) for side in "xy")
        assert close(row.target_rate, oracle.rate(a, sizes["x"][1]))
        assert close(row.g2, oracle.g2(a, b, n1, n2)), (a, b, n1, n2)
        limits = (row.log_ratio, row.log_ratio_low, row.log_ratio_high)
        all_close(limits, oracle.log_ratio(a, b, n1, n2, level))
        all_close((row.log_odds, row.log_odds_z), oracle.log_odds(a, b, n1, n2, alpha))
        assert isnan(row.g2) == (n1 == 0 or n2 == 0)
        assert isnan(row.p) if isnan(row.g2) else close(row.p, oracle.chi2_tail(abs(row.g2)))


def total(counts, side, blanks):
    """Add up the n-grams of one length on one side."""
    return sum(c for (t, s), (c, _) in counts.items() if s == side and t.count(" ") == blanks)


@settings(max_examples=60)
@given(two_sides, st.sampled_from(["bh", "holm"]))
def test_q_is_p_adjusted_for_the_terms_compared(rows, adjust):
    corpus, *_ = cut_elsewhere(rows)
    table = fl.keyness(corpus, by="group", target="x", unit="token", adjust=adjust)
    wanted = {"bh": oracle.benjamini_hochberg, "holm": oracle.holm}[adjust](list(table["p"]))
    all_close(table["q"], wanted)
    assert (table["q"] >= table["p"]).all()
    assert (table["q"] <= 1).all()


@settings(max_examples=60)
@given(two_sides)
def test_what_sets_x_apart_from_y_sets_y_apart_from_x_with_the_other_sign(rows):
    corpus, *_ = cut_elsewhere(rows)
    there, back = (
        fl.keyness(corpus, by="group", target=side, unit="token").set_index("term") for side in "xy"
    )
    back = back.loc[there.index]
    for name in ("g2", "log_ratio", "log_odds", "log_odds_z"):
        all_close(back[name], -there[name])
    all_close(back["log_ratio_low"], -there["log_ratio_high"])
    all_close(back["p"], there["p"])


def test_a_permutation_p_is_near_the_share_of_all_ways_to_deal_the_documents():
    counts, m = [9, 4, 5, 0, 1, 0, 2, 1], 9999
    lists = [["hit"] * k + ["other"] * (20 - k) for k in counts]
    docvars = pd.DataFrame({"group": list("xxxxyyyy")})
    corpus = fl.Corpus.from_tokens(lists, docvars=docvars)
    how = {"unit": "document", "permutations": m, "seed": 1}
    table = fl.keyness(corpus, by="group", target="x", **how).set_index("term")
    # Documents of equal length: the difference of rates is that of the sums.
    apart = [abs(2 * sum(counts[i] for i in c) - sum(counts)) for c in combinations(range(8), 4)]
    exact = sum(one >= apart[0] for one in apart) / len(apart)
    p = table.loc["hit", "p"]
    assert 0.01 < exact < 0.2
    assert abs(p - exact) < 4 * sqrt(exact * (1 - exact) / m)
    assert p * (m + 1) == pytest.approx(round(p * (m + 1)), abs=1e-6)


# --- how alike -------------------------------------------------------------------------------


@settings(max_examples=120)
@given(docs_with_groups, st.sampled_from(["doc", "group"]), st.integers(1, 2))
def test_similarity_is_that_of_the_definitions(rows, by, n):
    corpus, docs, groups = cut_elsewhere(rows)
    labels = list(range(len(docs))) if by == "doc" else groups
    members = oracle.grouped(docs, labels)
    names = sorted(members)
    vectors = [
        dict(sum((Counter(oracle.ngrams(doc, n)) for doc in members[name]), Counter()))
        for name in names
    ]
    for method, weighting in [("cosine", "count"), ("cosine", "tfidf"), ("jaccard", "count")]:
        square = fl.similarity(corpus, method=method, weighting=weighting, by=by, ngrams=n)
        assert list(square.index) == list(square.columns) == names
        weighed = oracle.tfidf(vectors) if weighting == "tfidf" else vectors
        measure = {"cosine": oracle.cosine, "jaccard": oracle.jaccard}[method]
        for i, x in enumerate(weighed):
            all_close(square.iloc[i], [measure(x, y) if x and y else oracle.NONE for y in weighed])
            assert isnan(square.iloc[i, i]) if not x else square.iloc[i, i] == 1
        assert not ((square < 0) | (square > 1)).to_numpy().any()
