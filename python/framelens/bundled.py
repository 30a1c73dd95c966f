"""Which dictionaries come with the package?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from framelens.dictionary import Dictionary

#: Where they lie, with the list of what each is.
FOLDER = Path(__file__).parent / "dictionaries"


def dictionaries() -> pd.DataFrame:
    """List the dictionaries that come with the package.

    Returns
    -------
    pandas.DataFrame, one row per dictionary, by name
        ``name`` (str, as :func:`load_dictionary` takes it), ``about``, ``version``, ``licence``
        (str), ``frames``, ``patterns`` (int64, excluding ones too).

    Examples
    --------
    >>> import framelens as fl
    >>> fl.dictionaries()[["name", "version", "frames"]]
                       name version  frames
    0                actors     1.1      26
    1  great_power_rhetoric     1.0       8
    """
    rows = {name: load_dictionary(name) for name in _known()}
    about = pd.DataFrame.from_dict(_index(), orient="index").loc[list(rows)]
    return pd.DataFrame(
        {
            "name": list(rows),
            **{part: about[part].tolist() for part in ("about", "version", "licence")},
            "frames": [len(frames) for frames in rows.values()],
            "patterns": [len(frames._lines()) for frames in rows.values()],
        }
    )


def load_dictionary(name: str) -> Dictionary:
    """Load a dictionary that comes with the package.

    Parameters
    ----------
    name : {"actors", "great_power_rhetoric"}
        Which one; :func:`dictionaries` tells what they are.

    Returns
    -------
    Dictionary
        Each frame has a comment that says what it means: when a sentence has it and when not,
        whatever its words. How well the words find that is measured in docs/dictionaries.md.

    Raises
    ------
    TypeError
        If `name` is not a string.
    ValueError
        If there is no dictionary of that name; the message lists those there are.

    Examples
    --------
    >>> import framelens as fl
    >>> frames = fl.load_dictionary("great_power_rhetoric")
    >>> frames.frames[:3]
    ['multipolarity', 'hegemony', 'sovereignty']
    >>> print(frames.to_dict()["hegemony"]["comment"].splitlines()[0])
    One state, or a small group, dominates others, imposes its will on them or puts itself above the
    """
    if not isinstance(name, str):
        raise TypeError(f"name must be a string, got {name!r}; {_listed()}")
    if name not in _known():
        raise ValueError(f"name must be one of {', '.join(_known())}, got {name!r}")
    frames = Dictionary.read(FOLDER / f"{name}.yml")
    frames.name = f"{name} {_index()[name]['version']}, built in"
    return frames


def _known() -> list[str]:
    return sorted(_index())


def _index() -> dict[str, Any]:
    text = (FOLDER / "index.yml").read_text(encoding="utf-8")
    index: dict[str, Any] = yaml.safe_load(text)
    return index


def _listed() -> str:
    return f"there are {', '.join(_known())}"
