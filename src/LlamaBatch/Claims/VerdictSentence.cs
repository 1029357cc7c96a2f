using System.Globalization;
using LlamaBatch.Reporting;
using LlamaBatch.Statistics;

namespace LlamaBatch;

/// <summary>A verdict's evidence in words. Numbers are rounded by their error; p is adjusted over the claims of the experiment.</summary>
internal static class VerdictSentence
{
    /// <summary>The evidence: <c>0.41 nats/token higher (95 % interval 0.38 to 0.44, 5 seeds, p &lt; 0.001)</c>.</summary>
    public static string Of(Verdict verdict)
    {
        if (verdict.Problem is not null)
        {
            return verdict.Problem;
        }

        var parts = verdict.Arithmetic.Select(Of).ToList();
        bool several = verdict.Comparisons.Count > 1;
        bool severalLeft = verdict.Comparisons.DistinctBy(part => part.Left.Label).Count() > 1;
        bool severalMetrics = verdict.Comparisons.DistinctBy(part => part.Metric.Key).Count() > 1;
        string p = verdict.AdjustedP is double adjusted && verdict.Comparisons.Any(part => part.Obstacle == VerdictReason.None) ? RoundedNumber.P(adjusted) : "";
        parts.AddRange(verdict.Comparisons.Select(part => 
            (severalMetrics ? $"{part.Metric.Name}: " : "")
            + (severalLeft && CanBeSaid(part) ? $"{part.Left.Label} is " : "")
            + Of(part, 1 - verdict.FamilyWiseError, several, several ? "" : p)));
        if (several && p.Length > 0)
        {
            parts.Add($"{p} for all together");
        }

        if (verdict.Comparisons.Count == 0 && verdict.Absent.Count > 0)
        {
            parts.Add($"not part of this scale: {string.Join(", ", verdict.Absent)}");
        }

        return string.Join("; ", parts);
    }

    /// <summary>What would decide the claim, or what to keep in mind.</summary>
    public static string HintOf(Verdict verdict)
    {
        var hints = new List<string>();
        if (verdict.Decisive is Comparison decisive && ReasonOf(verdict, decisive) is string reason)
        {
            hints.Add(reason);
        }

        if (verdict.Comparisons.Count > 0 && verdict.Absent.Count > 0)
        {
            hints.Add($"Decided without {string.Join(", ", verdict.Absent)}, which this scale leaves out.");
        }

        foreach (Sample arm in verdict.Comparisons.SelectMany(part => new[] { part.Left, part.Right }).DistinctBy(arm => arm.Label))
        {
            hints.AddRange(HintsOf(arm, verdict.Reason));
        }

        foreach (Sample arm in verdict.Comparisons
            .Where(part => part.Metric.Kind != MetricKind.Cost)
            .SelectMany(part => new[] { part.Left, part.Right })
            .Where(arm => arm.IsAtEdge && arm != Threat(verdict))
            .DistinctBy(arm => arm.Label))
        {
            hints.Add($"{EdgeOf(arm)}.");
        }

        return string.Join(" ", hints.Select(hint => char.ToUpperInvariant(hint[0]) + hint[1..]));
    }

    private static string? ReasonOf(Verdict verdict, Comparison part)
    {
        double error = verdict.FamilyWiseError / verdict.FamilySize;
        string among = verdict.FamilySize > 1 ? string.Create(CultureInfo.InvariantCulture, $" among {verdict.FamilySize} claims") : "";
        return verdict.Reason switch
        {
            VerdictReason.Underpowered when part.Count < Comparison.FewestPairs =>
                $"{Words.Count(part.Count, "seed")} in common; a verdict needs at least {Comparison.FewestPairs}.",
            VerdictReason.Underpowered or VerdictReason.NearMargin =>
                (verdict.Reason == VerdictReason.NearMargin ? $"The interval is narrow, but the margin of {Amount(part, part.Margin)} lies in it. " : "")
                + $"{Words.Count(part.Count, "seed")} tell a difference {Amount(part, part.DetectableEffect(error))} away from the margin of {Amount(part, part.Margin)} with 80 % probability{among}"
                + (part.SeedsNeeded(error) is int needed && needed > part.Count ? $"; {Words.Count(needed, "seed")} would tell {(part.Margin > 0 ? $"one {Amount(part, part.Margin)} away" : "the difference seen")}." : "."),
            VerdictReason.EdgeOptimum => $"{EdgeOf(Threat(verdict)!)}: with a wider grid it might do better, and the verdict might change.",
            VerdictReason.NotRun => $"{(part.Left.Count == 0 ? part.Left : part.Right).Label} has no finished trial that can be compared.",
            VerdictReason.ScaleTooSmall => "A smoke run decides nothing; run the quick or the full scale.",
            VerdictReason.Diverged => $"Every trial of {part.Left.Label} and {part.Right.Label} diverged.",
            VerdictReason.NotFinite => $"{part.Metric.Name} has a value that cannot be compared{(part.Metric.Contrast == Contrast.Ratio ? " by ratio" : "")} in {part.Left.Label} or {part.Right.Label}.",
            VerdictReason.Negligible or VerdictReason.TooSmall => $"The claim asks for more than {Amount(part, part.Margin)}.",
            _ => null,
        };
    }

    private static IEnumerable<string> HintsOf(Sample arm, VerdictReason reason)
    {
        if (arm.MissingSeeds.Count > 0 && arm.Count > 0)
        {
            yield return $"{arm.Label} lacks {(arm.MissingSeeds.Count == 1 ? "seed" : "seeds")} {string.Join(", ", arm.MissingSeeds)}.";
        }

        if (arm.Diverged > 0 && reason != VerdictReason.Diverged)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{arm.Diverged} of {arm.Count} trials of {arm.Label} diverged and count as a model that knows nothing.");
        }
    }

    private static Sample? Threat(Verdict verdict) =>
        verdict is { Reason: VerdictReason.EdgeOptimum, Decisive: Comparison part } ? part.ThreatTo(supported: part.PFor < part.PAgainst) : null;

    private static string EdgeOf(Sample arm) =>
        $"{arm.Label} is best at {string.Join(", ", arm.Tuned.Where(level => level.IsEdge).Select(level => ResultAxis.LabelOf(level.Level)))}, the edge of its grid";

    private static bool CanBeSaid(Comparison part) => part.Count > 0 && double.IsFinite(part.Effect);

    private static string Of(QuantityComparison part)
    {
        string relation = part.Actual switch
        {
            Relation.Below => "below",
            Relation.Above => "above",
            Relation.EqualTo => "equal to",
            _ => "not comparable with",
        };
        return $"{Amount(part.Left.Value)} {part.Name} at {part.Left.Label}, {relation} {Amount(part.Right.Value)} at {part.Right.Label}";
    }

    /// <summary>Whole numbers are given whole up to a million, all else in four digits with a prefix.</summary>
    private static string Amount(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e6 ? value.ToString("N0", CultureInfo.InvariantCulture)
        : Math.Abs(value) >= 1e6 ? Number.Compact(value)
        : RoundedNumber.Significant(value);

    private static string Of(Comparison part, double level, bool namesArms, string p)
    {
        if (!CanBeSaid(part))
        {
            return $"{part.Left.Label} and {part.Right.Label} cannot be compared";
        }

        bool lower = part.Effect < 0;
        string effect;
        string range;
        Interval interval = part.Interval(level);
        (double low, double high) = lower ? (-interval.High, -interval.Low) : (interval.Low, interval.High);
        double size = Math.Abs(part.Effect);
        if (part.Metric.Contrast == Contrast.Ratio)
        {
            // In the direction seen: 5 % lower, 12 % higher.
            double Percent(double logRatio) => 100 * (lower ? 1 - Math.Exp(-logRatio) : Math.Exp(logRatio) - 1);
            double error = (Percent(high) - Percent(low)) / 2;
            effect = $"{RoundedNumber.ByError(Percent(size), error)} %";
            range = $"{RoundedNumber.ByError(Percent(low), error)} % to {RoundedNumber.ByError(Percent(high), error)} %";
        }
        else
        {
            effect = $"{RoundedNumber.ByError(size, interval.HalfWidth)} {part.Metric.Unit}";
            range = $"{RoundedNumber.ByError(low, interval.HalfWidth)} to {RoundedNumber.ByError(high, interval.HalfWidth)}";
        }

        string spread = part.Count < 2 ? "no interval"
            : part.StandardDeviation == 0 ? "the same in every seed"
            : string.Create(CultureInfo.InvariantCulture, $"{100 * level:0.##} % interval {range}");
        string seeds = part.Count < part.Planned ? $"{part.Count} of {Words.Count(part.Planned, "seed")}" : Words.Count(part.Count, "seed");
        string difference = part.Effect == 0
            ? namesArms ? $"no different from {part.Right.Label}" : "no difference"
            : $"{effect} {(lower ? "lower" : "higher")}{(namesArms ? $" than {part.Right.Label}" : "")}";
        return $"{difference} ({spread}, {seeds}{(p.Length > 0 ? $", {p}" : "")})";
    }

    private static string Amount(Comparison part, double value) =>
        part.Metric.Contrast == Contrast.Ratio
            ? $"{RoundedNumber.Significant(100 * (part.Relation == Relation.Below ? 1 - Math.Exp(-value) : Math.Exp(value) - 1), 2)} %"
            : $"{RoundedNumber.Significant(value, 2)} {part.Metric.Unit}";
}
