"""Are the dictionaries that come with the package what they say they are?"""

from __future__ import annotations

import importlib.util
import json
import re

import framelens as fl
import pytest
from data import ROOT
from framelens.bundled import FOLDER

LABELS = ROOT / "tests/labels"


@pytest.fixture(params=fl.dictionaries()["name"])
def name(request):
    """Each of them."""
    return request.param


def test_every_frame_says_what_it_means(name):
    for frame, parts in fl.load_dictionary(name).to_dict().items():
        assert len(parts["comment"]) > 10, frame


def test_every_file_states_version_and_licence_as_the_list_does(name):
    table = fl.dictionaries().set_index("name")
    head = (FOLDER / f"{name}.yml").read_text(encoding="utf-8").split("\n\n")[0]
    assert f"version {table.loc[name, 'version']}" in head
    assert table.loc[name, "licence"] in head
    assert fl.load_dictionary(name).name == f"{name} {table.loc[name, 'version']}, built in"


def test_the_list_names_the_files_that_are_there():
    files = {path.stem for path in FOLDER.glob("*.yml")} - {"index"}
    assert files == set(fl.dictionaries()["name"])


def test_no_pattern_stands_twice_in_a_frame(name):
    for frame, parts in fl.load_dictionary(name).to_dict().items():
        patterns = [*parts["include"], *parts["exclude"]]
        assert len(patterns) == len(set(patterns)), frame


def test_the_codebook_of_great_power_rhetoric_has_its_parts():
    frames = fl.load_dictionary("great_power_rhetoric").to_dict()
    assert list(frames) == [
        "multipolarity",
        "hegemony",
        "sovereignty",
        "partnership",
        "threat",
        "sanctions",
        "mutual_benefit",
        "bloc_politics",
    ]
    for parts in frames.values():
        assert re.search(r"Counts:.*Does not count:.*Source of the idea:", parts["comment"], re.S)


def test_actors_are_names_and_not_words():
    text = (
        "Tell us of the US, the U.S. and a west wind in the West. The South China Sea and a china "
        "cup are not China. US-led, Sino-Russian, un and UN. Latin American states."
    )
    found = fl.hits(fl.Corpus([text]), fl.load_dictionary("actors"))
    assert list(zip(found["frame"], found["surface"], strict=True)) == [
        ("united_states", "US"),
        ("united_states", "U.S."),
        ("west", "the West"),
        ("china", "China"),
        ("united_states", "US-led"),
        ("china", "Sino-Russian"),
        ("united_nations", "UN"),
    ]


def test_compounds_of_two_actors_count_for_each():
    text = (
        "Russian-US ties, a U.S.-Russian treaty, Chinese-Russian drills. China-U.S. talks. A "
        "Russian-speaking African-American. The Russia-Ukraine war. Sino-Soviet and Indo-China."
    )
    found = fl.hits(fl.Corpus([text]), fl.load_dictionary("actors"))
    named = found.groupby("surface", sort=False)["frame"].agg(list).to_dict()
    assert named == {
        "Russian-US": ["russia", "united_states"],
        "U.S.-Russian": ["russia", "united_states"],
        "Chinese-Russian": ["china", "russia"],
        "China-U.S.": ["china", "united_states"],
        "Russia-Ukraine": ["russia", "ukraine"],
        "Sino-Soviet": ["china", "soviet_union"],
    }


def test_a_wrong_name_is_told_which_there_are():
    with pytest.raises(ValueError, match=r"^name must be one of actors, great_power_rhetoric, got"):
        fl.load_dictionary("great_power")
    with pytest.raises(TypeError, match=r"^name must be a string, got 1; there are actors, great_"):
        fl.load_dictionary(1)


def test_the_page_on_dictionaries_says_what_the_labels_say():
    spec = importlib.util.spec_from_file_location("report", LABELS / "report.py")
    report = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(report)
    assert report.TARGET.read_text(encoding="utf-8") == report.page()


def test_the_dictionary_is_the_one_that_was_validated():
    key = json.loads((LABELS / "key.json").read_text(encoding="utf-8"))
    name = "great_power_rhetoric"
    assert key["settings"]["frames"] == fl.load_dictionary(name).to_dict(), (
        "a dictionary that changes needs a new version, and labels of its own or a word in "
        "docs/dictionaries.md on which labels it was changed after"
    )
