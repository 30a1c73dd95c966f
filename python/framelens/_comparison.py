"""The main job: everything that a first look at a few outlets needs, as tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import pandas as pd

from framelens._docvars import docvar
from framelens._groups import DOC
from framelens._table import KEY, settings
from framelens.framing import framing
from framelens.keyness import keyness
from framelens.kwic import kwic
from framelens.similarity import similarity
from framelens.summary import summary

if TYPE_CHECKING:
    from framelens.corpus import Corpus
    from framelens.dictionary import Dictionary

#: Above so many groups, terms and likeness are not compared: nobody reads thousands of tables.
MANY_GROUPS = 24
#: Terms seen less often in all are no evidence of anything.
MIN_COUNT = 3
WINDOW = 8


@dataclass(frozen=True)
class Comparison:
    """The tables of a first look, all pandas."""

    corpus: Corpus
    frames: Dictionary
    by: str
    summary: pd.DataFrame
    framing: pd.DataFrame
    lines: pd.DataFrame
    #: Hits of each entry that has any: frame and entry by group.
    entries: pd.DataFrame
    #: None where there are fewer than two groups, or too many.
    keyness: pd.DataFrame | None
    similarity: pd.DataFrame | None

    @property
    def n_groups(self) -> int:
        """How many groups are compared."""
        return int(self.framing[self.by].nunique())


def compare(corpus: Corpus, frames: Dictionary, by: str | None) -> Comparison:
    """Ask the questions of a first look; `by` None compares documents."""
    by = by or DOC
    table = _pandas(framing(corpus, frames, by=by))
    lines = _pandas(kwic(corpus, frames, window=WINDOW))
    few = 2 <= table[by].nunique() <= MANY_GROUPS
    words = (table.drop_duplicates(by)["tokens"] > 0).all()
    return Comparison(
        corpus,
        frames,
        by,
        summary=_pandas(summary(corpus)),
        framing=table,
        lines=lines,
        entries=_entries(lines, frames, table[by].drop_duplicates(), _groups_of(corpus, by)),
        keyness=_pandas(keyness(corpus, by=by, min_count=MIN_COUNT)) if few and words else None,
        similarity=similarity(corpus, by=by, weighting="tfidf") if few else None,
    )


def _groups_of(corpus: Corpus, by: str) -> pd.Series[Any]:
    """Return the group of each document, by id."""
    groups = corpus._ids if by == DOC else docvar(corpus, by, parameter="by").to_numpy()
    return pd.Series(groups, index=corpus._ids)


def _entries(
    lines: pd.DataFrame, frames: Dictionary, groups: pd.Series[Any], group_of: pd.Series[Any]
) -> pd.DataFrame:
    """Count the lines of each entry by group; entries without a line are left out."""
    keys = [lines["frame"], lines["entry"]]
    table = pd.crosstab(keys, group_of[lines["doc"]].to_numpy(), dropna=False)
    known = pd.DataFrame(
        [(frames.frames[frame], entry) for frame, entry, _ in frames._lines()],
        columns=["frame", "entry"],
    )
    index = pd.MultiIndex.from_frame(known.drop_duplicates())
    return table.reindex(index=index[index.isin(table.index)], columns=list(groups), fill_value=0)


def _pandas(table: Any) -> Any:
    """Return a table of any library as pandas, with its settings."""
    frame = nw.from_native(table).to_pandas()
    frame.attrs[KEY] = settings(table)
    return frame
