"""How good is a dictionary, by the labels of people who did not see what it found?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from framelens import _core
from framelens._check import number, one_of, whole
from framelens._coded import Key, key_given, labels_of, sheets_given
from framelens._groups import factors
from framelens._input import shown
from framelens._run import runner
from framelens._table import VERSIONS
from framelens._validation import Validation, tables

if TYPE_CHECKING:
    from pathlib import Path

    from framelens._blind import ValidationSample

Truth = Literal["majority", "any", "all"]
#: Columns of the strata that results cannot be given by.
NO_GROUPS = ("frame", "population", "drawn", "probability", "weight")


def validate(
    coded: Any,
    key: ValidationSample | str | Path,
    *,
    by: str | None = None,
    truth: Truth = "majority",
    ci: float = 0.95,
    replicates: int = 999,
    seed: int = 0,
) -> Validation:
    """Measure a dictionary by sentences that people coded, and the coders by one another.

    Parameters
    ----------
    coded : DataFrame, file, list of them, or mapping of coders to them
        The sheet of :func:`validation_sample` with 1 (has the frame), 0 (has not) or nothing
        (left out) in the columns of the frames. Files are ``.csv`` or ``.xlsx``. A column ``coder``
        names the coders if one table holds the sheets of several. A sheet may lack sentences.
    key : ValidationSample, or file
        The sample, or the JSON file that was written beside the sheet.
    by : str, optional
        One of the docvars of the strata: results for each of its values.
    truth : {"majority", "any", "all"}, default "majority"
        Whether a sentence has a frame if several coders labelled it: if more than half of them say
        so (a tie is undecided and left out), if any does, or if all do.
    ci : float, default 0.95
        Confidence level of all limits.
    replicates : int, default 999
        How often sentences are drawn again for the limits of agreement.
    seed : int, default 0
        Seed of these draws.

    Returns
    -------
    Validation
        The tables ``frames``, ``entries``, ``confusion``, ``agreement`` and ``pairs``.

    Raises
    ------
    TypeError
        If `coded` or `key` are not of their types.
    FileNotFoundError
        If there is no file of that name.
    ValueError
        If a sheet lacks a column, has an id twice or one that the key has not, a label that is not
        1, 0 or nothing, or no label; if the key is not one; if `by` is no docvar of the strata, or
        another parameter not one of the values named above.

    Notes
    -----
    Of N sentences H have a hit; T of these have the frame, and F of the others. N and H are known;
    T and F are estimated stratum by stratum from the sentences labelled, each weighted with the
    number it stands for:

    precision = T / H, recall = T / (T + F), F1 = 2T / (H + T + F),
    raw = H / N, corrected = (T + F) / N

    The corrected share is what coders would find in all N sentences; it is the raw one put right by
    the dictionary's own errors in this population, and no other. Limits of precision add those of
    each stratum (Wilson's, with its finite size); limits of the others propagate those of T and F.
    They tell how far the sample may be off, not how far the coders are. Labels that are missing,
    and ties, are taken to be as the others of their stratum; with two coders, leaving ties out
    flatters the dictionary: compare ``truth="any"`` and ``"all"``. The precision of an entry
    weights sentences in the same way, with Wilson's limits for as many as the weights are worth.

    A recall with few coded sentences that have the frame and no hit is hardly known at all, and its
    limits say so: in a large stratum without hits each such sentence stands for thousands.

    alpha = 1 - D_o / D_e over all coders; kappa = (p_o - p_e) / (1 - p_e) for two. Both are of the
    sentences in the sample, in which hits are more frequent than in the population. Their limits
    are percentiles over sentences drawn again; draws in which all labels are the same are left out.

    Cost: a few milliseconds a frame.

    References
    ----------
    Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. Annenberg School for
    Communication, University of Pennsylvania.
    Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological
    Measurement 20(1), 37-46.
    Rogan, W. J. & Gladen, B. (1978). Estimating prevalence from the results of a screening test.
    American Journal of Epidemiology 107(1), 71-76.
    Yan, X. & Su, X. G. (2010). Stratified Wilson and Newcombe confidence intervals for multiple
    binomial proportions. Statistics in Biopharmaceutical Research 2(3), 329-335.
    Newcombe, R. G. (2011). Propagating imprecision. Communications in Statistics - Theory and
    Methods 40(17), 3154-3180.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus, frames = fl.Corpus(["A war. A fight. A dog."]), fl.Dictionary({"war": ["war"]})
    >>> sample = fl.validation_sample(corpus, frames, n=3)
    >>> one = sample.sheet.assign(war=sample.sheet["sentence"].isin(["A war.", "A fight."]) * 1)
    >>> other = sample.sheet.assign(war=sample.sheet["sentence"].isin(["A war."]) * 1)
    >>> found = fl.validate([one, other], sample, truth="any")
    >>> found
    <framelens.Validation on 3 sentences by 2 coders>
    >>> found.frames[["frame", "precision", "recall", "raw", "corrected"]].round(3)
      frame  precision  recall    raw  corrected
    0   war        1.0     0.5  0.333      0.667
    >>> found.pairs[["frame", "n", "agreement", "kappa"]].round(3)
      frame  n  agreement  kappa
    0   war  3      0.667    0.4
    """
    one_of("truth", truth, Truth)
    level = number("ci", ci)
    if not 0 < level < 1:
        raise ValueError(f"ci must be between 0 and 1, got {ci!r}")
    again = (whole("replicates", replicates, least=1), level, whole("seed", seed, least=0))
    known, sheets = key_given(key), sheets_given(coded)
    labels = labels_of(sheets, known)
    groups, values = _groups(known, by)
    population = known.strata["population"].to_numpy(dtype=np.uint64)
    with runner("comparing labels") as run:
        found = _core.validate(
            labels.ravel(),
            (known.stratum, *known.hits),
            (groups, population, known.having.ravel()),
            sizes=(len(known.frames), len(known.entries["entry"])),
            truth=truth,
            again=again,
            runner=run,
        )
    settings = {
        "function": "validate",
        "n": len(known.ids),
        "coders": list(sheets),
        "by": by,
        "truth": truth,
        "ci": ci,
        "replicates": replicates,
        "seed": seed,
        "versions": VERSIONS,
        "sample": known.settings,
    }
    return tables(known, found, settings, (by, values))


def _groups(key: Key, by: str | None) -> tuple[Any, Any]:
    if by is None:
        return np.zeros(len(key.strata), dtype=np.uint32), None
    possible = [name for name in key.strata if name not in NO_GROUPS]
    if by not in possible:
        told = f"one of {shown(possible)}" if possible else "left out: strata had no docvar"
        raise ValueError(f"by must be {told}, got {by!r}")
    codes, values = factors(key.strata[by])
    return codes.astype(np.uint32), values
