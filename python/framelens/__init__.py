"""Compare rhetoric across articles: who says what, how often, how sure, in which words.

One object, the :class:`Corpus`; one function per question; tables in, tables out.
"""

from framelens import plot
from framelens._alignment import Alignment
from framelens._blind import ValidationSample
from framelens._core import InternalError, __version__
from framelens._run import get_threads, set_threads
from framelens._table import settings
from framelens._validation import Validation
from framelens.align import align
from framelens.association import association
from framelens.bundled import dictionaries, load_dictionary
from framelens.cleaning import cleaning
from framelens.cluster import cluster
from framelens.collocates import collocates
from framelens.collocations import collocations
from framelens.contrast import contrast
from framelens.cooccurrence import cooccurrence
from framelens.corpus import Corpus
from framelens.coverage import coverage
from framelens.dictionary import Dictionary
from framelens.dispersion import dispersion
from framelens.divergence import divergence
from framelens.dtm import Dtm, dtm
from framelens.effective import effective_documents
from framelens.evidence import evidence
from framelens.framing import framing
from framelens.frequency import frequency
from framelens.hits import hits
from framelens.info import info
from framelens.keyness import keyness
from framelens.kwic import kwic
from framelens.lexical import lexical
from framelens.lines import learn_lines, merge_lines
from framelens.mds import mds
from framelens.near_duplicates import near_duplicates
from framelens.neighbors import neighbors
from framelens.period import period
from framelens.read import read
from framelens.readability import readability
from framelens.report import report
from framelens.resample import resample
from framelens.reuse import reuse
from framelens.sample import load_sample, sample_frames
from framelens.score import score
from framelens.shift import shift
from framelens.similarity import similarity
from framelens.summary import summary
from framelens.tokenizer import Tokenizer
from framelens.tokens import tokens
from framelens.trend import trend
from framelens.validate import validate
from framelens.validation_sample import validation_sample
from framelens.variants import learn_variants, to_variants, variants
from framelens.weight import Weight

__all__ = [
    "Alignment",
    "Corpus",
    "Dictionary",
    "Dtm",
    "InternalError",
    "Tokenizer",
    "Validation",
    "ValidationSample",
    "Weight",
    "__version__",
    "align",
    "association",
    "cleaning",
    "cluster",
    "collocates",
    "collocations",
    "contrast",
    "cooccurrence",
    "coverage",
    "dictionaries",
    "dispersion",
    "divergence",
    "dtm",
    "effective_documents",
    "evidence",
    "framing",
    "frequency",
    "get_threads",
    "hits",
    "info",
    "keyness",
    "kwic",
    "learn_lines",
    "learn_variants",
    "lexical",
    "load_dictionary",
    "load_sample",
    "mds",
    "merge_lines",
    "near_duplicates",
    "neighbors",
    "period",
    "plot",
    "read",
    "readability",
    "report",
    "resample",
    "reuse",
    "sample_frames",
    "score",
    "set_threads",
    "settings",
    "shift",
    "similarity",
    "summary",
    "to_variants",
    "tokens",
    "trend",
    "validate",
    "validation_sample",
    "variants",
]
