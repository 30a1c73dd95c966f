"""Voices: what stands in whose voice, and what a view by voice holds."""

import framelens as fl
import numpy as np
import pandas as pd
import pytest
from data import needs

VOICES = ["own", "direct", "reported", "scare", "mention", "unknown"]
TEXT = (
    "A multipolar world is near. Xi said that the multipolar order is not a threat. "
    "“Multipolar trade may grow,” Mr. Putin added. The so-called ‘multipolar’ order grew. "
    "The term “multipolar” was new."
)
FRAMES = fl.Dictionary({"multipolar": ["multipolar*"], "never": ["zebra"]})


@pytest.fixture
def corpus():
    return fl.Corpus({"a": TEXT, "b": "A multipolar peace.", "c": None})


def test_hits_say_who_speaks_and_whether_it_is_denied_or_possible(corpus):
    found = fl.hits(corpus, fl.Dictionary({"f": ["multipolar", "threat", "grow"]}))
    rows = found[found["doc"] == "a"][["surface", "voice", "negated", "hedged"]]
    assert rows.to_numpy().tolist() == [
        ["multipolar", "own", False, False],
        ["multipolar", "reported", False, False],
        ["threat", "reported", True, False],
        ["Multipolar", "direct", False, False],
        ["grow", "direct", False, True],
        ["multipolar", "scare", False, True],
        ["multipolar", "mention", False, False],
    ]
    speakers = found["speaker"].astype(object).where(found["speaker"].notna(), None).tolist()
    assert speakers == [None, "Xi", "Xi", "Mr. Putin", "Mr. Putin", None, None, None]


def test_kwic_and_evidence_say_who_speaks(corpus):
    lines = fl.kwic(corpus, "trade")
    assert lines[["voice", "speaker"]].to_numpy().tolist() == [["direct", "Mr. Putin"]]
    table = fl.framing(corpus, FRAMES, by=None)
    seen = fl.evidence(corpus, table.iloc[0])
    assert seen["voice"].tolist() == [*VOICES[:1], "reported", "direct", "scare", "mention", "own"]
    assert len(seen) == table["count"].iloc[0]


def test_the_voices_of_a_frame_sum_to_its_hits(corpus):
    table = fl.framing(corpus, FRAMES, by="doc")
    assert (table[VOICES].sum(axis=1) == table["count"]).all()
    row = table.iloc[0]
    assert row[VOICES].tolist() == [1, 1, 1, 1, 1, 0]
    assert (row["negated"], row["hedged"]) == (0, 1)
    assert table[table["frame"] == "never"][VOICES].to_numpy().sum() == 0
    assert all(table[name].dtype == np.int64 for name in [*VOICES, "negated", "hedged"])


def test_the_columns_of_the_sample_count_its_hits_one_by_one():
    corpus, frames = fl.load_sample(), fl.sample_frames()
    found = fl.hits(corpus, frames).merge(
        corpus.docvars.assign(doc=corpus.ids)[["doc", "outlet"]], on="doc"
    )
    table = fl.framing(corpus, frames, by="outlet").set_index(["frame", "outlet"])
    for key, hits in found.groupby(["frame", "outlet"]):
        counts = hits["voice"].value_counts()
        assert table.loc[key, VOICES].tolist() == [counts.get(voice, 0) for voice in VOICES]
        assert table.loc[key, "negated"] == hits["negated"].sum()
        assert table.loc[key, "hedged"] == hits["hedged"].sum()


def test_voices_can_be_left_out(corpus):
    table = fl.framing(corpus, FRAMES, by="doc", voices=False)
    assert not {*VOICES, "negated", "hedged"} & set(table.columns)
    full = fl.framing(corpus, FRAMES, by="doc")
    assert full[list(table.columns)].equals(table)
    with pytest.raises(TypeError, match="voices must be True or False"):
        fl.framing(corpus, FRAMES, voices="own")


@pytest.mark.parametrize("voice", VOICES[:-1])
def test_a_view_by_voice_is_what_every_function_works_on(corpus, voice):
    view, all_tokens = corpus.within(voice=voice), fl.tokens(corpus)
    kept = all_tokens[all_tokens["voice"] == voice]
    assert fl.tokens(view).equals(kept.reset_index(drop=True))
    table = fl.framing(view, FRAMES, by=None, per=1)
    assert table["count"].iloc[0] == (kept["term"] == "multipolar").sum()
    assert table["tokens"].iloc[0] == kept["counted"].sum() == fl.summary(view)["counted"].sum()
    assert table["rate"].iloc[0] == table["count"].iloc[0] / kept["counted"].sum()
    assert table[voice].iloc[0] == table["count"].iloc[0]
    assert len(fl.kwic(view, "multipolar")) == table["count"].iloc[0]
    assert fl.dtm(view).matrix.sum() == kept["counted"].sum()
    assert fl.frequency(view)["count"].sum() == kept["counted"].sum()
    assert len(fl.evidence(view, table.iloc[0])) == table["count"].iloc[0]
    assert fl.settings(table)["view"] == {"voice": [voice]}


def test_nothing_reaches_over_a_word_outside_the_view():
    corpus = fl.Corpus(["It rained, she said, and nobody came."])
    told = corpus.within(voice="reported")
    assert fl.tokens(told)["surface"].tolist()[:2] == ["It", "rained"]
    own = corpus.within(voice="own")
    assert fl.tokens(own)["surface"].tolist()[:3] == [",", "she", "said"]
    how = {"ngrams": 2, "bridge": True, "within": "document"}
    text = "He said “we stay” again and “they leave” too."
    split = fl.Corpus([text])
    grams = set(fl.frequency(split.within(voice=["own", "reported"]), **how)["term"])
    assert grams
    assert not {"said again", "and too"} & grams
    assert not len(fl.kwic(split.within(voice="direct"), "stay they"))
    assert not len(fl.kwic(split.within(voice=["own", "reported"]), "said again"))


def test_voices_and_regions_are_chosen_together():
    page = "Xi said talks end\nXi said that the talks had ended. Nobody knows why they did."
    corpus = fl.Corpus([page])
    both = corpus.within(voice="reported", region="lead")
    one = corpus.within(voice="reported").within(region="lead")
    tokens = fl.tokens(both)
    assert set(tokens["region"]) == {"lead"}
    assert set(tokens["voice"]) == {"reported"}
    assert tokens.equals(fl.tokens(one))
    assert fl.settings(tokens)["view"] == {"region": ["lead"], "voice": ["reported"]}
    hashes = {
        fl.settings(fl.tokens(view))["corpus"]
        for view in (corpus, corpus.within(voice="reported"), corpus.within(region="lead"), both)
    }
    assert len(hashes) == 4
    assert fl.settings(fl.tokens(one))["corpus"] == fl.settings(tokens)["corpus"]


def test_all_voices_together_are_the_corpus(corpus):
    view = corpus.within(voice=VOICES)
    assert fl.tokens(view).equals(fl.tokens(corpus))
    parts = [len(fl.tokens(corpus.within(voice=voice))) for voice in VOICES]
    assert sum(parts) == len(fl.tokens(corpus))


@pytest.mark.parametrize(
    "corpus",
    [
        fl.Corpus(["Er sagte: „Nein.“"], tokenizer=fl.Tokenizer(language="de")),
        fl.Corpus.from_tokens([["he", "said", "no"], None]),
    ],
)
def test_other_languages_and_words_cut_elsewhere_are_unknown(corpus):
    tokens = fl.tokens(corpus)
    assert set(tokens["voice"]) == {"unknown"}
    assert tokens["negated"].isna().all()
    assert tokens["hedged"].isna().all()
    frames = fl.Dictionary({"no": ["nein", "no"]})
    found = fl.hits(corpus, frames)
    assert found["voice"].tolist() == ["unknown"]
    assert found[["speaker", "negated", "hedged"]].isna().all(axis=None)
    table = fl.framing(corpus, frames, by=None)
    assert table[VOICES].to_numpy().tolist() == [[0, 0, 0, 0, 0, 1]]
    assert table[["negated", "hedged"]].isna().all(axis=None)
    assert table["negated"].dtype == pd.Int64Dtype()
    assert len(fl.tokens(corpus.within(voice="unknown"))) == len(tokens)
    with pytest.raises(ValueError, match=r"^voice must be"):
        corpus.within(voice=["own", "direct"])


def test_what_is_not_the_article_is_unknown_and_speaks_for_nobody():
    page = "\n".join(
        [
            "Skip to content",
            "Leaders said to sign",
            "Putin said that the two leaders signed a joint statement on Thursday in the capital.",
            "Nobody said that their ministers spoke of a world that would outlast the sanctions.",
            "You may also like",
            "Xi said ten bridges fell",
        ]
    )
    tokens = fl.tokens(fl.Corpus([page], clean=True))
    outside = tokens["region"].isin(["navigation", "related"])
    assert outside.sum() == 12
    assert (outside == (tokens["voice"] == "unknown")).all()
    assert (tokens["negated"].isna() == outside).all()
    assert "unknown" not in set(fl.tokens(fl.Corpus([page]))["voice"])


def test_what_cannot_be_asked_is_said(corpus):
    with pytest.raises(ValueError, match="voice must be one of own, direct"):
        corpus.within(voice="owned")
    with pytest.raises(ValueError, match="voice must be"):
        corpus.within(voice=[])
    with pytest.raises(TypeError, match="voice must be a name or a list"):
        corpus.within(voice=1)
    with pytest.raises(TypeError, match="region or voice must be given"):
        corpus.within()


def test_voices_do_not_depend_on_threads_or_on_who_asked_first():
    one, other = fl.load_sample(), fl.load_sample()
    few = fl.hits(one.where(outlet="Meridian Wire"), fl.sample_frames())
    assert len(few)
    fl.set_threads(1)
    try:
        alone = fl.tokens(one)
    finally:
        fl.set_threads(None)
    assert alone.equals(fl.tokens(other))


@pytest.fixture(scope="module", params=[False, True], ids=["as it is", "clean"])
def seeds(request):
    files = sorted(needs("data/seeds").glob("*.txt"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in files}
    return fl.Corpus(texts, clean=request.param)


@pytest.mark.parametrize(
    ("number", "phrase", "voices", "speaker"),
    [
        ("003", "hegemonic harassment", ["direct"], "Xi"),
        ("003", "no-limits", ["scare", "scare"], None),
        ("000", "U.S. hegemony", ["reported"], None),
        ("004", "co-operation", ["mention"], None),
    ],
)
def test_the_seeds_speak_in_the_voices_that_a_reader_hears(seeds, number, phrase, voices, speaker):
    found = fl.hits(seeds, fl.Dictionary({"f": [phrase]}))
    found = found[[str(doc).startswith(number) for doc in found["doc"]]]
    if phrase == "co-operation":
        found = found[found["voice"] == "mention"]
    assert found["voice"].tolist() == voices
    assert speaker is None or speaker in found["speaker"].iloc[0]
