"""What do the labels of coders say? Five tables in one object."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from framelens._table import KEY, decode

if TYPE_CHECKING:
    from framelens._coded import Key


@dataclass(frozen=True, eq=False, repr=False)
class Validation:
    """What the labels of coders say of a dictionary, and of one another.

    Made by :func:`validate`. All limits are at the level `ci`.

    Parameters
    ----------
    frames : DataFrame, one row per frame and group, in the order of the dictionary
        ``frame`` (str), the column of `by`; ``tp``, ``fp``, ``fn``, ``tn`` (int64, sentences drawn
        that have hit and frame, the hit alone, the frame alone, neither), ``undecided`` (int64,
        sentences drawn without a label, or with a tie of labels); ``precision``, ``recall``,
        ``f1``, each with ``_low`` and ``_high`` (float64, 0 to 1); ``raw`` (float64, share of the
        population's sentences with a hit), ``corrected``, ``corrected_low``, ``corrected_high``
        (float64, share of its sentences that have the frame by the coders); ``reached`` (float64,
        share of the population in cells of which a sentence was labelled).
    entries : DataFrame, one row per entry that does not exclude, in the order of the dictionary
        ``frame``, ``entry`` (str), ``n`` (int64, labelled sentences with a hit of the entry),
        ``correct`` (int64), ``precision``, ``precision_low``, ``precision_high`` (float64; NaN
        where n is 0).
    confusion : DataFrame, one row per frame found and frame coded
        ``frame`` (str, the frame with a hit), ``coded`` (str, a frame that coders gave; missing for
        "no frame at all"), ``labelled`` (int64, sentences with that hit and labels for both), ``n``
        (int64, those given ``coded``), ``share`` (float64, of the population's sentences with that
        hit; they may have several frames).
    agreement : DataFrame, one row per frame
        ``frame`` (str), ``n`` (int64, sentences with two labels or more), ``alpha``, ``alpha_low``,
        ``alpha_high`` (float64, Krippendorff's, nominal; NaN where all labels are the same).
    pairs : DataFrame, one row per frame and pair of coders
        ``frame``, ``first``, ``second`` (str), ``n`` (int64), ``agreement`` (float64, share of
        equal labels), ``kappa``, ``kappa_low``, ``kappa_high`` (float64, Cohen's).
    settings : dict
        How they were made.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus, frames = fl.Corpus(["A war. A fight. A dog."]), fl.Dictionary({"war": ["war"]})
    >>> sample = fl.validation_sample(corpus, frames, n=3)
    >>> coded = sample.sheet.assign(war=sample.sheet["sentence"].isin(["A war.", "A fight."]) * 1)
    >>> fl.validate(coded, sample).frames[["tp", "fp", "fn", "tn", "precision", "recall"]]
       tp  fp  fn  tn  precision  recall
    0   1   0   1   1        1.0     0.5
    """

    frames: pd.DataFrame
    entries: pd.DataFrame
    confusion: pd.DataFrame
    agreement: pd.DataFrame
    pairs: pd.DataFrame
    settings: dict[str, Any] = field(repr=False)

    def __repr__(self) -> str:
        n, coders = self.settings["n"], len(self.settings["coders"])
        people = "coder" if coders == 1 else "coders"
        return f"<framelens.Validation on {n} sentences by {coders} {people}>"


def tables(
    key: Key,
    found: dict[str, Any],
    settings: dict[str, Any],
    by: tuple[str | None, Any],
) -> Validation:
    """Name what the core found."""
    names, coders = key.frames.frames, settings["coders"]
    frames = found["frames"]
    frame = {"frame": decode(names, frames.pop("frame"))}
    group = frames.pop("group")
    if by[0] is not None:
        frame[by[0]] = by[1][group]
    order = ["tp", "fp", "fn", "tn", "undecided"]
    for name in ("precision", "recall", "f1"):
        order += [name, f"{name}_low", f"{name}_high"]
    order += ["raw", "corrected", "corrected_low", "corrected_high", "reached"]
    confusion, agreement, pairs = (found[name] for name in ("confusion", "agreement", "pairs"))
    confusion["frame"] = decode(names, confusion["frame"])
    confusion["coded"] = decode([*names, None], confusion["coded"])
    agreement["frame"] = decode(names, agreement["frame"])
    pairs["frame"] = decode(names, pairs["frame"])
    pairs |= {name: decode(coders, pairs[name]) for name in ("first", "second")}
    made = {
        "frames": pd.DataFrame(frame | {name: frames[name] for name in order}),
        "entries": pd.DataFrame(key.entries | found["entries"]),
        "confusion": pd.DataFrame(confusion),
        "agreement": pd.DataFrame(agreement),
        "pairs": pd.DataFrame(pairs),
    }
    for table in made.values():
        table.attrs[KEY] = settings
    return Validation(**made, settings=settings)
