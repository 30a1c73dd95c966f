"""Nested categories, weights and comments; what is written is read again."""

from __future__ import annotations

import threading

import framelens as fl
import pytest
from hypothesis import given
from hypothesis import strategies as st

NESTED = {
    "order": {
        "include": {"new order": 2.0, "order": 0.5},
        "exclude": ["in order to"],
        "comment": "Counts the order of powers, not of things.",
        "categories": {"poles": ["multipolar*"], "blocs": {"include": ["bloc*"]}},
    },
    "economy": {"trade": ["tariff*"], "jobs": ["job*", {"pay": ["wage*"]}]},
}
TEXTS = ["A new order of blocs; in order to raise tariffs and wages, jobs.", "Order, order!"]


def counts(frames: fl.Dictionary) -> dict[str, int]:
    table = fl.framing(fl.Corpus(TEXTS), frames, by=None)
    return dict(zip(table["frame"], table["count"], strict=True))


def test_nested_categories_are_frames_that_count_their_own_patterns():
    frames = fl.Dictionary(NESTED)
    assert frames.frames == [
        "order", "order.poles", "order.blocs", "economy.trade", "economy.jobs", "economy.jobs.pay",
    ]  # fmt: skip
    assert counts(frames) == {
        "order": 3, "order.poles": 0, "order.blocs": 1,
        "economy.trade": 1, "economy.jobs": 1, "economy.jobs.pay": 1,
    }  # fmt: skip


def test_gaps_and_alternatives_reach_as_far_as_they_say():
    text = "Sanctions, they say, against Russia. New sanctions. On Russia. A joint or common stand."
    corpus = fl.Corpus([text])

    def found(pattern):
        return list(fl.hits(corpus, fl.Dictionary({"a": [pattern]}))["surface"])

    assert found("sanction* ~3 russia*") == ["Sanctions, they say, against Russia"]
    assert found("sanction* ~2 russia*") == []
    assert found("(joint|common) ~2 stand") == ["joint or common stand"]
    assert found("(joint or common|new) (stand|sanction*)") == [
        "New sanctions",
        "joint or common stand",
    ]


def test_frames_may_see_one_another():
    corpus = fl.Corpus(["United they stand. The United States and the united states of mind."])
    entries = {"us": ["united states"], "unity": ["united"], "minds": ["states of mind", "mind"]}

    def found(scope):
        frames = fl.Dictionary(entries, nested_scope=scope)
        table = fl.framing(corpus, frames)
        assert len(fl.evidence(corpus, table.iloc[1])) == table["count"][1]
        return list(fl.hits(corpus, frames)["surface"]), list(table["count"])

    apart, counts = found("frame")
    assert (len(apart), counts) == (6, [2, 3, 1])
    # "united states" is not inside "states of mind", as one of its words is not.
    together, counts = found("dictionary")
    assert together == ["United", "United States", "united states", "states of mind"]
    assert counts == [2, 1, 1]
    assert (
        fl.Dictionary(entries, nested_scope="dictionary").at_level(1).nested_scope == "dictionary"
    )
    with pytest.raises(ValueError, match="nested_scope must be one of frame, dictionary"):
        found("key")


def test_frames_united_at_a_level_count_the_same_words_once():
    assert counts(fl.Dictionary(NESTED).at_level(1)) == {"order": 4, "economy": 3}
    twice = fl.Dictionary({"a": {"b": ["order"], "c": ["new order", "order"]}})
    assert counts(twice) == {"a.b": 3 + 1, "a.c": 3 + 1}
    assert counts(twice.at_level(1)) == {"a": 4}


def test_weights_follow_their_patterns():
    frames = fl.Dictionary(NESTED)
    lines = [pattern for _, pattern, _ in frames._lines()]
    assert dict(zip(lines, frames.weights, strict=True))["new order"] == 2.0
    assert frames.weights[lines.index("multipolar*")] == 1.0


@pytest.mark.parametrize("suffix", ["yml", "yaml", "json"])
def test_what_is_written_is_read_again(tmp_path, suffix):
    path = tmp_path / f"frames.{suffix}"
    frames = fl.Dictionary(NESTED)
    frames.write(path)
    again = fl.Dictionary.read(path)
    assert again.to_dict() == frames.to_dict()
    assert again.frames == frames.frames
    assert again.encoding == "utf-8"


# Behind this word no name is so near to that of a part ("exclude") that it is taken for a slip.
names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])).map("name ".__add__)
words = st.lists(
    st.sampled_from(["war*", "no", "=US", "a b", "«peace»", "1984", "- x"]), min_size=1
)
trees = st.recursive(
    words | st.fixed_dictionaries({"include": words, "exclude": words, "comment": st.text("ab é")}),
    lambda inner: st.dictionaries(names, inner, min_size=1, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(names, trees, min_size=1, max_size=3))
def test_any_tree_is_written_and_read_as_the_same_frames(tmp_path_factory, tree):
    frames = fl.Dictionary(tree, separator=" > ")
    for suffix in ("yml", "json"):
        path = tmp_path_factory.mktemp("frames") / f"f.{suffix}"
        frames.write(path)
        again = fl.Dictionary.read(path)
        assert again.to_dict() == frames.to_dict()


def deep(levels: int, leaf: object = None) -> dict:
    tree: object = leaf or ["war"]
    for _ in range(levels):
        tree = {"a": tree}
    return tree


def test_sixty_four_levels_are_read_and_no_more():
    assert len(fl.Dictionary(deep(64)).frames[0].split(".")) == 64
    with pytest.raises(
        ValueError, match=r"^frames may be nested 64 levels deep, got more below 'a\."
    ):
        fl.Dictionary(deep(65))


def test_depth_costs_no_stack(tmp_path):
    """A hundred thousand levels, in a thread with half a megabyte of stack."""
    n = 100_000
    files = {
        "f.json": '{"a":' * n + '["x"]' + "}" * n,
        "g.json": '{"a":' + "[" * n + "]" * n + "}",
        "f.yml": "{a: " * n + "[x]" + "}" * n,
        "f.dic": "%\n" + "\n".join("\t" * i + f"{i} c{i}" for i in range(2000)) + "\n%\n",
        "f.cat": "\n".join("\t" * i + f"c{i}" for i in range(2000)),
        "f.ykd": '<?xml version="1.0"?><dictionary>' + '<cnode name="a">' * n + "</cnode>" * n
        + "</dictionary>",
    }  # fmt: skip
    told = []

    def read():
        for name, content in files.items():
            path = tmp_path / name
            path.write_text(content)
            with pytest.raises(ValueError, match="nested too deep at line") as caught:
                fl.Dictionary.read(path)
            told.append(str(caught.value))
        with pytest.raises(ValueError, match="nested 64 levels deep"):
            fl.Dictionary(deep(n))

    before = threading.stack_size(512 * 1024)
    try:
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    assert len(told) == len(files), told


@pytest.mark.parametrize(
    ("frames", "kind", "told"),
    [
        (
            {"a": {"include": {"x": "2"}}},
            TypeError,
            "frame 'a': the weight of 'x' must be a number",
        ),
        ({"a": {"include": {"x": True}}}, TypeError, "frame 'a': the weight of 'x' must be a numb"),
        (
            {"a": {"include": {"x": float("nan")}}},
            ValueError,
            "frame 'a': the weight of 'x' must be",
        ),
        ({"a": {"include": ["x"], "comment": 3}}, TypeError, "frame 'a': comment must be a string"),
        ({"a": {"categories": ["x"]}}, TypeError, "frame 'a': categories must be a mapping, got"),
        (
            {"a": {"include": ["x"], "b": ["y"]}},
            ValueError,
            "frame 'a' must have the parts include",
        ),
        ({"a": {"b": []}}, ValueError, "frame 'a.b' must have at least one pattern, got none"),
        ({"a": {"b": {1: ["x"]}}}, TypeError, "frames must have names, got 1 inside 'a.b'; put it"),
        (
            {"a.b": ["x"], "a": {"b": ["y"]}},
            ValueError,
            "frames must have distinct names, got 'a.b'",
        ),
        ({"a": {"b": "war"}}, TypeError, "frame 'a.b' must be a list of patterns, got str 'war'"),
    ],
)
def test_what_is_no_tree_of_frames_is_told(frames, kind, told):
    with pytest.raises(kind) as caught:
        fl.Dictionary(frames)
    assert str(caught.value).startswith(told)


def test_level_and_separator_are_checked():
    with pytest.raises(ValueError, match=r"^level must be a whole number of 1 or more, got 0"):
        fl.Dictionary({"a": ["x"]}).at_level(0)
    with pytest.raises(ValueError, match=r"^separator must be a string that is not empty, got ''"):
        fl.Dictionary({"a": ["x"]}, separator="")
    assert fl.Dictionary({"a": {"b": ["x"]}}, separator="/").frames == ["a/b"]
