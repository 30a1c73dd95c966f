"""Regions: what is left out of the counts, what stays, and what a view by region holds."""

import framelens as fl
import pytest
from hypothesis import given
from hypothesis import strategies as st

PARAGRAPH = (
    "The two leaders signed a joint statement on Thursday, and their ministers spoke of a "
    "multipolar world that would outlast the sanctions against it."
)
PAGE = "\n".join(
    [
        "Skip to content",
        "Leaders sign a multipolar statement",
        "Leaders sign a multipolar statement",
        "By Ann Other",
        PARAGRAPH,
        "What comes next",
        PARAGRAPH,
        "Click to comment",
        "A multipolar world is what I have always wanted, said nobody.",
        "You may also like",
        "Ten Multipolar Bridges You Should See",
    ]
)
FRAMES = fl.Dictionary({"multipolar": ["multipolar*"], "two": ["see by", "statement by"]})


@pytest.fixture
def pages():
    return {"page": PAGE, "plain": PARAGRAPH, "missing": None}


def clean(pages, **settings):
    return fl.Corpus(pages, clean=True, **settings)


def test_only_the_article_is_in_any_count(pages):
    corpus = clean(pages)
    table = fl.framing(corpus, FRAMES, by=None)
    assert table["count"].tolist() == [4, 0]
    assert len(fl.hits(corpus, FRAMES)) == len(fl.kwic(corpus, "multipolar")) == 4
    found = fl.frequency(corpus)
    assert found.loc[found["term"] == "multipolar", "count"].tolist() == [4]
    assert not set(found["term"]) & {"skip", "bridges", "nobody", "comment"}
    dtm = fl.dtm(corpus)
    assert dtm.matrix.sum() == fl.summary(corpus)["counted"].sum() == table["tokens"].iloc[0]
    assert "bridges" not in dtm.terms


def test_what_is_left_out_is_still_shown(pages):
    tokens = fl.tokens(clean(pages))
    assert len(tokens) == len(fl.tokens(fl.Corpus(pages)))
    bridges = tokens[tokens["surface"] == "Bridges"]
    assert (bridges["region"].tolist(), bridges["counted"].tolist()) == (["related"], [False])


def test_no_ngram_reaches_over_a_line_that_is_left_out(pages):
    how = {"ngrams": (2, 2), "within": "document", "bridge": True}
    assert "statement the" not in set(fl.frequency(clean(pages), **how)["term"])


def test_cleaning_says_what_is_left_out_and_why(pages):
    table = fl.cleaning(clean(pages))
    assert set(table["doc"]) == {"page"}
    for row in table.itertuples():
        assert PAGE[row.start : row.end] == row.text
        assert row.share == pytest.approx(len(row.text) / len(PAGE))
    assert table["region"].tolist() == [
        *("navigation", "duplicate", "byline", "comments", "comments", "related", "related")
    ]
    assert table["rule"].iloc[0] == "skip_link"


LINES = st.one_of(
    st.text(max_size=40),
    st.sampled_from([PARAGRAPH, *PAGE.split("\n"), "Reply", "2 hours ago", "\u200b", " • China"]),
)


@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\r\n", "\n\u200b", "\u2028 "]))
def test_spans_of_cleaning_hold_their_text_in_order_and_what_they_hold_is_not_counted(
    lines, newline
):
    text = newline.join(lines)
    corpus = fl.Corpus([text], clean=True)
    end = 0
    for row in fl.cleaning(corpus).itertuples():
        assert end <= row.start < row.end
        assert text[row.start : row.end] == row.text
        assert 0 < row.share <= 1
        end = row.end
    tokens = fl.tokens(corpus)
    article = {"headline", "lead", "body", "caption", "list", "quote"}
    assert not tokens["counted"][~tokens["region"].isin(article)].any()


def test_who_wrote_it_and_what_readers_answer_is_not_the_article():
    article = [f"{PARAGRAPH} It was their meeting number {i} of the year." for i in range(5)]
    answer = "Yes, it is so, and it has been so for years, as we all know by now."
    below = ["Ann Other is a reporter in Paris.", *["Bo Third says:", answer] * 2]
    page = ["Skip to content", "A new bridge", "By Ann Other", *article, *below]
    regions = fl.cleaning(fl.Corpus(["\n".join(page)])).iloc[2:]
    assert regions["rule"].tolist() == ["about_the_author", *["thread"] * 4]
    assert regions["region"].tolist() == ["byline", *["comments"] * 4]


def test_without_clean_everything_counts(pages):
    corpus = fl.Corpus(pages)
    assert len(fl.hits(corpus, FRAMES)) > 4
    assert fl.cleaning(corpus).equals(fl.cleaning(clean(pages)))


def test_a_view_by_region_is_what_every_function_works_on(pages):
    corpus = fl.Corpus(pages)
    lead = corpus.within(region="lead")
    assert set(fl.tokens(lead)["region"]) == {"lead"}
    assert fl.summary(lead)["regions"].tolist() == [1, 1, 0]
    table = fl.framing(lead, FRAMES, by=None, per=1)
    assert table["count"].tolist() == [2, 0]
    assert table["tokens"].iloc[0] == fl.tokens(lead)["counted"].sum()
    assert table["rate"].iloc[0] == pytest.approx(2 / table["tokens"].iloc[0])
    both = corpus.within(region=["lead", "headline"])
    assert len(fl.kwic(both, "multipolar")) == 3
    assert len(fl.kwic(both.within(region="lead"), "multipolar")) == 2
    assert len(fl.kwic(both.where([True, False, False]), "multipolar")) == 2


def test_a_view_has_settings_a_hash_and_evidence_of_its_own(pages):
    corpus = fl.Corpus(pages)
    lead = corpus.within(region="lead")
    table = fl.framing(lead, FRAMES, by=None)
    assert fl.settings(table)["view"] == {"region": ["lead"]}
    assert fl.settings(table)["clean"] is False
    hashes = {fl.settings(fl.summary(c))["corpus"] for c in (corpus, lead, clean(pages))}
    assert len(hashes) == 3
    assert len(fl.evidence(lead, table.iloc[0])) == 2
    with pytest.raises(ValueError, match="corpus must be the one"):
        fl.evidence(corpus, table.iloc[0])


def test_a_document_is_read_on_its_own(pages):
    alone = fl.cleaning(fl.Corpus({"page": PAGE}))
    assert alone.equals(fl.cleaning(fl.Corpus(pages)))


def test_what_cannot_be_asked_is_said():
    corpus = fl.Corpus.from_tokens([["a", "b"]])
    with pytest.raises(ValueError, match="corpus must be one of texts"):
        fl.cleaning(corpus)
    with pytest.raises(ValueError, match="region must be"):
        corpus.within(region="lead")
    with pytest.raises(ValueError, match="region must be one of"):
        fl.Corpus(["a"]).within(region="leed")
    with pytest.raises(TypeError, match="region must be a name"):
        fl.Corpus(["a"]).within(region=1)
    with pytest.raises(TypeError, match="clean must be True or False"):
        fl.Corpus(["a"], clean=1)
    assert "region" not in fl.tokens(corpus)
