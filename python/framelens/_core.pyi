from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias, final

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "MEASURES",
    "NAMES",
    "VERSIONS",
    "Corpus",
    "Counts",
    "Dictionary",
    "Hits",
    "InternalError",
    "Keyness",
    "RawTexts",
    "Reuse",
    "Runner",
    "Select",
    "Tokenizer",
    "Weight",
    "__version__",
    "align",
    "association",
    "burn_for_test",
    "check_pattern",
    "cleaning",
    "collocates",
    "collocations",
    "contrast",
    "cooccurrence",
    "copies",
    "coverage",
    "dispersion",
    "divergence",
    "dtm",
    "find_hits",
    "find_near",
    "find_ngram",
    "find_together",
    "framing",
    "frequency",
    "lexical",
    "long_forms",
    "near_duplicates",
    "neighbors",
    "panic_for_test",
    "prominence",
    "readability",
    "recurring_lines",
    "resample",
    "shift",
    "similarity",
    "summary",
    "tokens",
    "trend",
    "validate",
    "validation_sample",
    "variants",
    "voices",
    "weighted",
]

MEASURES: Final[dict[str, tuple[tuple[str, ...], str]]]
NAMES: Final[dict[str, tuple[str, ...]]]
VERSIONS: Final[dict[str, str]]
__version__: Final[str]

_Columns: TypeAlias = dict[str, Any]
_Groups: TypeAlias = tuple[NDArray[np.int32], int]
_Ids: TypeAlias = NDArray[np.uint32]
_How: TypeAlias = tuple[Any, ...]
_Shingle: TypeAlias = tuple[int, str]
_Bounds: TypeAlias = tuple[float, float | None]
_Words: TypeAlias = list[str] | None
_Progress: TypeAlias = Callable[[int, int], object] | None
_Steps: TypeAlias = tuple[int, int, float, int, int]
collocates: Callable[..., _Columns]
collocations: Callable[..., _Columns]

class InternalError(Exception): ...

@final
class Runner:
    def __new__(cls, *, threads: int, progress: _Progress, memory: int | None = None) -> Runner: ...

@final
class Select:
    def __new__(
        cls, *, docs: _Bounds, counts: _Bounds, most: int | None, vocabulary: _Words, nested: bool
    ) -> Select: ...

@final
class Weight:
    def __new__(
        cls, tf: str, df: str, norm: str, *, base: float, k: float, k1: float, b: float
    ) -> Weight: ...

@final
class RawTexts:
    def __new__(cls, texts: list[Any], *, lower: bool) -> RawTexts: ...
    def signs(self) -> str: ...
    def features(
        self,
        *,
        chars: str,
        becomes: list[str],
        word: str,
        space: str,
        units: str,
        least: int,
        lengths: tuple[int, ...],
        stop_words: list[str],
        vocabulary: list[str] | None,
        runner: Runner,
    ) -> _Columns: ...

@final
class Tokenizer:
    def __new__(
        cls,
        *,
        language: str,
        rules: str,
        segmenter: str | None,
        case: str,
        hyphens: str,
        possessives: str,
        acronyms: bool,
        variants: dict[str, list[str]],
        spelling: str | None,
        stem: bool,
        drop: list[str],
    ) -> Tokenizer: ...

@final
class Corpus:
    @staticmethod
    def from_texts(
        texts: object,
        ids: list[str],
        tokenizer: Tokenizer,
        runner: Runner,
        *,
        titles: list[str | None] | None,
        clean: bool,
        lines: tuple[list[str], list[str], NDArray[np.int32], NDArray[np.int32]] | None,
    ) -> Corpus: ...
    @staticmethod
    def from_tokens(
        tokens: list[list[str] | None], ids: list[str], tokenizer: Tokenizer, runner: Runner
    ) -> Corpus: ...
    def select(self, places: NDArray[np.uint32]) -> Corpus: ...
    def whole(self) -> Corpus: ...
    def places(self, names: list[str]) -> NDArray[np.int64]: ...
    def within(self, regions: _Words, voices: _Words, runner: Runner) -> Corpus: ...
    @property
    def lines(self) -> tuple[int, str] | None: ...
    @property
    def regions(self) -> list[str] | None: ...
    @property
    def voices(self) -> list[str] | None: ...
    @property
    def has_voices(self) -> bool: ...
    @property
    def is_clean(self) -> bool: ...
    def __len__(self) -> int: ...
    def is_missing(self) -> list[bool]: ...
    def text(self, place: int) -> str | None: ...
    @property
    def has_offsets(self) -> bool: ...
    @property
    def settings(self) -> str: ...
    @property
    def hash(self) -> str: ...

@final
class Dictionary:
    def __new__(
        cls, frames: Sequence[int], patterns: Sequence[str], excludes: Sequence[bool], n_frames: int
    ) -> Dictionary: ...

@final
class Hits:
    def __len__(self) -> int: ...
    def of(self, frame: int, keep: NDArray[np.bool_]) -> Hits: ...
    def starting_at(self, corpus: Corpus, start: int) -> Hits: ...
    def at(self, position: int) -> Hits: ...
    def of_entry(self, entry: int) -> Hits: ...
    def score(
        self, corpus: Corpus, *, weights: list[float] | None, per: float | None, runner: Runner
    ) -> list[NDArray[Any]]: ...
    def places(self) -> _Columns: ...
    def spans(self, corpus: Corpus, runner: Runner) -> _Columns: ...
    def context(self, corpus: Corpus, *, window: int, runner: Runner) -> _Columns: ...

@final
class Keyness:
    def __new__(
        cls,
        *,
        min_count: int,
        measures: Sequence[str],
        simple_maths: float,
        per: float,
        level: float,
        prior: float | None,
        words: dict[str, float] | None,
        unit: str,
        test: str,
        adjust: str,
        permutations: int,
        seed: int,
    ) -> Keyness: ...

@final
class Counts:
    def __new__(cls, corpus: Corpus, how: _How, runner: Runner) -> Counts: ...
    def keyness(
        self,
        corpus: Corpus,
        codes: NDArray[np.int32],
        *,
        n_groups: int,
        target: int,
        groups: list[int] | None,
        counts: tuple[dict[str, int], int] | None,
        how: Keyness,
        runner: Runner,
    ) -> _Columns: ...

@final
class Reuse:
    def __new__(
        cls,
        corpus: Corpus,
        *,
        min_tokens: int,
        threshold: float,
        seed: int,
        max_places: int,
        sides: _Groups | None,
        runner: Runner,
    ) -> Reuse: ...
    def n_thinned(self, max_places: int) -> int: ...
    def passages(self, corpus: Corpus, rank: NDArray[np.int64], runner: Runner) -> _Columns: ...
    def coverage(self, corpus: Corpus, runner: Runner) -> _Columns: ...

def align(
    corpus: Corpus,
    a: tuple[int, tuple[int, int] | None],
    b: tuple[int, tuple[int, int] | None],
    *,
    same: int,
    changed: int,
    gap: int,
    runner: Runner,
) -> _Columns: ...
def association(
    o11: NDArray[np.uint64],
    o12: NDArray[np.uint64],
    o21: NDArray[np.uint64],
    o22: NDArray[np.uint64],
    *,
    measures: Sequence[str],
    level: float,
    tests: int,
    simple_maths: float,
    prior: float,
    runner: Runner,
) -> _Columns: ...
def check_pattern(pattern: str, tokenizer: Tokenizer) -> None: ...
def find_hits(
    corpus: Corpus,
    dictionary: Dictionary,
    *,
    nested_scope: str,
    runner: Runner,
) -> Hits: ...
def find_near(corpus: Corpus, hits: Hits, word: str, reach: _How, *, runner: Runner) -> Hits: ...
def find_together(
    corpus: Corpus, actors: Hits, frames: Hits, *, within: Any, runner: Runner
) -> Hits: ...
def cooccurrence(
    corpus: Corpus,
    actors: Hits,
    frames: Hits,
    groups: _Groups,
    *,
    within: Any,
    how: _How,
    pair: tuple[int, list[int] | None, int, int] | None,
    runner: Runner,
) -> _Columns: ...
def find_ngram(corpus: Corpus, words: str, how: _How, *, runner: Runner) -> list[Hits]: ...
def dispersion(
    corpus: Corpus, hits: Hits | None, groups: _Groups, *, min_count: int, runner: Runner
) -> _Columns: ...
def dtm(
    corpus: Corpus,
    how: _How,
    *,
    select: Select,
    weight: Weight,
    frames: tuple[Hits, list[str], bool] | None,
    widest: int,
    runner: Runner,
) -> _Columns: ...
def cleaning(corpus: Corpus, *, runner: Runner) -> _Columns: ...
def recurring_lines(
    corpus: Corpus, sources: _Groups, *, min_docs: int, min_share: float, runner: Runner
) -> _Columns: ...
def tokens(corpus: Corpus, *, runner: Runner) -> _Columns: ...
def summary(corpus: Corpus, *, runner: Runner) -> _Columns: ...
def variants(corpus: Corpus, *, runner: Runner) -> _Columns: ...
def readability(corpus: Corpus, *, is_english: bool, runner: Runner) -> _Columns: ...
def lexical(
    corpus: Corpus,
    groups: _Groups,
    *,
    measures: list[str],
    window: int,
    min_factor: int,
    base: float,
    runner: Runner,
) -> _Columns: ...
def long_forms(corpus: Corpus, *, min_count: int, runner: Runner) -> _Columns: ...
def frequency(
    corpus: Corpus,
    groups: _Groups,
    how: _How,
    *,
    select: Select,
    per: float,
    level: float,
    runner: Runner,
) -> _Columns: ...
def framing(
    corpus: Corpus, hits: Hits, groups: _Groups, *, per: float, level: float, runner: Runner
) -> _Columns: ...

# fmt: off
def voices(corpus: Corpus, hits: Hits, groups: _Groups, *, runner: Runner) -> _Columns: ...
def prominence(corpus: Corpus, hits: Hits, groups: _Groups, *, runner: Runner
    ) -> NDArray[np.float64]: ...
def weighted(corpus: Corpus, hits: Hits, groups: _Groups, weights: list[float], *, per: float,
    level: float, runner: Runner) -> _Columns: ...
def coverage(corpus: Corpus, dictionary: Dictionary, *, nested_scope: str, dominant: float,
    runner: Runner) -> _Columns: ...
def contrast(corpus: Corpus, hits: Hits, groups: _Groups, *, target: int, reference: int | None,
    how: tuple[float, float, str, int, int], runner: Runner) -> _Columns: ...
def copies(corpus: Corpus, groups: _Groups, clusters: NDArray[np.int32], *, pair: tuple[int,
    list[int] | None] | None) -> _Columns: ...
def resample(corpus: Corpus, hits: Hits, groups: _Groups, *, pair: tuple[int, int | None] | None,
    sources: _Groups | None, how: tuple[str, str, float, float, int, int], runner: Runner
    ) -> _Columns: ...
def trend(corpus: Corpus, hits: Hits, groups: _Groups, how: _Steps, *, runner:
    Runner) -> _Columns: ...
def divergence(counts: Counts, corpus: Corpus, groups: _Groups, pairs: list[tuple[int, list[int] |
    None]], *, method: str, alpha: float, smooth: float, permutations: int | None, seed: int,
    level: float, runner: Runner) -> _Columns: ...
def shift(counts: Counts, corpus: Corpus, groups: _Groups, *, target: int, reference: list[int] |
    None, method: str, per: float, scores: dict[str, float] | None, runner: Runner) -> _Columns:
    ...
def similarity(corpus: Corpus, groups: _Groups, how: _How, *, method: str, weight: Weight, top:
    int | None, smooth: float, power: float, runner: Runner) -> tuple[NDArray[np.float64], bool]:
    ...
def validate(labels: NDArray[np.int8], rows: tuple[_Ids, _Ids, _Ids, _Ids], strata: tuple[_Ids,
    NDArray[np.uint64], NDArray[np.uint64]], *, sizes: tuple[int, int], truth: str, again:
    tuple[int, float, int], runner: Runner) -> dict[str, _Columns]: ...
def validation_sample(corpus: Corpus, hits: Hits, groups: _Groups, how: tuple[int, float, bool,
    int], *, runner: Runner) -> _Columns: ...
def near_duplicates(corpus: Corpus, shingle: _Shingle, wanted: tuple[float, str, int], *, method:
    str, thin: bool = False, runner: Runner) -> _Columns: ...
def neighbors(corpus: Corpus, how: _How, nearest: tuple[Any, ...], weights: tuple[str, int], *,
    runner: Runner) -> _Columns: ...
# fmt: on
def panic_for_test(runner: Runner, *, in_worker: bool) -> None: ...
def burn_for_test(runner: Runner, *, seconds: float) -> None: ...
