"""Are the sentences to be coded drawn as the key says, and do they tell nothing?"""

from __future__ import annotations

import json

import framelens as fl
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

FRAMES = fl.Dictionary({"war": ["war*"], "peace": ["peace*", "truce"]})


@pytest.fixture(scope="module")
def corpus():
    """240 documents of two sources: many sentences with peace, few with war."""
    rng = np.random.default_rng(5)
    words = ["war", "peace", "peace", "truce", "dog", "dog", "cat", "sun", "sea"]
    texts = [
        " ".join(f"{' '.join(rng.choice(words, 4)).capitalize()}." for _ in range(5))
        for _ in range(240)
    ]
    table = pd.DataFrame({"text": texts, "outlet": ["A", "B", "B"] * 80})
    return fl.Corpus(table, text="text")


def slow_strata(corpus, frames):
    """Count sentences by outlet and rarest frame, from the tables of tokens and hits."""
    tokens = fl.tokens(corpus)
    sentences = tokens.loc[tokens["counted"], ["doc", "sentence"]].drop_duplicates()
    hits = fl.hits(corpus, frames)[["doc", "sentence", "frame"]].drop_duplicates()
    often = hits["frame"].value_counts()
    rarest = hits.assign(n=hits["frame"].map(often)).sort_values("n").groupby(["doc", "sentence"])
    merged = sentences.merge(
        rarest["frame"].first().reset_index(), how="left", on=["doc", "sentence"]
    )
    merged["outlet"] = corpus.docvars["outlet"].to_numpy()[merged["doc"]]
    return merged.groupby(["outlet", "frame"], dropna=False).size()


def test_strata_are_outlets_and_rarest_frames_with_all_their_sentences(corpus):
    strata = fl.validation_sample(corpus, FRAMES, n=60, strata=["frame", "outlet"]).strata
    wanted = slow_strata(corpus, FRAMES)
    found = strata.set_index(["outlet", "frame"])["population"]
    assert len(found) == 6
    for row in strata.itertuples():
        key = (wanted.index.get_level_values(0) == row.outlet) & (
            wanted.index.get_level_values(1).isna()
            if pd.isna(row.frame)
            else wanted.index.get_level_values(1) == row.frame
        )
        assert wanted[key].tolist() == [row.population]
    assert strata["drawn"].tolist() == [8, 8, 15, 7, 7, 15]
    assert np.allclose(strata["probability"] * strata["weight"], 1)


def test_what_is_drawn_stands_in_the_text_at_its_place(corpus):
    sample = fl.validation_sample(corpus, FRAMES, n=50, seed=3)
    for row, sentence in zip(sample.key.itertuples(), sample.sheet["sentence"], strict=True):
        text = corpus._core.text(row.doc)
        assert text[row.start : row.end] == sentence
        before, after = sample.sheet.loc[row.Index, ["before", "after"]]
        assert text[: row.start].rstrip().endswith(before)
        assert text[row.end :].lstrip().startswith(after)


def test_the_key_knows_every_hit_in_the_sentences_drawn(corpus):
    sample = fl.validation_sample(corpus, FRAMES, n=50, seed=3)
    all_hits = fl.hits(corpus, FRAMES)
    wanted = sample.key[["id", "doc", "sentence"]].merge(all_hits, on=["doc", "sentence"])
    columns = ["id", "frame", "entry"]
    pd.testing.assert_frame_equal(
        sample.hits.sort_values(columns, ignore_index=True),
        wanted[columns].sort_values(columns, ignore_index=True),
    )


def test_strata_know_how_many_of_their_sentences_have_each_frame(corpus):
    sample = fl.validation_sample(corpus, FRAMES, n=60)
    hits = fl.hits(corpus, FRAMES)[["doc", "sentence", "frame"]].drop_duplicates()
    assert sample.having.sum().to_dict() == hits["frame"].value_counts().to_dict()
    none = sample.strata["frame"].isna()
    assert (sample.having[none] == 0).all(axis=None)
    assert (sample.having["war"][sample.strata["frame"] == "war"]).tolist() == [
        sample.strata["population"].iloc[0]
    ]


def test_the_sheet_tells_nothing(corpus):
    sample = fl.validation_sample(corpus, FRAMES, n=60, strata=["frame", "outlet"])
    assert sample.sheet.columns.tolist() == ["id", "before", "sentence", "after", "war", "peace"]
    assert sample.sheet[["war", "peace"]].isna().all(axis=None)
    # Neither the id nor the place in the sheet has to do with the stratum.
    runs = (sample.key["stratum"].diff() != 0).sum()
    assert runs > 35, "the strata come in blocks"
    assert sample.sheet["id"].tolist() == [f"s{row:02}" for row in range(1, 61)]


def test_order_of_documents_and_threads_change_nothing(corpus):
    first = fl.validation_sample(corpus, FRAMES, n=40, seed=9)
    before = fl.get_threads()
    try:
        fl.set_threads(3)
        again = fl.validation_sample(corpus, FRAMES, n=40, seed=9)
    finally:
        fl.set_threads(before or None)
    pd.testing.assert_frame_equal(first.sheet, again.sheet)
    table = pd.DataFrame(
        {"text": [corpus._core.text(i) for i in range(240)], "id": [f"d{i}" for i in range(240)]}
    )
    forth = fl.validation_sample(fl.Corpus(table, text="text", id="id"), FRAMES, n=40)
    back = fl.validation_sample(fl.Corpus(table[::-1], text="text", id="id"), FRAMES, n=40)
    pd.testing.assert_frame_equal(forth.sheet, back.sheet)
    assert (forth.key["doc"] == back.key["doc"]).all()
    other = fl.validation_sample(corpus, FRAMES, n=40, seed=10)
    assert set(other.sheet["sentence"]) != set(first.sheet["sentence"])


def test_every_sentence_is_drawn_as_often_as_its_probability_says(corpus):
    view = corpus.where(np.arange(len(corpus)) < 12)
    times: dict[tuple, int] = {}
    for seed in range(400):
        sample = fl.validation_sample(view, FRAMES, n=18, seed=seed)
        for row in sample.key.itertuples():
            times[row.doc, row.sentence, row.stratum] = (
                times.get((row.doc, row.sentence, row.stratum), 0) + 1
            )
    probability = sample.strata["probability"]
    z = [
        (n - 400 * probability[key[2]])
        / np.sqrt(400 * probability[key[2]] * (1 - probability[key[2]]))
        for key, n in times.items()
        if probability[key[2]] < 1
    ]
    assert len(times) == sample.strata["population"].sum()
    assert np.abs(z).max() < 4.5
    assert 0.6 < np.std(z) < 1.4


def test_without_frames_among_the_strata_sentences_are_drawn_whatever_they_hold(corpus):
    sample = fl.validation_sample(corpus, FRAMES, n=30, strata=["outlet"])
    assert sample.strata.columns.tolist() == [
        "outlet",
        "population",
        "drawn",
        "probability",
        "weight",
    ]
    assert sample.strata["drawn"].tolist() == [15, 15]


def test_a_small_corpus_is_taken_whole():
    sample = fl.validation_sample(fl.Corpus(["A war. A dog. Truce."]), FRAMES, n=200)
    assert len(sample) == 3
    assert (sample.strata["probability"] == 1).all()


def test_files_hold_what_the_sample_holds_and_no_formula(corpus, tmp_path):
    text = 'A war.\n\n=cmd|calc\u00a0war.\n\n@war, "so\x07so".\n\n-5 war.'
    sample = fl.validation_sample(fl.Corpus([text]), FRAMES, n=9)
    sample.write(tmp_path / "coded.csv")
    sample.write(tmp_path / "coded.xlsx", key=tmp_path / "other.json")
    sheets = [
        pd.read_csv(tmp_path / "coded.csv", keep_default_na=False),
        pd.read_excel(tmp_path / "coded.xlsx", keep_default_na=False),
    ]
    for sheet in sheets:
        assert sheet["id"].tolist() == sample.sheet["id"].tolist()
        assert {"A war.", "'=cmd|calc war.", '\'@war, "so so".', "'-5 war."} == set(
            sheet["sentence"]
        )
    key = json.loads((tmp_path / "coded.key.json").read_text(encoding="utf-8"))
    assert key == json.loads((tmp_path / "other.json").read_text(encoding="utf-8"))
    assert [row[0] for row in key["key"]["data"]] == sample.key["id"].tolist()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"n": 0}, "^n must be 1 or more, got 0"),
        ({"n": 2}, "^n must be 3 or more, one for each stratum that has a sentence, got 2"),
        ({"hit_share": 1.5}, "^hit_share must be 0 to 1, got 1.5"),
        ({"strata": []}, "^strata must hold 'frame' or a docvar, got an empty list"),
        ({"strata": ["outlet"], "hit_share": 0.2}, "^hit_share must be left out where strata"),
        ({"strata": ["outlte"]}, "outlte"),
    ],
)
def test_wrong_values_are_told(corpus, options, message):
    with pytest.raises(ValueError, match=message):
        fl.validation_sample(corpus, FRAMES, **options)


def test_wrong_types_are_told(corpus):
    with pytest.raises(TypeError, match=r"^strata must be a list such as \['frame', 'outlet'\]"):
        fl.validation_sample(corpus, FRAMES, strata="frame")
    with pytest.raises(TypeError, match=r"^frames must be a framelens\.Dictionary"):
        fl.validation_sample(corpus, {"war": ["war"]})
    with pytest.raises(ValueError, match=r"^frames must not be called 'sentence'"):
        fl.validation_sample(corpus, fl.Dictionary({"sentence": ["war"]}))


def test_where_a_sheet_goes_is_checked(corpus, tmp_path):
    sample = fl.validation_sample(corpus, FRAMES, n=6)
    with pytest.raises(ValueError, match=r"^path must end in \.csv or \.xlsx, got"):
        sample.write(tmp_path / "coded.txt")
    with pytest.raises(ValueError, match=r"^key must be another file than the sheet"):
        sample.write(tmp_path / "coded.csv", key=tmp_path / "coded.csv")


@pytest.mark.parametrize("kind", ["pandas", "polars", "pyarrow"])
def test_strata_may_be_periods_and_come_from_any_library(kind):
    table = pd.DataFrame(
        {
            "text": ["A war. A dog.", "Peace. A cat.", "A war. A sun."],
            "date": pd.to_datetime(["2022-01-05", "2022-03-01", "2023-07-09"]),
        }
    )
    corpus = fl.Corpus(native(table, kind), text="text")
    sample = fl.validation_sample(corpus, FRAMES, n=6, strata=["frame", fl.period("date", "year")])
    assert sample.strata["date"].astype(str).str[:4].tolist() == ["2022"] * 3 + ["2023"] * 2
    assert sample.strata["population"].tolist() == [1, 1, 2, 1, 1]
    assert len(fl.validate(sample.sheet.assign(war=1, peace=0), sample, by="date").frames) == 4


def native(table, kind):
    if kind == "pandas":
        return table
    return pl.from_pandas(table) if kind == "polars" else pa.Table.from_pandas(table)


def test_a_corpus_of_tokens_has_sentences_to_code_and_no_offsets():
    corpus = fl.Corpus.from_tokens([["a", "war", "."], ["a", "dog"]], ids=["x", "y"])
    sample = fl.validation_sample(corpus, FRAMES, n=2)
    assert sample.key.columns.tolist() == ["id", "doc", "sentence", "stratum"]
    assert sorted(sample.sheet["sentence"]) == ["a dog", "a war ."]


def test_what_is_left_out_of_the_counts_is_not_drawn():
    text = (
        "The war goes on.\n\nNobody won it, and nobody will.\n\nRead also: War and peace explained"
    )
    whole = fl.validation_sample(fl.Corpus([text]), FRAMES, n=9)
    clean = fl.validation_sample(fl.Corpus([text], clean=True), FRAMES, n=9)
    assert len(whole) > len(clean)
    assert not clean.sheet["sentence"].str.contains("Read also").any()


def test_documents_without_a_value_are_told_and_not_drawn():
    table = pd.DataFrame({"text": ["A war.", "A dog."], "outlet": ["A", None]})
    corpus = fl.Corpus(table, text="text")
    with pytest.warns(UserWarning, match="1 of 2 documents have no value in 'outlet'"):
        sample = fl.validation_sample(corpus, FRAMES, n=2, strata=["frame", "outlet"])
    assert sample.sheet["sentence"].tolist() == ["A war."]


def test_an_empty_corpus_gives_an_empty_sheet():
    sample = fl.validation_sample(fl.Corpus([None, ""]), FRAMES, n=5)
    assert len(sample) == len(sample.strata) == 0


def test_without_openpyxl_an_xlsx_says_what_to_install(corpus, tmp_path, monkeypatch):
    sample = fl.validation_sample(corpus, FRAMES, n=6)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ImportError, match=r"needs openpyxl: pip install 'framelens\[formats\]'"):
        sample.write(tmp_path / "coded.xlsx")
