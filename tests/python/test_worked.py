"""Are published worked examples ours as well? All of gold/worked_numbers.json, one line each.

An entry is equal (its numbers are read from there, none is copied), here or in another file, or it
needs something that is not there: worked_others.py.
"""

from __future__ import annotations

import re
from collections import Counter

import framelens as fl
import pandas as pd
import pytest
import worked_association as association
import worked_others as others
from data import ROOT, gold_json, texts
from framelens.sklearn import CountVectorizer


def g2(target, reference):
    """Signed G² of each term, from counts {term: n}."""
    sides = [list(Counter(side).elements()) for side in (target, reference)]
    corpus = fl.Corpus.from_tokens(sides, docvars=pd.DataFrame({"side": ["t", "r"]}))
    table = fl.keyness(corpus, by="side", target="t", measures=["g2"])
    return dict(zip(table["term"], table["g2"], strict=True))


def dunning_1993_marginals(given, wanted, close):
    a, row, column, n = (given[key] for key in ("n_ii", "n_ix", "n_xi", "n_xx"))
    sides = {"w": a, "o": row - a}, {"w": column - a, "o": n - row - column + a}
    close(g2(*sides)["w"], wanted)


def dunning_1993_cells(given, wanted, close):
    a, b, c, d = (given[key] for key in ("o11", "o12", "o21", "o22"))
    close(g2({"w": a, "o": b}, {"w": c, "o": d})["w"], wanted)


def keyness_of_eight(given, wanted, close):
    """Theirs are not signed."""
    found = g2(given["target"], given["reference"])
    assert set(found) == set(wanted)
    for term, value in wanted.items():
        close(abs(found[term]), value)


def jaccard(given, wanted, close):
    corpus = fl.Corpus.from_tokens([list(map(str, given["a"])), list(map(str, given["b"]))])
    close(fl.similarity(corpus, method="jaccard").loc[0, 1], wanted)


def shingles(given, wanted, close):
    corpus = fl.Corpus([given["text"]])
    table = fl.frequency(corpus, ngrams=given["n"], within="document", bridge=True)
    assert table["count"].sum() == wanted["count"]
    assert {wanted["first"], wanted["last"]} <= set(table["term"])


def kwic_of_letters(given, wanted, close):
    line = fl.kwic(fl.Corpus([given["text"]]), given["pattern"], window=5).iloc[0]
    # Their window is cut off at the left: three letters stand before the fourth.
    assert (line["left"], line["node"], line["right"]) == tuple(
        wanted[key] for key in ("pre", "keyword", "post")
    )
    assert given["text"][: line["start"]].count(" ") + 1 == wanted["from_"]


def kwic_of_several(given, wanted, close):
    lines = fl.kwic(fl.Corpus([given["text"]]), given["pattern"], window=3)
    assert list(lines["left"]) == wanted["pre"]
    assert list(lines["right"]) == wanted["post"]
    assert [given["text"][:start].count(" ") + 1 for start in lines["start"]] == wanted["from_"]


def lookup_of_globs(given, wanted, close):
    found = fl.hits(fl.Corpus(given["texts"]), fl.Dictionary(given["dict"]))
    assert [list(of["frame"]) for _, of in found.groupby("doc")] == wanted


def lookup_of_phrases(given, wanted, close):
    """They remove marks before they look, so that "United, states" are neighbours."""
    corpus = fl.Corpus.from_tokens([re.findall(r"[\w']+", text) for text in given["texts"]])
    exact = [" ".join("=" + word for word in p.split()) for p in given["Countries"]]
    frames = {
        "Countries_case_sensitive": exact,
        "Countries_case_insensitive": given["Countries"],
        "team": given["team"],
    }
    table = fl.framing(corpus, fl.Dictionary(frames), by="doc")
    assert {frame: list(of["count"]) for frame, of in table.groupby("frame")} == wanted


def frequency(given, wanted, close):
    table = fl.frequency(fl.Corpus(given["texts"])).set_index("term")
    assert {t: [row["count"], row["docs"]] for t, row in table.iterrows()} == wanted


def cyrillic_words(given, wanted, close):
    assert len(fl.frequency(fl.Corpus([given["text"]]))) == wanted


def counts_of_letters(given, wanted, close):
    corpus = fl.Corpus.from_tokens(map(list, given["docs"]))
    table = fl.frequency(corpus, by="doc").pivot_table(
        index="doc", columns="term", values="count", fill_value=0
    )
    assert list(table.columns) == wanted["vocab"]
    assert table.to_numpy().tolist() == wanted["counts"]
    assert (table > 0).to_numpy().astype(int).tolist() == wanted["binary"]


def ties(given, wanted, close):
    assert wanted == "same vocabulary"
    one, other = (list(fl.frequency(fl.Corpus(docs))["term"]) for docs in given["docs"])
    assert one == other


def kremlin_blanks(given, wanted, close):
    """Of the phrases only those in lower case were counted: =a =multipolar."""
    corpus = fl.Corpus([speech["text"] for speech in texts("kremlin_en")])
    size = fl.summary(corpus)
    assert size["chars"].sum() == wanted["chars"]
    assert (size["chars"] == 0).sum() == wanted["empty"]
    patterns = ["multipolar*", "multi-polar*", "=a =multipolar"]
    found = fl.framing(corpus, fl.Dictionary({p: [p] for p in patterns}), by=None)["count"]
    phrases = wanted["a multipolar (space)"] + wanted["a multipolar (NBSP)"]
    assert list(found) == [wanted["multipolar"], wanted["multi-polar"], phrases]


def united_nations(given, wanted, close):
    corpus = fl.Corpus(pd.DataFrame(texts("ungdc_15")), text="text")
    # They counted inside words; here a compound is a word of its own.
    hegemon = ["hegemon*", "anti-hegemon*", "counter-hegemon*"]
    frames = {"multipolar": ["multipolar*", "multi-polar*"], "hegemon": hegemon}
    table = fl.framing(corpus, fl.Dictionary(frames), by="country")
    found = {c: list(of["count"]) for c, of in table.groupby("country")}
    countries = {key[:3]: pair for key, pair in wanted.items() if isinstance(pair, list)}
    assert {country: found[country] for country in countries} == countries


def bags(given, wanted, close):
    corpus = fl.Corpus.from_tokens([given["a"], given["b"]])
    close(fl.similarity(corpus, method="bag_jaccard").loc[0, 1], wanted)


def matches(given, wanted, close):
    """Theirs is the share of the second text."""
    corpus = fl.Corpus.from_tokens([list(map(str, given[side])) for side in "ab"])
    close(fl.similarity(corpus, method="containment").loc[1, 0], wanted)


def answer_in_its_source(given, wanted, close):
    close(fl.similarity([given["A"], given["S"]], method="lcs").loc[0, 1], wanted)


def tfidf_of_wikipedia(given, wanted, close):
    weight = fl.Weight("proportion", "inverse")
    table = fl.dtm(given["texts"], weighting=weight, vocabulary=list(wanted)).to_frame()
    for term, weights in wanted.items():
        for got, value in zip(table[term], weights, strict=True):
            close(got, value)


def skips_of_textreuse(given, wanted, close):
    """Theirs are listed once each; those that begin at the last words leave out the same."""
    words = fl.Corpus([given["text"]], tokenizer=fl.Tokenizer(drop=()))
    table = fl.frequency(words, ngrams=3, skip=2, skips="equal")
    assert sorted(table["term"]) == sorted(wanted)


def skips_of_guthrie(given, wanted, close):
    for name, skip, n in [
        ("bi", 0, 2),
        ("two_skip_bi", 2, 2),
        ("tri", 0, 3),
        ("two_skip_tri", 2, 3),
    ]:
        found = fl.frequency(fl.Corpus([given["text"]]), ngrams=n, skip=skip)
        assert found["count"].sum() == len(found) == wanted[name]


def limits_of_documents(given, wanted, close):
    docs = fl.Corpus.from_tokens(list(map(list, given["docs"])))
    for setting, n_terms in wanted.items():
        name, _, value = setting.partition("=")
        limit = float(value) if "." in value else int(value)
        how = {{"max_df": "max_docs", "min_df": "min_docs"}[name]: limit}
        assert len(fl.dtm(docs, **how).terms) == n_terms
        counter = CountVectorizer(analyzer="char", **{name: limit})
        assert len(counter.fit(given["docs"]).vocabulary_) == n_terms


def most_frequent_features(given, wanted, close):
    found = fl.dtm(given["docs"], max_docs=0.6, max_features=4)
    assert found.terms == wanted
    counter = CountVectorizer(max_df=0.6, max_features=4).fit(given["docs"])
    assert counter.get_feature_names_out().tolist() == wanted


def words_without_accents(given, wanted, close):
    for strip in ("unicode", "ascii"):
        counter = CountVectorizer(strip_accents=strip).fit([given["text"]])
        assert list(counter.vocabulary_) == wanted


def letters_without_accents(given, wanted, close):
    for text, plain in given["cases"].items():
        counter = CountVectorizer(analyzer="char", strip_accents="unicode", ngram_range=(1, 50))
        found = counter.fit([text + "."])
        assert (plain + ".") in found.vocabulary_
        assert wanted is True


def lines_of_an_alignment(given, wanted, close):
    a, b = fl.align(given["a"], given["b"]).lines()
    assert {"a_edits": a, "b_edits": b} == wanted


COMPARED = {
    "dunning93_8_13_32": dunning_1993_marginals,
    "dunning93_10_0_3": dunning_1993_cells,
    "qtd_keyness_8": keyness_of_eight,
    **association.COMPARED,
    "jaccard_1": jaccard,
    "jaccard_bag": bags,
    "ratio_of_matches": matches,
    "clough_lcs": answer_in_its_source,
    "shingles_5": shingles,
    "qtd_kwic_letters": kwic_of_letters,
    "qtd_kwic_multi": kwic_of_several,
    "qtd_lookup_glob": lookup_of_globs,
    "qtd_lookup_multi": lookup_of_phrases,
    "qtd_frequency": frequency,
    "sk_cyrillic": cyrillic_words,
    "sk_char_counts": counts_of_letters,
    "sk_tie": ties,
    "corpus_kremlin_nbsp": kremlin_blanks,
    "corpus_ungdc": united_nations,
    "qtd_tfidf_wiki": tfidf_of_wikipedia,
    "skipgrams_dylan": skips_of_textreuse,
    "guthrie_skipgrams": skips_of_guthrie,
    "sk_min_max_df": limits_of_documents,
    "sk_max_features": most_frequent_features,
    "sk_analyzer_fr": words_without_accents,
    "sk_strip_accents": letters_without_accents,
    "align_local": lines_of_an_alignment,
}


@pytest.mark.parametrize("name", COMPARED)
def test_a_published_example_is_ours_as_well(name):
    entry = next(entry for entry in gold_json("worked_numbers.json") if entry["id"] == name)

    def close(got, wanted):
        assert abs(got - wanted) <= (entry["tolerance"] or 0), (got, wanted)

    COMPARED[name](entry["input"], entry["expected"], close)


def test_every_published_example_is_equal_or_says_why_not():
    names = [entry["id"] for entry in gold_json("worked_numbers.json")]
    said = dict.fromkeys(COMPARED, "equal, in test_worked.py") | others.reasons()
    assert len(said) == len(COMPARED) + len(others.reasons())
    assert len(names) == len(set(names)) == 81
    assert sorted(names) == sorted(said)
    print("\n" + "\n".join(f"{name:24} {said[name]}" for name in names))
    totals = Counter(re.match(r"equal|needs", reason)[0] for reason in said.values())
    print(dict(totals))
    assert totals == {"equal": 75, "needs": 6}


@pytest.mark.parametrize("file", others.ELSEWHERE)
def test_an_example_compared_elsewhere_is_named_there(file):
    text = (ROOT / "tests/python" / file).read_text(encoding="utf-8")
    for name in others.ELSEWHERE[file]:
        assert f'"{name}"' in text, name
