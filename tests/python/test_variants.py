"""Do the words listed for a term become it, and can the list be learnt from the texts?"""

import data
import framelens as fl
import pytest

STATES = {"US": ["United States", "USA", "United States of America"]}


def corpus(*texts, **settings):
    """Return a corpus whose tokenizer knows the United States."""
    return fl.Corpus(list(texts), tokenizer=fl.Tokenizer(**{"variants": STATES, **settings}))


def test_several_words_become_one_token_as_they_stand():
    text = "The UNITED\u00a0States, the United States of America and the USA's ally."
    table = fl.tokens(corpus(text))
    joined = table[table.term == "US"]
    assert joined["surface"].tolist() == [
        "UNITED\u00a0States",
        "United States of America",
        "USA's",
    ]
    assert all(text[row.start : row.end] == row.surface for row in table.itertuples())


def test_words_are_joined_in_one_sentence_alone():
    table = fl.tokens(corpus("He is United. States are many.\n\nUnited\n\nStates"))
    assert "US" not in set(table["term"])


def test_words_that_a_hyphen_joins_to_others_are_a_variant_only_where_it_splits():
    text = "The United States-led talks"
    assert fl.tokens(corpus(text))["term"].tolist() == ["the", "united", "states-led", "talks"]
    split = fl.tokens(corpus(text, hyphens="split"))["term"].tolist()
    assert split == ["the", "US", "led", "talks"]


def test_a_pattern_finds_all_that_a_term_is_written_as():
    texts = corpus("The US, the U.S. and the United States' ally tell us.")
    for pattern in ("United States", "united states", "USA", "=US", "U.S."):
        table = fl.hits(texts, fl.Dictionary({"f": [pattern]}))
        assert table["surface"].tolist() == ["US", "U.S.", "United States'"], pattern
    assert len(fl.hits(texts, fl.Dictionary({"f": ["United States' ally"]}))) == 1


def test_a_variant_in_exact_case_leaves_other_words_alone():
    texts = corpus("Nato and nato", variants={"NATO": ["=Nato"]}, acronyms=False)
    assert fl.tokens(texts)["term"].tolist() == ["NATO", "and", "nato"]


def test_a_corpus_of_ready_tokens_knows_variants_too():
    tokenizer = fl.Tokenizer(variants=STATES)
    texts = fl.Corpus.from_tokens([["the", "United States"]], tokenizer=tokenizer)
    assert fl.frequency(texts)["term"].tolist() == ["US", "the"]


def test_the_table_of_variants_sums_to_the_counts_of_terms():
    texts = fl.load_sample()
    ways, counts = fl.variants(texts), fl.frequency(texts).set_index("term")["count"]
    summed = ways.groupby("term")["count"].sum()
    assert (summed == counts[summed.index]).all()
    assert ways["term"].is_monotonic_increasing
    assert (ways.groupby("term").size() > 1).all()


@pytest.mark.parametrize(
    ("variants", "error", "message"),
    [
        (["United States"], TypeError, "variants must be a mapping"),
        ({"US": "United States"}, TypeError, "variants must hold a list of phrases for 'US'"),
        ({"US": [1]}, TypeError, "variants must hold strings alone, got 1 for 'US'"),
        ({"US": ["-"]}, ValueError, "variants must be words with letters or digits"),
        ({"A": ["x"], "B": ["X"]}, ValueError, "variants must be words that each stand for one"),
        ({"A": ["w " * 17]}, ValueError, "variants must be phrases of at most 16 words"),
        ({"A": ["\ud800"]}, ValueError, "variants holds half a surrogate pair"),
    ],
)
def test_a_list_that_cannot_be_meant_is_told_with_the_parameter(variants, error, message):
    with pytest.raises(error, match=message):
        fl.Tokenizer(variants=variants)


def test_texts_say_themselves_what_an_acronym_stands_for():
    texts = fl.Corpus(
        [
            "The Shanghai Cooperation Organization (SCO) met. The SCO (Shanghai Cooperation "
            "Organization) is old; shanghai cooperation organization (S.C.O.) too.",
            "The Commonwealth of Independent States (CIS), he told reporters (Reuters).",
        ]
    )
    table = fl.learn_variants(texts, min_count=1)
    assert table.to_numpy().tolist() == [
        ["Commonwealth of Independent States", "CIS", 1, 1],
        ["Shanghai Cooperation Organization", "SCO", 3, 1],
    ]
    assert len(fl.learn_variants(texts)) == 1
    listed = fl.to_variants(table)
    learnt = fl.Corpus(
        ["The shanghai cooperation organization"], tokenizer=fl.Tokenizer(variants=listed)
    )
    assert fl.tokens(learnt)["term"].tolist() == ["the", "SCO"]


def test_a_long_form_of_two_acronyms_goes_to_the_more_frequent_one():
    table = fl.learn_variants(
        fl.Corpus(["Great Lakes Bank (GLB). Great Lakes Bank (GLB). Great Lakes Bank (GLaB)."]),
        min_count=1,
    )
    assert fl.to_variants(table) == {"GLB": ["Great Lakes Bank"]}


def test_speeches_of_the_kremlin_explain_its_alliances():
    rows = data.texts("kremlin_en")
    texts = fl.Corpus([row["text"] for row in rows])
    table = fl.learn_variants(texts, min_count=3).set_index("long_form")
    for long_form, acronym in {
        "Shanghai Cooperation Organisation": "SCO",
        "Commonwealth of Independent States": "CIS",
        "Collective Security Treaty Organisation": "CSTO",
        "Eurasian Economic Union": "EAEU",
    }.items():
        assert table.loc[long_form, "acronym"] == acronym


def test_the_sample_is_learnt_from_without_a_wrong_pair():
    table = fl.learn_variants(fl.load_sample(), min_count=1)
    initials = [
        "".join(word[0] for word in long.replace("-", " ").split() if word[0].isupper())
        for long in table["long_form"]
    ]
    assert all(a[0] == i[0] for a, i in zip(table["acronym"], initials, strict=True))
