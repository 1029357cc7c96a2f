using LlamaBatch.Journal;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A fact about the changes from one study to another.</summary>
internal abstract record ChangeFact : Fact
{
    /// <inheritdoc/>
    public sealed override Prose In(Language language) => language.Say(this);
}

/// <summary>The two studies that are compared.</summary>
/// <param name="Before">Where the earlier one was read.</param>
/// <param name="After">Where the later one was read.</param>
/// <param name="Scale">The scale of both.</param>
internal sealed record StudiesCompared(string Before, string After, Scale Scale) : ChangeFact;

/// <summary>The number of values that changed.</summary>
/// <param name="Compared">The number of compared values: metrics times configurations.</param>
/// <param name="Identical">The number of values that are the same for every seed.</param>
/// <param name="Changed">The number of values that changed beyond noise.</param>
/// <param name="Worse">The number of values that are worse by more than their margins.</param>
/// <param name="Incomparable">The number of values that differ but cannot be compared.</param>
internal sealed record ChangesCounted(int Compared, int Identical, int Changed, int Worse, int Incomparable) : ChangeFact;

/// <summary>The fact that trials were recognized by levels and seed.</summary>
/// <param name="Of">Where the study was read.</param>
/// <param name="ByLevels">The number of such trials.</param>
/// <param name="Trials">The number of all recognized trials.</param>
internal sealed record TrialsRecognized(string Of, int ByLevels, int Trials) : ChangeFact;

/// <summary>The fact that the two studies ran on different machines.</summary>
/// <param name="Before">The machines of the earlier one.</param>
/// <param name="After">The machines of the later one.</param>
internal sealed record OtherMachines(IReadOnlyList<MachineFacts> Before, IReadOnlyList<MachineFacts> After) : ChangeFact;

/// <summary>The fact that only one of the studies has some arms.</summary>
/// <param name="Of">Where the study was read.</param>
/// <param name="Arms">The arms.</param>
internal sealed record ArmsOfOne(string Of, IReadOnlyList<ArmName> Arms) : ChangeFact;

/// <summary>The fact that no claim has another verdict.</summary>
/// <param name="Claims">The number of claims.</param>
internal sealed record SameVerdicts(int Claims) : ChangeFact;

/// <summary>Whether a change is for the better or for the worse.</summary>
/// <param name="Change">The change.</param>
internal sealed record ChangeDirection(ArmChange Change) : ChangeFact;

/// <summary>The rule by which changes were found.</summary>
/// <param name="Error">The accepted probability of reporting noise.</param>
internal sealed record ChangeRule(double Error) : ChangeFact;

/// <summary>The differences that noise may explain follow.</summary>
/// <param name="Listed">The number of differences that follow.</param>
/// <param name="All">The number of all.</param>
internal sealed record BeforeWithinNoise(int Listed, int All) : ChangeFact;

/// <summary>Values that only the earlier study has, of configurations of both.</summary>
/// <param name="Values">The metrics with their configurations.</param>
internal sealed record ValuesLost(IReadOnlyList<(MetricDefinition Metric, ArmName Arm)> Values) : ChangeFact;

/// <summary>A claim may change its verdict because of another claim.</summary>
internal sealed record VerdictsMoveTogether : ChangeFact;
