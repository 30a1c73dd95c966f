"""Dictionary files as other tools write them: read whole, or refused with line and reason."""

from __future__ import annotations

import codecs

import framelens as fl
import pytest
from data import needs

pytest.importorskip("defusedxml", reason="XML needs framelens[formats]")
pytest.importorskip("charset_normalizer", reason="guessing encodings needs framelens[formats]")

TWO = {"Peace": ["truce", "ceasefire"], "War time": ["front", "war"]}

XML = """<?xml version="1.0" encoding="UTF-8"?>
<dictionary style="050805" patternengine="substring">
  <cnode name="Peace" desc="">
    <pnode name="truce"/><pnode name="ceasefire"/>
  </cnode>
  <cnode name="War time"><pnode name="front"/><pnode name="war"/></cnode>
</dictionary>
"""

LIWC = "%\n1\tPeace\n02\tWar time\n%\ntruce\t1\nfront  2\n\nwar   02\nceasefire\t\t01\n"

SAME = {
    "two.yml": "Peace: [truce, ceasefire]\nWar time: [front, war]\n",
    "two.json": '{"Peace": ["truce", "ceasefire"], "War time": {"include": ["front", "war"]}}',
    "two.dic": LIWC,
    "carriage.dic": LIWC.replace("\n", "\r"),
    "windows.dic": LIWC.replace("\n", "\r\n"),
    "two.lc3": "~ two categories\n+Peace\n truce \n ceasefire\n+War time\n front\n war\n",
    "two.lcd": XML,
    "two.ykd": XML,
    "yoshikoder.cat": XML,
    "two.cat": "Peace\n\ttruce (1)\n\tceasefire (1)\nWar time\n\tfront (1)\n\twar (1)\n",
}


def write(folder, name: str, content: str | bytes):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def plain(frames: fl.Dictionary) -> dict[str, list[str]]:
    """Return the included patterns of each frame."""
    found: dict[str, list[str]] = {name: [] for name in frames.frames}
    for number, pattern, exclude in frames._lines():
        if not exclude:
            found[frames.frames[number]].append(pattern)
    return found


@pytest.mark.parametrize("name", SAME)
def test_the_same_dictionary_reads_alike_from_every_format(tmp_path, name):
    frames = fl.Dictionary.read(write(tmp_path, name, SAME[name]))
    assert {name: sorted(words) for name, words in plain(frames).items()} == {
        name: sorted(words) for name, words in TWO.items()
    }
    assert frames.notes == []
    assert frames.name == name.split(".")[0]


def test_liwc_categories_may_be_indented_and_have_no_number(tmp_path):
    content = "%\n1 verb\n2 misc\n\t21 family\n\t\t211 friend\n\t22 affect\nelse\n\t31 time\n%\n"
    words = "kin\t21\npal\t211\nglad*\t22\tx\n".replace("\tx", "") + "go\t1\nlate\t31\n"
    frames = fl.Dictionary.read(write(tmp_path, "a.dic", content + words))
    assert frames.frames == [
        "verb", "misc.family", "misc.family.friend", "misc.affect", "else.time",
    ]  # fmt: skip


def test_liwc_conditions_on_the_next_word_are_read_and_others_noted(tmp_path):
    content = "%\n1 tentat\n2 affect\n3 empty\n%\nkind\t<of>1/2\nlike\t(02 134)2/3\t1\tgood\t9\n"
    path = write(tmp_path, "a.dic", content.replace("\tgood\t9", "\ngood\t9\t2"))
    with pytest.warns(UserWarning, match=r"a\.dic: line 7: 'like': the condition \(02 134\)2/3"):
        frames = fl.Dictionary.read(path)
    assert frames.to_dict() == {
        "tentat": {"include": ["kind of", "like"], "exclude": []},
        "affect": {"include": ["kind", "good"], "exclude": ["kind of"]},
    }
    assert frames.notes == [
        "line 7: 'like': the condition (02 134)2/3 is not read",
        "line 8: 'good': there is no category 9",
        "category 'empty' has no pattern: left out",
    ]
    corpus = fl.Corpus(["A kind man, kind of."])
    table = fl.framing(corpus, frames, by=None)
    assert list(table["count"]) == [1, 1]


def test_wordstat_has_levels_phrases_and_weights(tmp_path):
    content = "ORDER\n\tPOLES\n\t\tMULTIPOLAR* (2)\n\tNEW_ORDER (0.5)\nBLOC\n\tBLOC* (-1)\n"
    frames = fl.Dictionary.read(write(tmp_path, "a.cat", content))
    assert plain(frames) == {
        "ORDER": ["NEW ORDER"], "ORDER.POLES": ["MULTIPOLAR*"], "BLOC": ["BLOC*"],
    }  # fmt: skip
    assert frames.weights == [0.5, 2.0, -1.0]


def test_yoshikoder_nests_and_describes(tmp_path):
    content = XML.replace('desc=""', 'desc="what ends a war"').replace(
        '<cnode name="War time">', '<cnode name="War time"><cnode name="arms"><pnode name="gun*"/>'
        "</cnode>"
    )  # fmt: skip
    frames = fl.Dictionary.read(write(tmp_path, "a.ykd", content))
    assert frames.frames == ["Peace", "War time", "War time.arms"]
    assert frames.to_dict()["Peace"]["comment"] == "what ends a war"


ENCODINGS = {
    "utf-8": "Größe", "utf-8-sig": "Größe", "utf-16": "Größe", "utf-16-le": "Größe",
    "utf-32": "Größe", "iso-8859-1": "Größe", "cp1252": "Größe", "iso-8859-2": "Čechy",
    "iso-8859-14": "Ḃeag", "shift-jis": "あいう", "euc-jp": "あいう", "koi8-r": "война",
}  # fmt: skip


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_file_is_read_in_the_encoding_that_is_said(tmp_path, encoding):
    word = ENCODINGS[encoding]
    path = write(tmp_path, "a.cat", f"A\n\t{word} (1)\n".encode(encoding))
    frames = fl.Dictionary.read(path, encoding=encoding)
    assert plain(frames) == {"A": [word]}
    assert frames.encoding == encoding


def test_byte_order_marks_and_declarations_need_no_word_from_the_reader(tmp_path):
    for name in ("utf-8-sig", "utf-16", "utf-32"):
        path = write(tmp_path, "a.cat", "A\n\tGröße (1)\n".encode(name))
        assert plain(fl.Dictionary.read(path)) == {"A": ["Größe"]}
        assert fl.Dictionary.read(path).encoding == name
    declared = XML.replace("UTF-8", "ISO-8859-1").replace("truce", "größe")
    frames = fl.Dictionary.read(write(tmp_path, "a.ykd", declared.encode("iso-8859-1")))
    assert plain(frames)["Peace"] == ["größe", "ceasefire"]
    assert frames.encoding == "ISO-8859-1"


def test_a_guessed_encoding_is_told(tmp_path):
    written = ["война", "мир", "граница", "союз", "держава", "порядок"]
    words = "".join(f"\t{word} (1)\n" for word in written)
    path = write(tmp_path, "a.cat", ("МИР\n" + words).encode("cp1251"))
    with pytest.warns(UserWarning, match=r"not UTF-8 \(byte 0 is 0xcc\): read as .*, a guess; say"):
        frames = fl.Dictionary.read(path)
    assert codecs.lookup(frames.encoding).name == "cp1251"
    assert plain(frames)["МИР"][0] == "война"


BAD = {
    "a.dic": [
        ("1 a\n%\nx 1\n", "is not readable: line 1: expected % before the categories, got '1 a'"),
        ("%\n1 a\nx 1\n", "is not readable: it has no line % that ends the categories"),
        (
            "%\n1 a\n1 b\n%\nx 1\n",
            "is not readable: line 3: the number 1 stands for two categories",
        ),
        ("%\n1\n%\nx 1\n", "is not readable: line 2: category 1 has no name"),
        ("%\n1 a\n%\nx\n", "is not readable: line 4: 'x' has no category"),
        ("%\n1 a\n%\nx\tone\n", "is not readable: line 4: 'x': expected the number of a category"),
        ("%\n1 a\n%\n*\t1\n", ": frame 'a': pattern \"*\" cannot be read at position 0"),
        ("%\n1 a\n%\n", ": frames must hold at least one frame, got none"),
    ],
    "a.lc3": [
        ("war\n+A\npeace\n", "is not readable: line 1: expected +NAME of a category, got 'war'"),
        ("+\nwar\n", "is not readable: line 1: a category without a name"),
    ],
    "a.cat": [("war (1)\nA\n", "is not readable: line 1: the pattern 'war (1)' is in no category")],
    "a.ykd": [
        ("<dictionary>", "is not readable XML: line 1, column 13: no element found"),
        ("<a/>", "is not readable: line 1: expected <dictionary>, got <a>"),
        (
            "<dictionary>\n<pnode name='x'/></dictionary>",
            "is not readable: line 2: the pattern 'x'",
        ),
        ("<dictionary>\n<cnode/></dictionary>", "is not readable: line 2: <cnode> without a name"),
        (
            '<!DOCTYPE d [<!ENTITY a "b">]><dictionary><cnode name="&a;"/></dictionary>',
            "is not readable: it declares entities or a document type",
        ),
        (
            '<!DOCTYPE d SYSTEM "file:///etc/hostname"><dictionary/>',
            "is not readable: it declares entities or a document type",
        ),
    ],
    "a.json": [
        ('{"a": ["x",]}', "is not readable JSON: line 1, column 12: "),
        ('{"a": ["x"], "a": ["y"]}', "is not a dictionary: the key 'a' stands twice in one"),
        ("[1]", "must hold a mapping of frames, got list"),
    ],
    "a.yml": [
        ("a: &x [war]\nb: *x\n", "holds an alias (*x) at line 2: write it out"),
        ("- war\n", "must hold a mapping of frames, got list"),
    ],
}


@pytest.mark.parametrize(
    ("name", "content", "told"), [(name, *case) for name, cases in BAD.items() for case in cases]
)
def test_a_malformed_file_is_an_error_with_line_and_reason(tmp_path, name, content, told):
    path = write(tmp_path, name, content)
    with pytest.raises(ValueError, match="^" + str(path)) as caught:
        fl.Dictionary.read(path)
    assert str(caught.value).removeprefix(str(path)).strip().startswith(told.strip())


def test_an_encoding_that_does_not_fit_is_told(tmp_path):
    path = write(tmp_path, "a.cat", b"A\n\t\xff (1)\n")
    with pytest.raises(ValueError, match=r"is not ascii: byte 3 is 0xff"):
        fl.Dictionary.read(path, encoding="ascii")
    with pytest.raises(ValueError, match=r"^encoding must be one that Python knows, got 'nope'"):
        fl.Dictionary.read(path, encoding="nope")


# --- files that other tools wrote ------------------------------------------------------------

MARY = {"A CATEGORY": ["lamb", "little", "more"], "ANOTHER CATEGORY": ["had", "mary"]}
MARY_TWICE = {
    "A CATEGORY": ["lamb", "little", "more"],
    "ANOTHER CATEGORY": ["had", "little", "mary"],
}
LATIN = {"LATIN": 3, "NON-LATIN": 3}

# What each file of the folder holds: all of it in small letters, or its frames and how many
# patterns each has; with the encoding where the file does not tell.
FILES = {
    "mary.cat": MARY, "mary.dic": MARY, "mary.lc3": MARY, "mary.lcd": MARY, "mary.ykd": MARY,
    "mary.yml": MARY, "mary_doubleterm.dic": MARY_TWICE, "mary_zeropadding.dic": MARY_TWICE,
    "mary_missingcat.dic": MARY_TWICE, "mary_multipletabs.dic": MARY_TWICE,
    "actually_ykd.cat": {f"new dictionary.{name}": words for name, words in MARY.items()},
    "issue-819.ykd": {"dictionary.pos.a": ["a word"], "dictionary.pos.b": ["b word"]},
    "yoshi.ykd": {
        "new dictionary.a category": ["lamb", "little"],
        "new dictionary.a category.a subcategory": ["more"],
        "new dictionary.another category": ["had", "mary"],
    },
    "iso-8859-1.cat": {"latin": ["b", "c", "d"], "non-latin": ["bh", "ch", "dh"]},
    "windows-1252.cat": {"latin": ["s", "y", "z"], "non-latin": ["ÿ", "š", "ž"]},
    "iso-8859-2.cat": {"latin": ["c", "d", "e"], "non-latin": ["č", "ď", "ě"]},
    "iso-8859-14.cat": {"latin": ["b", "c", "d"], "non-latin": ["ḃ", "ċ", "ḋ"]},
    "shift-jis.cat": {"latin": ["a", "i", "u"], "non-latin": ["あ", "い", "う"]},
    "euc-jp.cat": {"latin": ["a", "i", "u"], "non-latin": ["あ", "い", "う"]},
}  # fmt: skip

# The numbers of top categories, as the tests of the tool that wrote the files expect them.
SHAPES = {
    "liwc_extracodes.dic": (10, ["verb", "past", "whatever", "family", "affect", "posemo"]),
    "liwc_hierarchical.dic": (4, ["verb", "misc", "past", "else"]),
    "laver-garry.cat": (9, ["CULTURE", "ECONOMY"]),
    "laver-garry.ykd": (1, ["Laver and Garry"]),
    "issue-459.cat": (1, ["SOUTH"]),
}


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_every_file_of_the_collection_is_read_as_its_own_tests_expect():
    folder = needs("data/dictionaries/formats")
    files = sorted(path.name for path in folder.iterdir() if path.suffix != ".txt")
    assert files == sorted([*FILES, *SHAPES])
    for name, expected in FILES.items():
        encoding = name.removesuffix(".cat") if name[:3] in ("iso", "win", "shi", "euc") else None
        frames = fl.Dictionary.read(folder / name, encoding=encoding)
        lower = {
            key.lower().replace("_", " "): sorted(word.lower() for word in words)
            for key, words in plain(frames).items()
        }
        assert lower == {key.lower(): sorted(words) for key, words in expected.items()}, name
    for name, (n, first) in SHAPES.items():
        tree = fl.Dictionary.read(folder / name).to_dict()
        assert (len(tree), list(tree)[: len(first)]) == (n, first), name
    nested = fl.Dictionary.read(folder / "liwc_hierarchical.dic").to_dict()
    assert [len(part.get("categories", {})) for part in nested.values()] == [0, 4, 2, 2]
    garry = fl.Dictionary.read(folder / "laver-garry.ykd").to_dict()["Laver and Garry"]
    assert list(garry["categories"]) == [
        "State in Economy", "Institutions", "Values", "Law and Order", "Environment", "Culture",
        "Groups", "Rural", "Urban",
    ]  # fmt: skip
    assert "SOUTH.NA" in fl.Dictionary.read(folder / "issue-459.cat").frames


def test_the_moral_foundations_are_read_whole():
    folder = needs("data/dictionaries")
    first = fl.Dictionary.read(folder / "moral_foundations_dictionary.dic")
    assert (len(first), first.frames[0], plain(first)["HarmVirtue"][:2]) == (
        11, "HarmVirtue", ["safe*", "peace*"],
    )  # fmt: skip
    second = fl.Dictionary.read(folder / "mfd2.0.dic")
    assert (len(second), second.frames[0], len(second._lines())) == (10, "care.virtue", 2103)
    assert first.notes == second.notes == []
