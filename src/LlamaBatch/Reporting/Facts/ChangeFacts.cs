using LlamaBatch.Journal;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A statement in the output of <c>compare</c>, about the changes from an earlier study to a later one.</summary>
internal abstract record ChangeFact : Fact
{
    /// <inheritdoc/>
    public sealed override Prose In(Language language) => language.Say(this);
}

/// <summary>The two studies that are compared.</summary>
/// <param name="Before">The source of the earlier study, such as a path or a commit.</param>
/// <param name="After">The source of the later study, such as a path or a commit.</param>
/// <param name="Scale">The scale of both studies.</param>
internal sealed record StudiesCompared(string Before, string After, Scale Scale) : ChangeFact;

/// <summary>The number of values that changed.</summary>
/// <param name="Compared">The number of compared values, one per metric and configuration.</param>
/// <param name="Identical">The number of values that are identical in both studies for every seed.</param>
/// <param name="Changed">The number of values with a statistically significant change.</param>
/// <param name="Worse">The number of values that are worse by more than their margins.</param>
/// <param name="Incomparable">The number of values that differ but cannot be tested, because seeds or values are missing.</param>
internal sealed record ChangesCounted(int Compared, int Identical, int Changed, int Worse, int Incomparable) : ChangeFact;

/// <summary>The fact that stored trials were matched by levels and seed, because settings, code or text have changed since.</summary>
/// <param name="Of">The source of the study, such as a path or a commit.</param>
/// <param name="ByLevels">The number of trials that were matched by levels and seed.</param>
/// <param name="Trials">The number of all matched trials, including those with unchanged settings, code and text.</param>
internal sealed record TrialsRecognized(string Of, int ByLevels, int Trials) : ChangeFact;

/// <summary>The fact that the two studies ran on different machines.</summary>
/// <param name="Before">The machines of the earlier study.</param>
/// <param name="After">The machines of the later study.</param>
internal sealed record OtherMachines(IReadOnlyList<MachineFacts> Before, IReadOnlyList<MachineFacts> After) : ChangeFact;

/// <summary>The configurations that occur in only one of the two studies.</summary>
/// <param name="Of">The source of the study that has the configurations.</param>
/// <param name="Arms">The configurations.</param>
internal sealed record ArmsOfOne(string Of, IReadOnlyList<ArmName> Arms) : ChangeFact;

/// <summary>The fact that all claims have the same verdict in both studies.</summary>
/// <param name="Claims">The number of claims.</param>
internal sealed record SameVerdicts(int Claims) : ChangeFact;

/// <summary>Whether a change is for the better or for the worse.</summary>
/// <param name="Change">The change.</param>
internal sealed record ChangeDirection(ArmChange Change) : ChangeFact;

/// <summary>The rule by which changes were found.</summary>
/// <param name="Error">The accepted probability that at least one reported change is mere noise.</param>
internal sealed record ChangeRule(double Error) : ChangeFact;

/// <summary>The introduction to a list of differences that noise may explain.</summary>
/// <param name="Listed">The number of differences in the list.</param>
/// <param name="All">The number of all differences that noise may explain.</param>
internal sealed record BeforeWithinNoise(int Listed, int All) : ChangeFact;

/// <summary>Values that are missing in the later study, although it has the configurations.</summary>
/// <param name="Values">The metric and the configuration of each missing value.</param>
internal sealed record ValuesLost(IReadOnlyList<(MetricDefinition Metric, ArmName Arm)> Values) : ChangeFact;

/// <summary>The fact that other claims can affect a verdict, because p values are adjusted for all claims together.</summary>
internal sealed record VerdictsMoveTogether : ChangeFact;
