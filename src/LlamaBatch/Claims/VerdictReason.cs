namespace LlamaBatch;

/// <summary>Why a claim is refuted or inconclusive, or that it needed no training.</summary>
public enum VerdictReason
{
    /// <summary>Nothing to add.</summary>
    None,

    /// <summary>Decided by arithmetic: no training, no error.</summary>
    Arithmetic,

    /// <summary>Decided by published numbers with their sources: no training, no error but theirs.</summary>
    Published,

    /// <summary>Refuted: the difference goes the other way.</summary>
    Opposite,

    /// <summary>Refuted: another arm is better.</summary>
    Beaten,

    /// <summary>Refuted: whichever way it goes, the difference is smaller than the margin.</summary>
    Negligible,

    /// <summary>Refuted: the difference is smaller than the margin; the other way is possible too.</summary>
    TooSmall,

    /// <summary>Refuted: the claim allows no difference, or no loss, as large as this.</summary>
    TooLarge,

    /// <summary>Inconclusive: too few seeds, or blocks of costs, for this much variation.</summary>
    Underpowered,

    /// <summary>Inconclusive: the interval is narrow, but the margin lies in it.</summary>
    NearMargin,

    /// <summary>
    /// Inconclusive: the arm that the verdict is against was tuned to the edge of its grid; with a wider grid it might do better, and the verdict might change.
    /// </summary>
    EdgeOptimum,

    /// <summary>Inconclusive: the trials it needs are not part of this scale, or none has finished.</summary>
    NotRun,

    /// <summary>Inconclusive: a smoke run shows that everything works and decides nothing.</summary>
    ScaleTooSmall,

    /// <summary>Inconclusive: every trial of both sides diverged.</summary>
    Diverged,

    /// <summary>Inconclusive: more than half of the trials of an arm ended before the value was reached, and the order of the others does not decide.</summary>
    Censored,

    /// <summary>Inconclusive: nearly every arm is non-dominated, so to be one of them says little.</summary>
    NonDiscriminating,

    /// <summary>Inconclusive: a time was measured while other programs used the core.</summary>
    Contaminated,

    /// <summary>Inconclusive: a value is infinite, or has no logarithm where the metric is compared by ratios.</summary>
    NotFinite,

    /// <summary>Inconclusive: a fitted quantity has no standard error, since it changes by steps or a trial behind it diverged.</summary>
    NoStandardError,

    /// <summary>Inconclusive: the claim is written so that it has no answer.</summary>
    IllPosed,

    /// <summary>Not decided yet: <see cref="ClaimFamily"/> decides the claims of an experiment together.</summary>
    Undecided,
}
