"""scikit-learn's text vectorizers, with the counting done by framelens.

Needs scikit-learn: ``pip install "framelens[sklearn]"``.
"""

from __future__ import annotations

import copyreg
import re
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from framelens import _core
from framelens._run import runner

try:
    from sklearn.feature_extraction import text as _text
except ImportError as error:  # pragma: no cover
    raise ImportError(
        'framelens.sklearn needs scikit-learn: pip install "framelens[sklearn]"'
    ) from error

from framelens._vectorizer_bytes import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CountVectorizer", "TfidfVectorizer"]

#: Patterns that mean "so many word characters or more", which the core cuts itself.
NATIVE = {
    pattern: least
    for least, patterns in {
        2: (r"(?u)\b\w\w+\b", r"\b\w\w+\b", r"\w\w+", r"(?u)\w\w+", r"\w{2,}"),
        1: (r"(?u)\b\w+\b", r"\b\w+\b", r"\w+", r"(?u)\w+"),
        3: (r"(?u)\b\w\w\w+\b", r"\b\w\w\w+\b", r"\w{3,}"),
    }.items()
    for pattern in patterns
}
#: What a subclass may have replaced: then it decides, and Python counts.
STEPS = (
    *("build_analyzer", "build_preprocessor", "build_tokenizer", "get_stop_words"),
    *("_word_ngrams", "_char_ngrams", "_char_wb_ngrams", "_analyze"),
)
_ASCII = "".join(map(chr, range(128)))


class _Counting:
    """What both vectorizers do in scikit-learn's place: count, and become bytes."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    def _count_vocab(self, raw_documents: Iterable[Any], fixed_vocab: bool) -> Any:
        """Count as scikit-learn does: the same vocabulary, in the same order, the same matrix."""
        if self._is_native():
            self.build_analyzer()  # for its warnings and errors
            raw_documents = list(raw_documents)
            found = self._counted(
                [self.decode(document) for document in raw_documents], fixed_vocab
            )
            if found is not None:
                return found
        counting: Any = super()
        return counting._count_vocab(raw_documents, fixed_vocab)

    def _is_native(self) -> bool:
        """Tell whether the core knows what these settings mean."""
        is_word = self.analyzer == "word" and self.tokenizer is None
        own, theirs = type(self), _text.CountVectorizer
        return (
            all(getattr(own, step, None) is getattr(theirs, step, None) for step in STEPS)
            and self.preprocessor is None
            and not callable(self.strip_accents)
            and (self.analyzer in ("char", "char_wb") or (is_word and self.token_pattern in NATIVE))
            and 1 <= self.ngram_range[0] <= self.ngram_range[1]
        )

    def _counted(self, documents: list[Any], fixed_vocab: bool) -> Any:
        """Return vocabulary and matrix; None where Python's strings hold what UTF-8 cannot."""
        known = list(self.vocabulary_) if fixed_vocab else None
        if not all(isinstance(text, str) for text in (*documents, *(known or ()))):
            return None
        try:
            texts = _core.RawTexts(documents, lower=bool(self.lowercase))
        except ValueError:
            if self.input == "content":
                return None
            raise
        chars = _ASCII + texts.signs()
        preprocess = self.build_preprocessor()
        becomes = [preprocess(char) for char in chars]
        made = "".join(set("".join(becomes)))
        with runner("counting") as run:
            found = texts.features(
                chars=chars,
                becomes=becomes,
                word="".join(re.findall(r"\w", made)),
                space="".join(re.findall(r"\s", made)),
                units=self.analyzer,
                least=NATIVE.get(self.token_pattern, 0),
                lengths=tuple(self.ngram_range),
                stop_words=[w for w in self.get_stop_words() or () if isinstance(w, str)],
                vocabulary=known,
                runner=run,
            )
        if not fixed_vocab:
            vocabulary = dict(zip(found["terms"], range(len(found["terms"])), strict=True))
            if not vocabulary:
                raise ValueError("empty vocabulary; perhaps the documents only contain stop words")
            return vocabulary, self._matrix(found, found["columns"], len(vocabulary))
        places = np.fromiter(self.vocabulary_.values(), dtype=np.int64, count=len(known or ()))
        return self.vocabulary_, self._matrix(found, places[found["columns"]], len(places))

    def _matrix(self, found: dict[str, Any], columns: Any, width: int) -> Any:
        wide = len(columns) > np.iinfo(np.int32).max
        starts = np.concatenate([[0], found["ends"]])
        kind = np.int64 if wide else np.int32
        matrix = sparse.csr_array(
            (found["counts"].view(np.intc), columns.astype(kind), starts.astype(kind)),
            shape=(len(starts) - 1, width),
            dtype=self.dtype,
        )
        matrix.sort_indices()
        # From scikit-learn 1.9 on a setting of its own decides which of SciPy's types is returned.
        align = getattr(_text, "_align_api_if_sparse", sparse.csr_matrix)
        return align(matrix)

    def to_bytes(self) -> bytes:
        """Return settings and vocabulary as bytes that :meth:`from_bytes` checks before it reads.

        Returns
        -------
        bytes
            JSON behind a version and a checksum.

        Raises
        ------
        TypeError
            If a setting is a function, or something else that has no plain form.
        """
        data = packed(self)
        if data is None:
            raise TypeError(f"{type(self).__name__} holds a setting that is not plain data")
        return data

    @classmethod
    def from_bytes(cls, data: bytes) -> Any:
        """Return the vectorizer that :meth:`to_bytes` was called on; no code is run.

        Parameters
        ----------
        data : bytes
            What :meth:`to_bytes` returned.

        Returns
        -------
        CountVectorizer or TfidfVectorizer
            Fitted if it was.

        Raises
        ------
        ValueError
            If the bytes are not whole, or those of something else.
        """
        return unpacked(cls, data)

    def __reduce__(self) -> Any:
        data = packed(self)
        if data is not None:
            return unpacked, (type(self), data)
        # A function among the settings: by name, as scikit-learn's own vectorizers are pickled.
        return copyreg.__newobj__, (type(self),), self.__getstate__()  # type: ignore[attr-defined]


class CountVectorizer(_Counting, _text.CountVectorizer):  # type: ignore[misc]
    """Count words or characters as scikit-learn's CountVectorizer does, in less time.

    Parameters, attributes, methods, errors and results are scikit-learn's, so that the import is
    all that changes in a pipeline. The core counts where settings have a meaning of their own:
    ``analyzer`` "word" (with the default ``token_pattern`` or another run of word characters),
    "char" and "char_wb", ``lowercase``, ``strip_accents`` by name, ``stop_words``,
    ``ngram_range``, any input. A function as ``analyzer``, ``tokenizer``, ``preprocessor`` or
    ``strip_accents``, another ``token_pattern``, or a subclass that replaces one of the steps, is
    honoured by scikit-learn's own code in its own time.

    See Also
    --------
    framelens.dtm : the matrix of a corpus, with the package's own idea of a word.

    Notes
    -----
    What is a word character, and what its lower case, is asked of the running Python for each
    character that occurs. Pickles hold settings and vocabulary as checked data
    (:meth:`to_bytes`), unless a setting is a function.

    Examples
    --------
    >>> from framelens.sklearn import CountVectorizer
    >>> counter = CountVectorizer(stop_words=["and"])
    >>> counter.fit_transform(["War and peace", "peace!"]).toarray().tolist()
    [[1, 1], [1, 0]]
    >>> counter.get_feature_names_out().tolist()
    ['peace', 'war']
    """


class TfidfVectorizer(_Counting, _text.TfidfVectorizer):  # type: ignore[misc]
    """Weight words or characters as scikit-learn's TfidfVectorizer does, in less time.

    As :class:`CountVectorizer`; weights are computed by scikit-learn's TfidfTransformer.

    Examples
    --------
    >>> from framelens.sklearn import TfidfVectorizer
    >>> tfidf = TfidfVectorizer(norm=None)
    >>> tfidf.fit_transform(["war war", "peace"]).toarray().round(3).tolist()
    [[0.0, 2.811], [1.405, 0.0]]
    """
