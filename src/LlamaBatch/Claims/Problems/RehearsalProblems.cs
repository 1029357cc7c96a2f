namespace LlamaBatch.Claims.Problems;

/// <summary>Kinds of made-up results on which a claim is tried before anything is trained.</summary>
internal enum MadeUp
{
    /// <summary>Results in which configurations have different values.</summary>
    Different,

    /// <summary>Results in which configurations reach a target at different times.</summary>
    Race,

    /// <summary>Results in which all configurations have equal values.</summary>
    Equal,

    /// <summary>Results in which every trial diverged.</summary>
    AllDiverged,

    /// <summary>Results in which some trials diverged.</summary>
    SomeDiverged,

    /// <summary>Results in which some trials are missing.</summary>
    SomeMissing,

    /// <summary>Results in which no trial has finished.</summary>
    NoneFinished,
}

/// <summary>A comparison has only one possible verdict, given the range of its metric.</summary>
/// <param name="Metric">The metric that is compared.</param>
/// <param name="Status">The only possible verdict.</param>
internal sealed record OneOutcome(MetricDefinition Metric, VerdictStatus Status) : ClaimProblem;

/// <summary>The margin is at least as wide as the whole range of the metric.</summary>
/// <param name="Metric">The metric that is compared.</param>
/// <param name="Margin">The margin of the claim.</param>
internal sealed record MarginBeyondRange(MetricDefinition Metric, double Margin) : ClaimProblem;

/// <summary>A scale leaves out so many configurations that nothing is left to compare.</summary>
/// <param name="Scale">The scale that leaves out configurations.</param>
/// <param name="Arms">The configurations that the scale leaves out.</param>
internal sealed record LeftOutByScale(Scale Scale, IReadOnlyList<ArmName> Arms) : ClaimProblem;

/// <summary>A scale has too few seeds, or too few blocks (repetitions of the cost trials), for any verdict.</summary>
/// <param name="Scale">The scale with too few repetitions.</param>
/// <param name="Of">The kind of repetition: seeds or blocks.</param>
/// <param name="Count">The number of seeds or blocks at the scale.</param>
/// <param name="Fewest">The number of seeds or blocks that a verdict needs.</param>
internal sealed record TooFewRepetitions(Scale Scale, Repetition Of, int Count, int Fewest) : ClaimProblem;

/// <summary>The claim contains no comparison.</summary>
internal sealed record NothingCompared : ClaimProblem;

/// <summary>The claim remained undecided on all made-up results.</summary>
/// <param name="Verdict">The verdict on the made-up results.</param>
internal sealed record NeverDecided(Verdict Verdict) : ClaimProblem;

/// <summary>A problem that the claim has only on some of the made-up results.</summary>
/// <param name="Problem">The problem of the claim.</param>
/// <param name="Results">The made-up results on which the claim has the problem.</param>
internal sealed record OnSomeResults(ClaimProblem Problem, MadeUp Results) : ClaimProblem;
