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
        var comparisons = verdict.Evidence.Where(part => part is not NonDominance).SelectMany(part => part.Comparisons).ToList();
        bool several = verdict.Evidence.Count > 1 || comparisons.Count > 1;
        bool severalLeft = comparisons.DistinctBy(part => part.Left.Label).Count() > 1;
        bool severalMetrics = comparisons.DistinctBy(part => part.Metric.Key).Count() > 1;
        string p = verdict.AdjustedP is double adjusted && verdict.Evidence.Any(part => part.Obstacle == VerdictReason.None) ? RoundedNumber.P(adjusted) : "";
        double level = 1 - verdict.FamilyWiseError;
        parts.AddRange(comparisons.Select(part =>
            (severalMetrics && part.Left.Parts.Count == 0 ? $"{part.Metric.Name}: " : "")
            + (CanBeSaid(part) && (severalLeft || part.Left.Parts.Count > 0) ? $"{part.Left.Label} is " : "")
            + Of(part, level, several || part.Left.Parts.Count > 0, several ? "" : p)));
        parts.AddRange(verdict.Evidence.OfType<NonDominance>().Select(part => Of(part, verdict, level, several ? "" : p)));
        if (several && p.Length > 0)
        {
            parts.Add($"{p} for all together");
        }

        if (verdict.Evidence.Count == 0 && verdict.Absent.Count > 0)
        {
            parts.Add($"not part of this scale: {string.Join(", ", verdict.Absent)}");
        }

        return string.Join("; ", parts);
    }

    /// <summary>What would decide the claim, or what to keep in mind.</summary>
    public static string HintOf(Verdict verdict)
    {
        var hints = new List<string>();
        if (verdict.Decisive is { } decisive && ReasonOf(verdict, decisive) is string reason)
        {
            hints.Add(reason);
        }

        if (SensitivityOf(verdict) is string sensitivity)
        {
            hints.Add(sensitivity);
        }

        if (verdict.Comparisons.Count > 0 && verdict.Absent.Count > 0)
        {
            hints.Add($"Decided without {string.Join(", ", verdict.Absent)}, which this scale leaves out.");
        }

        foreach (Sample arm in verdict.Comparisons.SelectMany(MeasuredOf).DistinctBy(arm => arm.Label))
        {
            hints.AddRange(HintsOf(arm, verdict));
        }

        foreach (Sample arm in verdict.Comparisons
            .Where(part => part.Metric.Kind != MetricKind.Cost)
            .SelectMany(MeasuredOf)
            .Where(arm => arm.IsAtEdge && arm != Threat(verdict))
            .DistinctBy(arm => arm.Label))
        {
            hints.Add($"{EdgeOf(arm)}.");
        }

        return string.Join(" ", hints.Select(hint => char.ToUpperInvariant(hint[0]) + hint[1..]));
    }

    private static string? ReasonOf(Verdict verdict, Evidence decisive)
    {
        Comparison part = decisive.Crucial;
        double error = verdict.FamilyWiseError / verdict.FamilySize;
        string among = verdict.FamilySize > 1 ? string.Create(CultureInfo.InvariantCulture, $" among {verdict.FamilySize} claims") : "";
        return verdict.Reason switch
        {
            VerdictReason.Underpowered when part.Count < Comparison.FewestPairs =>
                $"{Words.Count(part.Count, Repetition(part))} in common; a verdict needs at least {Comparison.FewestPairs}.",
            VerdictReason.Underpowered when part.IsByRank =>
                $"With {(part.Censored > 0 ? "values that were not reached" : "diverged trials")} only ranks are compared, and the p of {Words.Count(part.Count, Repetition(part))} is at least {RoundedNumber.Significant(part.SmallestRankP, 2)}{among}.",
            VerdictReason.Underpowered when decisive is NonDominance =>
                $"{Words.Count(part.Count, Repetition(part))} do not tell whether {part.Right.Label} dominates {part.Left.Label}; {part.Metric.Name.ToLowerInvariant()} is the least certain.",
            VerdictReason.Underpowered or VerdictReason.NearMargin =>
                (verdict.Reason == VerdictReason.NearMargin ? $"The interval is narrow, but the margin of {Amount(part, part.Margin)} lies in it. " : "")
                + $"{Words.Count(part.Count, Repetition(part))} tell a difference {Amount(part, part.DetectableEffect(error))} away from the margin of {Amount(part, part.Margin)} with 80 % probability{among}"
                + (part.SeedsNeeded(error) is int needed && needed > part.Count ? $"; {Words.Count(needed, Repetition(part))} would tell {(part.Margin > 0 ? $"one {Amount(part, part.Margin)} away" : "the difference seen")}." : "."),
            VerdictReason.EdgeOptimum => $"{EdgeOf(Threat(verdict)!)}: with a wider grid it might do better, and the verdict might change.",
            VerdictReason.NotRun => $"{(part.Left.Count == 0 ? part.Left : part.Right).Label} has no finished trial that can be compared.",
            VerdictReason.ScaleTooSmall => "A smoke run decides nothing; run the quick or the full scale.",
            VerdictReason.Diverged => $"Every trial of {part.Left.Label} and {part.Right.Label} diverged.",
            VerdictReason.NotFinite => $"{part.Metric.Name} has a value that cannot be compared{(part.Metric.Contrast == Contrast.Ratio ? " by ratio" : "")} in {part.Left.Label} or {part.Right.Label}.",
            VerdictReason.Contaminated => $"The machine was disturbed while {part.Left.Label} or {part.Right.Label} was timed, also when measured again. Run it on a quiet machine with '--fresh'.",
            VerdictReason.Censored => $"More than half of the trials of {(part.Left.Censored >= part.Right.Censored ? part.Left : part.Right).Label} ended before the value was reached. A larger budget or an easier target would tell more.",
            VerdictReason.NonDiscriminating when decisive is NonDominance set =>
                string.Create(CultureInfo.InvariantCulture, $"{set.NonDominated} of {set.ArmCount} arms are non-dominated: what one metric gains another loses, and nearly any arm is the best for someone. Compare fewer metrics, or say what one is worth in another."),
            VerdictReason.Beaten when decisive is BestOf => $"{part.Right.Label} is better.",
            VerdictReason.Negligible when decisive is BestOf => $"None of the others is worse by more than {Amount(part, part.Margin)}: the optimum is flat.",
            VerdictReason.TooLarge => $"The claim allows no more than {Amount(part, part.Margin)}.",
            VerdictReason.Negligible or VerdictReason.TooSmall => $"The claim asks for more than {Amount(part, part.Margin)}.",
            _ => null,
        };
    }

    private static IEnumerable<string> HintsOf(Sample arm, Verdict verdict)
    {
        if (arm.MissingSeeds.Count > 0 && arm.Count > 0)
        {
            string repetition = Repetition(verdict.Comparisons[0]);
            yield return $"{arm.Label} lacks {(arm.MissingSeeds.Count == 1 ? repetition : repetition + "s")} {string.Join(", ", arm.MissingSeeds)}.";
        }

        if (arm.Diverged > 0 && verdict.Reason != VerdictReason.Diverged)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{arm.Diverged} of {arm.Count} trials of {arm.Label} diverged and count as a model that knows nothing.");
        }
    }

    private static string? SensitivityOf(Verdict verdict)
    {
        if (verdict.AdjustedP is null || verdict.Reason is VerdictReason.ScaleTooSmall or VerdictReason.EdgeOptimum or VerdictReason.Arithmetic or VerdictReason.Published
            || MarginSensitivity.Of(verdict) is not var (supported, refuted))
        {
            return null;
        }

        Comparison part = verdict.Comparisons[0];
        string Border(double margin) => Amount(part, margin < 1e-6 * part.Margin ? 0 : margin);
        (string supportedSide, string refutedSide) = part.AsksForDifference ? ("below", "above") : ("above", "below");
        string[] sides =
        [
            .. supported is double from ? [$"supported for every margin {supportedSide} {Border(from)}"] : Array.Empty<string>(),
            .. refuted is double to ? [$"refuted for every margin {refutedSide} {Border(to)}"] : Array.Empty<string>(),
        ];
        return sides.Length > 0 ? string.Join(", ", sides) + "." : null;
    }

    private static IEnumerable<Sample> MeasuredOf(Comparison part) => part.Left.Measured.Concat(part.Right.Measured);

    private static Sample? Threat(Verdict verdict) =>
        verdict is { Reason: VerdictReason.EdgeOptimum, Decisive: { } part } ? part.ThreatTo(supported: part.PFor < part.PAgainst) : null;

    private static string EdgeOf(Sample arm) =>
        $"{arm.Label} is best at {string.Join(", ", arm.Tuned.Where(level => level.IsEdge).Select(level => ResultAxis.LabelOf(level.Level)))}, the edge of its grid";

    /// <summary>What is repeated: training by seeds, the measurement of costs by blocks.</summary>
    private static string Repetition(Comparison part) => part.Metric.Kind == MetricKind.Cost ? "block" : "seed";

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
        return $"{Amount(part.Left.Value)} {part.Name} {PlaceOf(part.Left)}, {relation} {Amount(part.Right.Value)}{(part.Right.IsNumber ? "" : $" {PlaceOf(part.Right)}")}";
    }

    private static string PlaceOf(Quantity quantity) => quantity.Source.Length > 0 ? $"for {quantity.Label} ({quantity.Source})" : $"at {quantity.Label}";

    private static string Of(NonDominance part, Verdict verdict, double level, string p)
    {
        if (part.Obstacle != VerdictReason.None)
        {
            return $"{part.Arm.Label} cannot be compared with all others";
        }

        string metrics = string.Join(", ", part.AgainstRival.Select(pair => pair.Metric.Name.ToLowerInvariant()));
        string share = string.Create(CultureInfo.InvariantCulture, $"{part.NonDominated} of {part.ArmCount} arms are non-dominated at their means{(p.Length > 0 ? $", {p}" : "")}");
        return verdict.Status == VerdictStatus.Supported
            ? $"no other arm dominates {part.Arm.Label} on {metrics} ({share})"
            : $"against {part.Rival.Label}: {string.Join("; ", part.AgainstRival.Select(pair => $"{pair.Metric.Name.ToLowerInvariant()} {Of(pair, level, namesArms: false, "")}"))} ({share})";
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
            effect = $"{RoundedNumber.ByError(size, interval.HalfWidth)} {part.Metric.Unit}".TrimEnd();
            range = $"{RoundedNumber.ByError(low, interval.HalfWidth)} to {RoundedNumber.ByError(high, interval.HalfWidth)}";
        }

        string seeds = part.Count < part.Planned ? $"{part.Count} of {Words.Count(part.Planned, Repetition(part))}" : Words.Count(part.Count, Repetition(part));
        string direction = lower ? "lower" : "higher";
        string than = namesArms || part.Right.Number is not null ? $" than {part.Right.Label}" : "";
        string ending = p.Length > 0 ? $", {p}" : "";
        if (part.Censored > 0 && part.Effect != 0)
        {
            // How far a value is that was not reached nobody knows.
            return $"{direction}{than} in {part.InDirection} of {seeds} (not reached in {part.Censored}; by rank{ending})";
        }

        string spread = part.Count < 2 ? "no interval"
            : part.IsByRank ? part.Effect == 0 ? "by rank" : $"{direction} in {part.InDirection}, by rank"
            : part.StandardDeviation == 0 ? $"the same in every {Repetition(part)}"
            : string.Create(CultureInfo.InvariantCulture, $"{100 * level:0.##} % interval {range}");
        if (part.Right.Number is double number && (part.Metric.Contrast == Contrast.Difference || part.Metric.Unit.Length == 0))
        {
            // Against a number the value itself says more than its distance.
            double ValueOf(double distance) => part.Metric.Contrast == Contrast.Ratio ? number * Math.Exp(distance) : number + distance;
            string Placed(double distance) => RoundedNumber.ByError(ValueOf(distance), (ValueOf(interval.High) - ValueOf(interval.Low)) / 2);
            string around = part.Count < 2 || part.IsByRank || part.StandardDeviation == 0 ? spread
                : string.Create(CultureInfo.InvariantCulture, $"{100 * level:0.##} % interval {Placed(interval.Low)} to {Placed(interval.High)}");
            string unit = part.Metric.Unit.Length > 0 ? $" {part.Metric.Unit}" : "";
            return $"{Placed(part.Effect)}{unit} ({around}, {seeds}{ending}), {(part.Effect == 0 ? "the same as" : lower ? "below" : "above")} {part.Right.Label}";
        }

        string difference = part.Effect == 0 ? than.Length > 0 ? $"no different from {part.Right.Label}" : "no difference" : $"{effect} {direction}{than}";
        return $"{difference} ({spread}, {seeds}{ending})";
    }

    private static string Amount(Comparison part, double value) =>
        part.Metric.Contrast == Contrast.Ratio
            ? $"{RoundedNumber.Significant(100 * (part.Relation is Relation.Below or Relation.NotBelow ? 1 - Math.Exp(-value) : Math.Exp(value) - 1), 2)} %"
            : $"{RoundedNumber.Significant(value, 2)} {part.Metric.Unit}".TrimEnd();
}
