using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The texts of the command <c>compare</c>.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose BeforeChanges => $"Values that changed beyond noise:";

    /// <inheritdoc/>
    public override Prose BeforeChangedClaims => $"Claims with another verdict:";

    /// <inheritdoc/>
    public override Prose ChangesIn(string experiments) => $"Changes in {experiments}";

    /// <inheritdoc/>
    public override Prose Say(ChangeFact fact) => fact switch
    {
        StudiesCompared studies => $"Before: {Named(studies.Before)}. After: {Named(studies.After)}."
            + $"{(studies.Scale == Scale.Full ? "" : $" Scale: {studies.Scale.ToString().ToLowerInvariant()}.")}",
        ChangesCounted { Compared: 0 } => $"**Nothing to compare:** no configuration has values of the same metric in both.",
        ChangesCounted counted when counted.Identical == counted.Compared =>
            $"**No change:** all {Count(counted.Compared, "value")} (metrics times configurations) are identical.",
        ChangesCounted { Changed: 0 } counted =>
            $"**No change beyond noise** in {Count(counted.Compared, "value")} (metrics times configurations). "
                + $"{Rest(counted)}",
        ChangesCounted counted =>
            $"**{counted.Changed} of {Count(counted.Compared, "value")} (metrics times configurations) changed beyond noise; "
                + $"{(counted.Worse == 0 ? "none is" : counted.Worse == 1 ? "1 is" : $"{counted.Worse} are")} "
                + $"worse by more than the metric's margin.** {Rest(counted)}",
        TrialsRecognized { ByLevels: var some, Trials: var all } trials when some == all =>
            $"The trials of {Named(trials.Of)} have other settings, code or text than the record has now. "
                + $"They are matched by their levels and seeds.",
        TrialsRecognized trials =>
            $"{trials.ByLevels} of the {trials.Trials} trials of {Named(trials.Of)} have other settings, code or text than the record has now. "
                + $"They are matched by their levels and seeds.",
        OtherMachines machines =>
            $"The studies ran on different machines or versions, which alone may change costs. Before: {Machines(machines.Before)}. "
                + $"After: {Machines(machines.After)}.",
        ArmsOfOne arms => $"Configurations of {Named(arms.Of)} alone: {List(arms.Arms.Select(Name))}.",
        SameVerdicts same => $"No claim has another verdict ({Count(same.Claims, "claim")}).",
        BeforeWithinNoise { Listed: var some, All: var all } when some < all =>
            $"The {some} clearest of {Count(all, "difference")} that noise may explain:",
        BeforeWithinNoise => $"Differences that noise may explain:",
        ValuesLost lost => $"**Missing after:** {Series(lost.Values.GroupBy(one => one.Metric.Key).Select(
            group => (Prose)$"{Metric(group.First().Metric)} of {List(group.Select(one => Name(one.Arm)))}"))}.",
        VerdictsMoveTogether => $"Verdicts are adjusted for all claims together, so a claim may change although its own data did not.",
        ChangeDirection { Change.IsChanged: false } => $"noise may explain it",
        ChangeDirection { Change.IsWorse: true } => $"**worse** than the margin allows",
        ChangeDirection { Change.IsForTheWorse: true } => $"worse, perhaps within the margin",
        ChangeDirection { Change.IsForTheWorse: false } => $"better",
        ChangeDirection => $"neither",
        ChangeRule rule => $"Learning metrics are compared by paired t tests over equal seeds. Costs and imported runs are compared by "
            + $"Welch's test. The probability of reporting any noise as a change is at most {Percent(rule.Error)} (Holm); "
            + $"so is that of reporting any harm within its margin.",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    private static Prose Rest(ChangesCounted counted)
    {
        string identical = counted.Identical == 0 ? "None of the values is" : counted.Identical == 1 ? "1 value is"
            : $"{Number.Exact(counted.Identical)} values are";
        Prose incomparable = counted.Incomparable == 0
            ? Prose.Empty
            : $" {Count(counted.Incomparable, "value")} cannot be compared, for lack of seeds or values.";
        return $"{identical} identical for every seed.{incomparable}";
    }

    private static Prose Machines(IReadOnlyList<LlamaBatch.Journal.MachineFacts> machines)
        => Prose.Join("; ", machines.Select(machine => Prose.Literal(machine.ToString())));
}
