"""What is a count in a matrix worth?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from framelens import _core
from framelens._check import number, one_of
from framelens._options import left_out

Tf = Literal["count", "boolean", "proportion", "propmax", "log", "augmented", "logave", "bm25"]
Df = Literal["none", "inverse", "inversemax", "inverseprob", "smooth", "bm25", "count"]
Norm = Literal["l1", "l2", "max"]

#: Weights that have a name of their own.
NAMED: dict[str, tuple[Tf, Df]] = {
    "count": ("count", "none"),
    "boolean": ("boolean", "none"),
    "proportion": ("proportion", "none"),
    "log": ("log", "none"),
    "augmented": ("augmented", "none"),
    "tfidf": ("count", "smooth"),
    "bm25": ("bm25", "bm25"),
}
#: The letters of SMART.
SMART: tuple[dict[str, Tf], dict[str, Df], dict[str, Norm | None]] = (
    {"n": "count", "b": "boolean", "l": "log", "a": "augmented", "L": "logave"},
    {"n": "none", "t": "inverse", "p": "inverseprob"},
    {"n": None, "c": "l2"},
)
DEFAULTS = {"base": 10.0, "k": 0.5, "k1": 1.2, "b": 0.75}


@dataclass(frozen=True)
class Weight:
    """What a count is worth: a local weight times a global one.

    Parameters
    ----------
    tf : str, default "count"
        The local weight of a count tf > 0: ``"count"`` tf; ``"boolean"`` 1; ``"proportion"``
        tf / Σ tf; ``"propmax"`` tf / max tf; ``"log"`` 1 + log tf; ``"augmented"``
        k + (1 - k) · tf / max tf; ``"logave"`` (1 + log tf) / (1 + log mean tf); ``"bm25"``
        tf · (k1 + 1) / (tf + k1 · (1 - b + b · L / mean L)), L = Σ tf.
    df : str, default "none"
        The global weight of a term that df of N documents hold: ``"none"`` 1; ``"inverse"``
        log(N / df); ``"inversemax"`` log(max df / df); ``"inverseprob"``
        max(0, log((N - df) / df)); ``"smooth"`` ln((1 + N) / (1 + df)) + 1, scikit-learn's;
        ``"bm25"`` ln(1 + (N - df + 1/2) / (df + 1/2)), never negative; ``"count"`` df.
    base : float, optional
        Base of the logarithms written log above; 10 if not given.
    k : float, optional
        What ``"augmented"`` starts from, 0 to 1; 0.5 if not given.
    k1 : float, optional
        How soon ``"bm25"`` is saturated, 0 or more; 1.2 if not given.
    b : float, optional
        How much ``"bm25"`` allows for length, 0 to 1; 0.75 if not given.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or is given and would not be used.

    Notes
    -----
    Sums, maxima and means are over the terms of the document that the matrix holds; N counts the
    documents that have a text. A cell that weighs 0 is not stored.

    References
    ----------
    Salton, G. & Buckley, C. (1988). Term-weighting approaches in automatic text retrieval.
    Information Processing & Management 24(5), 513-523.
    Manning, C. D., Raghavan, P. & Schütze, H. (2008). Introduction to information retrieval, ch. 6.
    Robertson, S. & Zaragoza, H. (2009). The probabilistic relevance framework: BM25 and beyond.
    Foundations and Trends in Information Retrieval 3(4), 333-389.

    Examples
    --------
    >>> import framelens as fl
    >>> weight = fl.Weight("log", "inverse", base=2)
    >>> matrix = fl.dtm(["war war", "peace"], weighting=weight).matrix
    >>> matrix.toarray().tolist()
    [[0.0, 2.0], [1.0, 0.0]]
    """

    tf: Tf = "count"
    df: Df = "none"
    base: float | None = None
    k: float | None = None
    k1: float | None = None
    b: float | None = None

    def __post_init__(self) -> None:
        one_of("tf", self.tf, Tf)
        one_of("df", self.df, Df)
        has_log = self.tf in ("log", "logave") or self.df.startswith("inverse")
        is_bm25 = self.tf == "bm25"
        needed = {"base": has_log, "k": self.tf == "augmented", "k1": is_bm25, "b": is_bm25}
        for name, is_used in needed.items():
            value = getattr(self, name)
            if value is None:
                continue
            if not is_used:
                left_out(f"tf is {self.tf!r} and df is {self.df!r}", **{name: value})
            number(name, value)
        self._core(None)

    def _core(self, norm: Norm | None) -> _core.Weight:
        numbers = {name: getattr(self, name) for name in DEFAULTS}
        given = {name: float(value) for name, value in numbers.items() if value is not None}
        return _core.Weight(self.tf, self.df, norm or "none", **DEFAULTS | given)

    def _settings(self) -> dict[str, Any]:
        numbers = {name: getattr(self, name) for name in DEFAULTS}
        given = {name: value for name, value in numbers.items() if value is not None}
        return {"tf": self.tf, "df": self.df, **given}


def weight_given(weighting: Any, normalize: Any) -> tuple[Any, _core.Weight]:
    """Return what a result says of the weights, and the weights as the core takes them."""
    if normalize is not None:
        one_of("normalize", normalize, Norm)
    if isinstance(weighting, Weight):
        return weighting._settings(), weighting._core(normalize)
    if isinstance(weighting, str) and weighting in NAMED:
        return weighting, Weight(*NAMED[weighting])._core(normalize)
    if not isinstance(weighting, str):
        raise TypeError(f"weighting must be a name or a framelens.Weight, got {weighting!r}")
    letters: list[tuple[str, dict[str, Any]]] = list(zip(weighting, SMART, strict=False))
    if len(weighting) != 3 or not all(letter in known for letter, known in letters):
        codes = ", ".join(f"one of {' '.join(known)}" for known in SMART)
        raise ValueError(
            f"weighting must be one of {', '.join(NAMED)}, a SMART code such as 'ltc' "
            f"({codes}), or a framelens.Weight, got {weighting!r}"
        )
    left_out(f"weighting is a SMART code such as {weighting!r}", normalize=normalize)
    tf, df, norm = (SMART[0][weighting[0]], SMART[1][weighting[1]], SMART[2][weighting[2]])
    return weighting, Weight(tf, df)._core(norm)
