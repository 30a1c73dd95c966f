"""What counts as a word: acronyms, spellings, signs that are not seen, and what other tools say."""

import unicodedata

import data
import framelens as fl
import pytest
from hypothesis import given
from hypothesis import strategies as st


def tokens(text, **settings):
    """Return the table of the tokens of one text."""
    return fl.tokens(fl.Corpus([text], tokenizer=fl.Tokenizer(**settings)))


def terms(text, **settings):
    """Return the terms of one text, the uncounted too."""
    return tokens(text, **settings)["term"].tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S., the U.S and the US.", "the US , the US and the US ."),
        ("U.S.'s U.S.’s US's", "US US US"),
        ("U.N. UN N.A.T.O. NATO Nato", "UN UN NATO NATO NATO"),
        ("U.S.-led US-led pro-U.S.", "US-led US-led pro-US"),
        ("tell us Us US", "tell us us US"),
        ("PUTIN AND XI VOW TO TALK", "putin and xi vow to talk"),
        ("AUKUS, BRICS, SCO, EU, UK, USA, DNA", "AUKUS , BRICS , SCO , EU , UK , USA , DNA"),
        ("COVID-19 and Covid-19", "COVID-19 and COVID-19"),
        ("F-16 G20 a.m. e.g. J. Smith", "f-16 g20 a.m . e.g . j . smith"),
        ("LET US TALK", "let US talk"),  # a known error
    ],
)
def test_an_acronym_has_one_term_that_keeps_its_capitals(text, expected):
    assert terms(text) == expected.split(" ")


def test_without_acronyms_terms_are_folded_as_any_word():
    assert terms("The U.S. and US", acronyms=False) == ["the", "u.s", ".", "and", "us"]
    assert terms("U.S. US", case="keep") == ["US", "US"]


def test_acronyms_are_neither_stop_words_nor_stemmed():
    table = tokens("The WHO and who, US is", drop={"stopwords", "punctuation"}, stem="snowball")
    assert table.loc[table.counted, "term"].tolist() == ["WHO", "US"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("us", ["U.S.", "US", "us"]),
        ("US", ["U.S.", "US", "us"]),
        ("=US", ["U.S.", "US"]),
        ("=us", ["us"]),
        ("U.S.", ["U.S.", "US"]),
        ("u.s.", ["U.S.", "US"]),
        ("U.S", ["U.S.", "US"]),
        ("U.S.-led", ["U.S.-led", "US-led"]),
        ("U.S. pressure", ["U.S. pressure", "US pressure"]),
    ],
)
def test_full_stops_in_a_pattern_mean_the_acronym(pattern, found):
    corpus = fl.Corpus(["The U.S. or US and us: U.S.-led, US-led. U.S. pressure, US pressure."])
    table = fl.hits(corpus, fl.Dictionary({"f": [pattern]}))
    assert sorted(set(table["surface"])) == sorted(found)


def test_spelling_joins_both_sides_of_the_atlantic():
    text = "Defence defense organisations organizations co-operation cooperation programme"
    american = "defense defense organizations organizations cooperation cooperation program"
    assert terms(text, spelling="us") == american.split()
    british = "defence defence organisations organisations cooperation cooperation programme"
    assert terms(text, spelling="gb") == british.split()
    corpus = fl.Corpus([text], tokenizer=fl.Tokenizer(spelling="us"))
    assert len(fl.hits(corpus, fl.Dictionary({"f": ["defence"]}))) == 2
    assert len(fl.hits(corpus, fl.Dictionary({"f": ["defenc*"]}))) == 1


def test_possessives_after_s_have_the_term_of_the_word_and_quotations_stay_whole():
    assert terms("the states' rights, the States’ rights") == (
        ["the", "states", "rights", ",", "the", "states", "rights"]
    )
    assert tokens("the ‘states’ of")["surface"].tolist() == ["the", "‘", "states", "’", "of"]


@pytest.mark.parametrize("sign", "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\ufe0f")
def test_a_sign_that_is_not_seen_makes_no_other_word(sign):
    for word in ("multipolar", "no-limits", "don't"):
        for place in range(1, len(word) + 1):
            text = word[:place] + sign + word[place:]
            table = tokens(text)
            assert table["term"].tolist() == [word]
            assert table["surface"].tolist() == [text]


def test_a_byte_order_mark_is_in_no_token():
    assert terms("\ufeffPeace \ufeff now\ufeff") == ["peace", "now"]


def test_the_seeds_name_the_united_states_37_times_and_the_pronoun_three():
    folder = data.needs("data/seeds")
    texts = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))}
    tokenizer = fl.Tokenizer(hyphens="split", acronyms=True, variants={"US": ["United States"]})
    corpus = fl.Corpus(texts, tokenizer=tokenizer)
    count = fl.frequency(corpus).set_index("term")["count"]
    assert (count["US"], count["us"]) == (37, 3)
    ways = fl.variants(corpus)
    assert dict(ways[ways.term == "US"][["surface", "count"]].to_numpy().tolist()) == {
        "US": 17,
        "U.S.": 10,
        "United States": 9,
        "U.S": 1,
    }


def test_a_text_has_the_same_terms_however_its_signs_are_written():
    originals = [row["text"] for row in data.texts("kremlin_en")[::12]]

    def frequencies(change):
        table = fl.frequency(fl.Corpus([change(text) for text in originals]))
        return table[["term", "count"]].to_numpy().tolist()

    expected = frequencies(lambda text: text)
    for change in (
        lambda text: unicodedata.normalize("NFC", text),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("'", "’"),
        lambda text: text.replace("’", "'"),
        lambda text: text.replace("\u00a0", " "),
    ):
        assert frequencies(change) == expected


@given(st.text(max_size=60), st.booleans(), st.sampled_from(["words", "unicode"]))
def test_a_surface_is_what_stands_in_the_text(text, acronyms, rules):
    for row in tokens(text, acronyms=acronyms, rules=rules).itertuples():
        assert text[row.start : row.end] == row.surface


def test_equal_settings_are_equal_and_show_themselves():
    one = fl.Tokenizer(variants={"US": ["USA", "United States"]}, spelling="us")
    other = fl.Tokenizer(variants={"US": ["United States", "USA", "USA"]}, spelling="us")
    assert one == other
    assert hash(one) == hash(other)
    assert one != fl.Tokenizer(spelling="us")
    assert "variants={'US': ('USA', 'United States')}, spelling='us'" in repr(one)
    settings = fl.settings(fl.frequency(fl.Corpus(["US"], tokenizer=one)))["tokenizer"]
    assert settings["variants"] == {"US": ["USA", "United States"]}
    assert (settings["acronyms"], settings["spelling"], settings["rules"]) == (True, "us", "words")


@pytest.mark.parametrize(
    ("settings", "error", "message"),
    [
        ({"acronyms": 1}, TypeError, "acronyms must be True or False, got 1"),
        ({"spelling": "au"}, ValueError, "spelling must be None, 'us' or 'gb', got 'au'"),
        ({"spelling": "us", "language": "de"}, ValueError, "spelling must be none for language"),
        ({"rules": "icu"}, ValueError, "rules must be one of words, unicode"),
    ],
)
def test_a_setting_that_is_not_there_is_told(settings, error, message):
    with pytest.raises(error, match=message):
        fl.Tokenizer(**settings)


def test_words_of_scripts_without_blanks_are_looked_up_and_keep_their_places():
    text = "中国和俄罗斯加强合作 ประเทศไทย"
    table = fl.tokens(fl.Corpus([text], tokenizer=fl.Tokenizer(segmenter="icu")))
    spans = zip(table["start"], table["end"], strict=True)
    assert [text[start:end] for start, end in spans] == table["surface"].tolist()
    assert {"中国", "俄罗斯", "合作"} <= set(table["surface"])
    plain = fl.tokens(fl.Corpus([text]))
    assert len(table) < len(plain)
    assert "".join(table["surface"]) == "".join(plain["surface"])
