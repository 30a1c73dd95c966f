"""Recurring lines: what is learnt of a source, what is left out by it, and what stays."""

import framelens as fl
import pandas as pd
import polars as pl
import pytest

TALK = "The two sides spoke for hour {} about the sanctions, and agreed on nothing at all."
MENU = "Our Beacon of the North"
NOTE = "The views of our guests are those of our guests and of no one else here."


def page(n, menu=MENU):
    return "\n".join([menu, TALK.format(n), "Thank you.", TALK.format(n + 100), "», Harbour «"])


@pytest.fixture
def pages():
    outlets = ["North", "South"] * 6
    texts = [page(n, MENU if outlets[n] == "North" else NOTE) for n in range(12)]
    return pd.DataFrame({"text": texts, "outlet": outlets})


def corpus(table, **how):
    return fl.Corpus(table, text="text", **how)


def test_lines_are_counted_once_a_document_and_by_source(pages):
    pages.loc[0, "text"] += "\nour beacon, of the NORTH\nour beacon of the north!"
    found = fl.learn_lines(corpus(pages), by="outlet")
    assert list(found) == ["line", "outlet", "docs", "n_docs", "share", "example"]
    assert found["line"].tolist() == [
        *("harbour", MENU.lower()),
        *("harbour", NOTE.lower().rstrip(".")),
    ]
    assert found["outlet"].tolist() == ["North"] * 2 + ["South"] * 2
    assert found["docs"].tolist() == found["n_docs"].tolist() == [6] * 4
    assert found["example"].tolist() == ["», Harbour «", MENU, "», Harbour «", NOTE]
    assert fl.settings(found)["min_docs"] == 3


def test_lines_below_a_threshold_are_left_out(pages):
    all_lines = fl.learn_lines(corpus(pages), min_docs=1, min_share=0)
    assert len(all_lines) == 24 + 3
    assert all_lines["share"].tolist() == (all_lines["docs"] / 12).tolist()
    for docs, share, expected in [(7, 0, 1), (6, 0, 3), (1, 0.5, 3), (1, 0.51, 1), (13, 0, 0)]:
        found = fl.learn_lines(corpus(pages), min_docs=docs, min_share=share)
        assert len(found) == expected, (docs, share)


def test_the_fit_leaves_lines_out_of_a_cleaned_corpus_alone(pages):
    lines = fl.learn_lines(corpus(pages), by="outlet")
    without, shown = corpus(pages, clean=True), corpus(pages, lines=lines)
    clean = corpus(pages, clean=True, lines=lines)
    table = fl.cleaning(clean)
    assert table.equals(fl.cleaning(shown))
    assert set(table["rule"]) == {"recurring_line"}
    assert table["region"].tolist() == ["navigation", "tail"] * 12
    assert table["text"].tolist()[:4] == [MENU, "», Harbour «", NOTE, "», Harbour «"]
    assert not set(fl.frequency(clean)["term"]) & {"beacon", "guests", "harbour"}
    assert {"beacon", "guests", "thank"} <= set(fl.frequency(without)["term"])
    assert fl.frequency(shown).equals(fl.frequency(fl.Corpus(pages, text="text")))
    assert "thank" in set(fl.frequency(clean)["term"])


def test_a_source_has_its_own_lines_and_an_unknown_one_none(pages):
    lines = fl.learn_lines(corpus(pages), by="outlet")
    swapped = pages.assign(outlet=["South", "North"] * 6)
    left = fl.cleaning(corpus(swapped, lines=lines))
    assert set(left["text"]) == {"», Harbour «"}
    for outlet in ("West", None):
        assert len(fl.cleaning(corpus(pages.assign(outlet=outlet), lines=lines))) == 0


def test_a_fit_of_two_corpora_is_that_of_both_together(pages):
    rows = [slice(0, 3), slice(3, 8), slice(8, 12)]
    pages.loc[2, "text"] = None
    pages.loc[5, "text"] = "Thank you."
    for by in ("outlet", None):
        fits = [
            fl.learn_lines(corpus(pages.iloc[part]), by=by, min_docs=1, min_share=0)
            for part in rows
        ]
        for docs, share in [(1, 0), (3, 0.05), (2, 0.9)]:
            how = {"min_docs": docs, "min_share": share}
            whole = fl.learn_lines(corpus(pages), by=by, **how)
            merged = fl.merge_lines(*fits, **how)
            assert merged.reset_index(drop=True).equals(whole.reset_index(drop=True))


def test_what_a_document_yields_depends_on_itself_and_on_the_fit_alone(pages):
    lines = fl.learn_lines(corpus(pages), by="outlet")
    all_of_them = fl.cleaning(corpus(pages, clean=True, lines=lines))
    alone = fl.cleaning(corpus(pages.iloc[[4]], clean=True, lines=lines))
    assert alone.equals(all_of_them[all_of_them["doc"] == 4].reset_index(drop=True))


def test_a_text_printed_three_times_is_not_cut_away():
    copies = fl.Corpus([f"{MENU}\n{TALK.format(1)}\n{NOTE}"] * 3)
    lines = fl.learn_lines(copies)
    assert lines["docs"].tolist() == [3, 3, 3]
    again = fl.Corpus([copies.text(0)] * 3, clean=True, lines=lines)
    assert fl.cleaning(again)["text"].tolist() == [MENU] * 3


def test_settings_and_hash_name_the_fit(pages):
    lines = fl.learn_lines(corpus(pages), by="outlet")

    def told(given):
        found = fl.settings(fl.frequency(corpus(pages, clean=True, lines=given)))
        return found.get("lines"), found["corpus"]

    known, corpus_hash = told(lines)
    assert known["n"] == 4
    assert told(lines.iloc[::-1]) == (known, corpus_hash)
    assert told(lines.iloc[:3]) != (known, corpus_hash)
    assert told(None)[0] is None
    assert told(None)[1] != corpus_hash


def test_the_fit_may_be_of_any_library(pages):
    table = pl.DataFrame(pages.to_dict("list"))
    lines = fl.learn_lines(corpus(table), by="outlet")
    assert isinstance(lines, pl.DataFrame)
    assert isinstance(fl.merge_lines(lines, lines), pl.DataFrame)
    left = fl.cleaning(corpus(pages, lines=lines))
    assert left.equals(fl.cleaning(corpus(pages, lines=fl.learn_lines(corpus(pages), by="outlet"))))


def test_what_cannot_be_asked_is_said(pages):
    texts = corpus(pages)
    lines = fl.learn_lines(texts, by="outlet")
    for call, error, message in [
        (lambda: fl.learn_lines(["a"]), TypeError, "corpus must be"),
        (lambda: fl.learn_lines(texts, by="paper"), ValueError, "by must be one of"),
        (lambda: fl.learn_lines(texts, by=1), TypeError, "by must be the name"),
        (lambda: fl.learn_lines(texts, min_docs=0), ValueError, "min_docs must be 1"),
        (lambda: fl.learn_lines(texts, min_share=2), ValueError, "min_share must be between"),
        (lambda: fl.learn_lines(texts, min_share="x"), TypeError, "min_share must be a number"),
        (lambda: fl.learn_lines(fl.Corpus.from_tokens([["a"]])), ValueError, "corpus must be one"),
        (lambda: corpus(pages, lines=["a"]), TypeError, "lines must be a table"),
        (lambda: corpus(pages, lines=lines[["line"]]), ValueError, "lines must have the columns"),
        (lambda: corpus(pages, lines=lines.assign(x=1)), ValueError, "at most one more"),
        (lambda: fl.Corpus(["a"], lines=lines), ValueError, "lines names a column"),
        (lambda: corpus(pages, lines=lines.assign(line=1)), TypeError, "lines must hold strings"),
        (lambda: corpus(pages, lines=lines.assign(outlet=None)), ValueError, "name a source"),
        (lambda: fl.merge_lines(), TypeError, "fits must be one table"),
        (lambda: fl.merge_lines(lines, 3), TypeError, "fits must be a table"),
        (lambda: fl.merge_lines(lines, fl.learn_lines(texts)), ValueError, "fits must name"),
    ]:
        with pytest.raises(error, match=message):
            call()
