using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>Caveats about repetitions and about the machine that measured costs.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Say(DisturbedCosts fact)
    {
        Prose[] ways =
        [
            fact.Shared.Count == 0 ? Prose.Empty
                : $"{fact.Shared.Count} had less than {Percent(CpuShare.Least)} of a core (lowest {Percent(fact.Shared.Worst)})",
            fact.Slow.Count == 0 ? Prose.Empty
                : $"{fact.Slow.Count} ran below {Percent(ReferenceSpeed.Least)} of the machine's median speed "
                    + $"(lowest {Percent(fact.Slow.Worst)})",
            fact.Uneven == 0 ? Prose.Empty
                : $"{fact.Uneven} had a median step time more than {Percent(StepSpread.Most - 1)} above the 10th percentile of its steps",
        ];
        return $"**Disturbed machine.** {fact.Count} of {Count(fact.All, "cost trial")} {(fact.Count == 1 ? "was" : "were")} "
            + $"disturbed, even when repeated: {Series(ways)}.";
    }

    /// <inheritdoc/>
    public override Prose Say(Outliers fact) =>
        $"**{(fact.Values.Count == 1 ? "Outlier" : "Outliers")}.** {Paragraph(fact.Values.Select(Outlying))} "
        + $"By chance alone, {Percent(fact.Error)} of reports contain an outlier (Grubbs' test, {Count(fact.Samples, "sample")}). "
        + $"All values are kept.";

    /// <inheritdoc/>
    public override Prose Say(OneOccasion fact) =>
        $"**Single session.** All costs were measured within {Duration(fact.Duration)}. On another day, costs may shift by amounts "
        + $"that differ between configurations. Repetitions on the same day cannot show such shifts. If the shifts have a standard "
        + $"deviation of {Percent(fact.Errors[0].Offset)} and the true effect equals the margin, the error rate is "
        + $"{Percent(fact.Errors[0].Error)} instead of {Percent(fact.Nominal)}"
        + $".{Prose.Join("", fact.Errors.Skip(1).Select(Shifted))}";

    /// <inheritdoc/>
    public override Prose Say(SkewedDifferences fact)
    {
        Prose others = fact.Others == 0 ? Prose.Empty : $", as in {Count(fact.Others, "other comparison")}";
        return $"**Skewed differences.** Between {Name(fact.Part.Left.Name)} and {Name(fact.Part.Right.Name)}, the differences in "
            + $"{Metric(fact.Part.Metric)} are skewed"
            + $"{others} (g₁ = {Number.Measured(fact.Skewness, 2)}, {Number.P(fact.P)}; {Count(fact.Tested, "comparison")} tested). "
            + $"For exponentially distributed differences, the error rate of the t-test is {Percent(fact.Error)} instead of "
            + $"{Percent(fact.Nominal)} if the true effect equals the margin.";
    }

    /// <inheritdoc/>
    public override Prose Say(SeveralLooks fact)
    {
        Prose seeds = $"{List(fact.Seeds.Select(count => (Prose)$"{count}"))} seeds";
        Prose rate = $"the error rate is {Percent(fact.Error)} instead of {Percent(fact.Nominal)}, for a true effect equal to the margin.";
        return fact.AreRecorded
            ? $"**Repeated looks.** Verdicts were computed with {seeds}. If seeds are added until a claim is decided, {rate}"
            : (Prose)($"**Seeds added later.** The seeds were trained on {fact.Seeds.Count} occasions, up to {seeds}. "
                + $"If earlier reports led to more seeds, {rate}");
    }

    /// <inheritdoc/>
    public override Prose Say(NoiseScales fact) =>
        $"{Metric(fact.Metric).Capitalized()}, in sequences, with its 95 % CI: "
        + $"{Series(fact.Values.Select(one => (Prose)$"{WithInterval(one.Value, one.Interval)} at {Name(one.Arm)}"))}.";

    private Prose Shifted(OffsetError one) =>
        $" For a standard deviation of {Percent(one.Offset)}, it is {Percent(one.Error)}.";

    private Prose Outlying(Outlying one) =>
        $"At {Point(one.Point)}, {RepeatedOver(one.Metric)} {one.Seed} has {Article(one.Metric)} of "
        + $"{Value(one.Metric, one.Value, one.OthersDeviation)}; "
        + $"the others average {Alike(one, one.OthersMean)} (SD {Alike(one, one.OthersDeviation)}).";
}
