"""How is an alignment shown: as a table, as two lines, as a picture of two rows of words?"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from math import isnan
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from framelens._plain import plain

if TYPE_CHECKING:
    import pandas as pd

#: Positions that a notebook shows without being asked for all.
MOST = 1000
#: What the kinds are called in the picture.
_CLASS = {"same": "same", "changed": "changed", "only a": "only-a", "only b": "only-b"}
# Blue and orange are told apart by everybody, and each stands in a row of its own; ink and ground
# are those of the page, light or dark.
_STYLE = """
.framelens-align { line-height: 1.35; }
.framelens-align p { margin: .2em 0 .6em; }
.framelens-align .at { display: inline-flex; flex-direction: column; align-items: center;
  vertical-align: top; margin: 0 .05em .5em; }
.framelens-align .at > span { padding: 0 .18em; border-bottom: 2px solid transparent;
  min-height: 1.35em; white-space: pre; }
.framelens-align .same > .b { opacity: .55; }
.framelens-align :is(.changed, .only-a) > .a { background: #0072b22e; border-color: #0072b2; }
.framelens-align :is(.changed, .only-b) > .b { background: #d55e002e; border-color: #d55e00; }
.framelens-align :is(.changed, .only-a) > .a,
.framelens-align :is(.changed, .only-b) > .b { font-weight: 600; }
.framelens-align .gap { opacity: .45; }
"""


@dataclass(frozen=True, eq=False, repr=False)
class Alignment:
    """Two texts side by side, word by word, where they run alike best.

    Made by :func:`align`. A notebook shows it as two rows of words, what differs marked.

    Parameters
    ----------
    table : DataFrame, one row per position
        See :func:`align`.
    score : int
        What all positions are worth together; 0 if the texts have no word in common.
    similarity : float
        2 · m / (a + b) for stretches of a and b words, m of them equal; 0 to 1, NaN if the texts
        have no word in common.
    coverage_a, coverage_b : float
        Share of the words compared of each text that the other one has too, at their place; 0 to 1,
        NaN for a text without words.
    names : (id, id)
        The documents; "a" and "b" for two texts.
    settings : dict
        How it was made.

    Examples
    --------
    >>> import framelens as fl
    >>> found = fl.align("We oppose all hegemony", "They oppose hegemony in all forms")
    >>> found
    <framelens.Alignment of 3 positions, score 3>
    >>> found.coverage_a
    0.5
    """

    table: Any
    score: int
    similarity: float
    coverage_a: float
    coverage_b: float
    names: tuple[Any, Any]
    settings: dict[str, Any] = field(repr=False)

    def __repr__(self) -> str:
        return f"<framelens.Alignment of {len(self.table)} positions, score {self.score}>"

    def lines(self, mark: str = "#") -> tuple[str, str]:
        r"""Return the two texts as lines; marks stand for what only the other one has.

        Parameters
        ----------
        mark : str, default "#"
            One character, written for each of a word; a word that was changed is one that only the
            first line has, then one that only the second has.

        Returns
        -------
        tuple of two str
            Equally many characters, where equal words are written alike.

        Raises
        ------
        TypeError, ValueError
            If `mark` is not a single character.

        Examples
        --------
        >>> import framelens as fl
        >>> found = fl.align("a fair and open order", "a fair, rules-based and open order")
        >>> print(*found.lines(), sep="\n")
        a fair ########### and open order
        a fair rules-based and open order
        """
        if not isinstance(mark, str):
            raise TypeError(f"mark must be a str of one character, got {mark!r}")
        if len(mark) != 1:
            raise ValueError(f"mark must be one character, got {mark!r}")
        words = self._words()
        marks = words.apply(lambda side: side.str.replace(r"\S", lambda _: mark, regex=True))
        is_pair = words.notna().all(axis=1)
        is_changed = is_pair & (_kinds(self) == "changed")
        a, b = words["a"].fillna(marks["b"]), words["b"].fillna(marks["a"])
        a = a.where(~is_changed, a + " " + marks["b"])
        b = b.where(~is_changed, marks["a"] + " " + b)
        return " ".join(a), " ".join(b)

    def to_html(self) -> str:
        """Return a picture of the whole: two rows of words, what differs marked.

        Returns
        -------
        str
            HTML without scripts or requests; the words are escaped. Above stands the first text,
            below the second; a dot stands for no word.

        Examples
        --------
        >>> import framelens as fl
        >>> page = fl.align("a fair order", "a fair order").to_html()
        >>> page.count('class="at same"')
        3
        """
        return self._html(len(self.table))

    def _repr_html_(self) -> str:
        return self._html(MOST)

    def _html(self, most: int) -> str:
        words = self._words().iloc[:most]
        cells = words.apply(lambda side: _cells(side, str(side.name)))
        kinds = _kinds(self).iloc[:most].map(_CLASS)
        at = '<span class="at ' + kinds.astype(object) + '">' + cells["a"] + cells["b"] + "</span>"
        above, below = (escape(plain(name)) for name in self.names)
        more = len(self.table) - len(words)
        rest = f"<p>… and {more:,} more positions: to_html() has all</p>" if more else ""
        return (
            f'<div class="framelens-align"><style>{_STYLE}</style>'
            f"<p>above: <bdi>{above}</bdi>, below: <bdi>{below}</bdi>; score {self.score:,}, "
            f"the same: {_percent(self.coverage_a)} of the words above, "
            f"{_percent(self.coverage_b)} of those below</p>"
            f"<div>{' '.join(at)}</div>{rest}</div>"
        )

    def _words(self) -> pd.DataFrame:
        """Return the words of both texts, each on one line, without signs that act."""
        both = nw.from_native(self.table, eager_only=True).select("a", "b")
        frame: pd.DataFrame = both.to_pandas().astype(object).map(plain, na_action="ignore")
        return frame


def _percent(share: float) -> str:
    return "none" if isnan(share) else f"{share:.0%}"


def _kinds(alignment: Alignment) -> pd.Series[str]:
    kinds: pd.Series[str] = nw.from_native(alignment.table, eager_only=True)["kind"].to_pandas()
    return kinds


def _cells(side: pd.Series[str], name: str) -> pd.Series[str]:
    word = side.map(lambda word: f'<span class="{name}"><bdi>{escape(word)}</bdi></span>', "ignore")
    return word.fillna('<span class="gap">·</span>')
