"""Do lists, docs and sources agree: Python with Rust, names with docstrings, files with rules?"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import typing

import framelens as fl
import pytest
from data import ROOT
from framelens import _bonds, _core, _measures

#: Which list of the core each Literal of Python spells out.
SPELLED = {
    "Measure": "measures",
    "Method": "method",
    "Bond": "bonds",
    "Counting": "counting",
    "Within": "within",
    "Decay": "weights",
    "Divergence": "divergence",
    "Diversity": "diversity",
    "Shift": "shift",
    "Weighting": "weighting",
    "NestedScope": "nested_scope",
    "Norm": "normalize",
    "Tf": "tf",
    "Df": "df",
    "Skips": "skips",
    "Unit": "unit",
    "Test": "test",
    "Adjust": "adjust",
    "Statistic": "statistic",
    "Limits": "limits",
    "Rules": "rules",
    "Segmenter": "segmenter",
    "Case": "case",
    "Hyphens": "hyphens",
    "Possessives": "possessives",
    "Spelling": "spelling",
    "Dropped": "drop",
    "Region": "region",
    "Nearness": "nearness",
    "ShingleUnit": "shingle",
    "Overlap": "overlap",
    "Search": "search",
    "Voice": "voice",
    "Truth": "truth",
}
#: These are decided in Python, and the core has no list of them.
PYTHON_ONLY = {"Edges", "Scale", "Linkage", "Null", "Stem", "Order", "Detail"}
#: Parts that longer lists are made of.
PARTS = {"Differences", "Ties"}
SOURCES = [
    path
    for folder, kinds in (("src", ["rs"]), ("python", ["py", "pyi"]))
    for kind in kinds
    for path in sorted((ROOT / folder).rglob(f"*.{kind}"))
]
PUBLIC = {name: getattr(fl, name) for name in fl.__all__ if callable(getattr(fl, name))}
METHODS = {
    f"{name}.{method}": inspect.unwrap(getattr(what, method))
    for name, what in PUBLIC.items()
    if inspect.isclass(what) and what.__module__.startswith("framelens.")
    for base in what.__mro__[:-1]
    for method, found in vars(base).items()
    if not method.startswith("_") and (inspect.isfunction(found) or isinstance(found, classmethod))
}
PLOTS = {f"plot.{name}": getattr(fl.plot, name) for name in fl.plot.__all__}
DOCUMENTED = PUBLIC | METHODS | PLOTS


def literals():
    """Return the values of every Literal in the package, by its name."""
    found = {}
    for module in pkgutil.walk_packages(fl.__path__, "framelens."):
        if module.name.endswith("__main__"):
            continue
        for name, what in vars(importlib.import_module(module.name)).items():
            if typing.get_origin(what) is typing.Literal:
                found.setdefault(name, set()).add(typing.get_args(what))
    return found


def test_every_closed_list_is_the_same_in_python_and_in_the_core():
    found = literals()
    assert set(found) == set(SPELLED) | PYTHON_ONLY | PARTS
    assert set(SPELLED.values()) == set(_core.NAMES)
    for name, parameter in SPELLED.items():
        names = tuple(_core.NAMES[parameter])
        # What Python calls None has a name in the core.
        assert found[name] <= {names, tuple(n for n in names if n != "none" or name != "Norm")}


def test_every_measure_has_its_columns_and_the_same_name_on_both_sides():
    assert typing.get_args(_measures.Measure) == tuple(_core.MEASURES)
    bonds = [name for name in typing.get_args(_bonds.Bond) if name != "lambda"]
    assert bonds == [*typing.get_args(_measures.Differences), *typing.get_args(_measures.Ties)]


def test_docstrings_name_every_value_of_a_closed_list():
    options = {"similarity": ["method"]}
    options["keyness"] = ["measures", "unit", "test", "adjust"]
    options["lexical"] = ["diversity"]
    options["collocations"] = ["bonds"]
    options["collocates"] = ["bonds", "counting", "weights", "adjust"]
    options["cooccurrence"] = ["within", "adjust"]
    options |= {"divergence": ["divergence"], "shift": ["shift"]}
    options["Tokenizer"] = ["rules", "segmenter", "spelling", "case", "hyphens", "possessives"]
    options["Tokenizer"] += ["drop"]
    options["resample"] = ["statistic", "limits"]
    options |= {"Weight": ["tf", "df"], "frequency": ["skips"], "dtm": ["skips"]}
    for function, parameters in options.items():
        doc = inspect.getdoc(PUBLIC[function])
        for parameter in parameters:
            for value in _core.NAMES[parameter]:
                assert f'"{value}"' in doc, (function, parameter, value)


def test_the_core_says_what_it_exports_in_its_stub():
    stub = (ROOT / "python/framelens/_core.pyi").read_text(encoding="utf-8")
    listed = set(re.findall(r'^    "(\w+)",$', stub, flags=re.MULTILINE))
    there = {name for name in dir(_core) if not name.startswith("__")} | {"__version__"}
    assert listed == there


def parameters_of(what):
    if inspect.isclass(what) and issubclass(what, BaseException):
        return []
    return [name for name in inspect.signature(what).parameters if name not in ("self", "cls")]


@pytest.mark.parametrize("name", DOCUMENTED)
def test_every_public_name_tells_its_parameters_its_result_and_an_example(name):
    what = DOCUMENTED[name]
    doc = inspect.getdoc(what)
    assert doc
    first, *rest = doc.split("\n")
    assert first.endswith("."), first
    assert not rest or rest[0] == ""
    if inspect.isclass(what) and issubclass(what, BaseException):
        return
    assert ">>> " in doc.partition("\nExamples\n--------\n")[2]
    taken = parameters_of(what)
    if taken:
        section = doc.partition("\nParameters\n----------\n")[2].partition("\n\n")
        told = re.findall(r"^\*{0,2}(\w+(?:, \w+)*) : ", "".join(section), flags=re.MULTILINE)
        assert set(taken) <= {name for names in told for name in names.split(", ")}
    if not inspect.isclass(what) and inspect.signature(what).return_annotation != "None":
        assert "\nReturns\n-------\n" in doc


@pytest.mark.parametrize("suffix", [".py", ".pyi", ".rs"])
def test_no_line_is_longer_than_a_hundred_characters(suffix):
    long = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SOURCES
        if path.suffix == suffix
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if len(line) > 100
    ]
    assert long == []


def test_there_are_public_names_to_look_at():
    assert len(DOCUMENTED) > 15
    assert len(SOURCES) > 50


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_source_file_is_short_whole_and_at_home_anywhere(path):
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    # The stub is a list, as long as the border is wide.
    assert len(lines) <= (401 if path.suffix == ".pyi" else 301)
    assert re.findall(r"\b(include|todo|unimplemented)!", text) == []
    assert re.findall(r"""["'\s(](/(?:home|root|work|tmp|Users)/\S+|[A-Z]:\\\\\S+)""", text) == []
    first = next(line for line in lines if line.strip())
    if path.suffix != ".pyi":
        assert first.startswith(("//!", '"""', "#!")), first
