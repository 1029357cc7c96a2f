namespace LlamaBatch;

/// <summary>The reason for the verdict on a claim.</summary>
public enum VerdictReason
{
    /// <summary>No reason is needed: the evidence supports the claim, or nothing prevents a decision.</summary>
    None,

    /// <summary>Decided by arithmetic, without training and without statistical error.</summary>
    Arithmetic,

    /// <summary>Decided by published numbers, without training.</summary>
    Published,

    /// <summary>Refuted: the difference is opposite to the claimed direction.</summary>
    Opposite,

    /// <summary>Refuted: another configuration is better than the claimed best one.</summary>
    Beaten,

    /// <summary>Refuted: the difference is smaller than the margin, whatever its sign.</summary>
    Negligible,

    /// <summary>
    /// Refuted: the difference in the claimed direction is smaller than the margin. A difference in the opposite direction may be larger.
    /// </summary>
    TooSmall,

    /// <summary>Refuted: the difference is larger than the margin that the claim allows.</summary>
    TooLarge,

    /// <summary>Inconclusive: too few seeds, or blocks of cost trials, for the observed variation.</summary>
    Underpowered,

    /// <summary>Inconclusive: the confidence interval is narrow, but contains the margin.</summary>
    NearMargin,

    /// <summary>
    /// Inconclusive: the tuned level of the losing configuration is the first or last of its axis. More levels might improve the
    /// configuration and change the verdict.
    /// </summary>
    EdgeOptimum,

    /// <summary>Inconclusive: the scale leaves out the trials that the claim needs, or none of these trials has finished.</summary>
    NotRun,

    /// <summary>Inconclusive: a smoke run only checks that everything works.</summary>
    ScaleTooSmall,

    /// <summary>Inconclusive: every trial of both sides diverged.</summary>
    Diverged,

    /// <summary>
    /// Inconclusive: more than half of a configuration's trials ended before they reached the target. The remaining trials are too few to
    /// decide.
    /// </summary>
    Censored,

    /// <summary>
    /// Inconclusive: a trial has no value at the target. The trial missed the target, or passed it before the first measurement.
    /// </summary>
    NotReached,

    /// <summary>Inconclusive: nearly every configuration is non-dominated, so non-dominance hardly distinguishes a configuration.</summary>
    NonDiscriminating,

    /// <summary>
    /// Inconclusive: the metric is 0 in every trial, such as the rate of an event that never occurred. Without variation, the data do not
    /// show how precise an effect of 0 is.
    /// </summary>
    AllZero,

    /// <summary>Inconclusive: a time was measured while other programs used the core.</summary>
    Disturbed,

    /// <summary>Inconclusive: a value is infinite, or has no logarithm where the metric is compared by ratios.</summary>
    NotFinite,

    /// <summary>Inconclusive: a fitted quantity has no standard error, because it changes in steps or a trial diverged.</summary>
    NoStandardError,

    /// <summary>Inconclusive: no batch size is far enough from the critical batch size to bound it on the side that matters.</summary>
    NotIdentified,

    /// <summary>
    /// Inconclusive: the runs deviate from the fitted line. Leaving out one batch size changes the conclusion about the critical batch
    /// size.
    /// </summary>
    LackOfFit,

    /// <summary>Inconclusive: the evaluations are so far apart that no number of runs decides the claim.</summary>
    EvaluationGrid,

    /// <summary>Inconclusive: a range of levels reaches the first or last level, so the quantity is only a lower bound.</summary>
    CutOff,

    /// <summary>Inconclusive: the claim is ill-posed; see <see cref="Verdict.Problem"/>.</summary>
    IllPosed,

    /// <summary>Not decided yet, because <see cref="ClaimFamily"/> decides all claims of an experiment together.</summary>
    Undecided,
}
