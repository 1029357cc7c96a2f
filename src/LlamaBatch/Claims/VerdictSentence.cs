using System.Globalization;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Statistics;

namespace LlamaBatch;

/// <summary>A verdict's evidence in words. Numbers are rounded by their error; p is adjusted over the claims of the experiment.</summary>
internal static class VerdictSentence
{
    /// <summary>The evidence: <c>0.41 nats/token higher (95 % interval 0.38 to 0.44, 5 seeds, p &lt; 0.001)</c>.</summary>
    public static string Of(Verdict verdict) => string.Join("; ", PartsOf(verdict));

    /// <summary>The same, effect by effect.</summary>
    public static IReadOnlyList<string> PartsOf(Verdict verdict)
    {
        if (verdict.Problem is not null)
        {
            return [Language.English.Say(verdict.Problem).ToString()];
        }

        var parts = verdict.Arithmetic.Select(QuantityWords.Of).ToList();
        var comparisons = verdict.Evidence.Where(part => part is not NonDominance).SelectMany(part => part.Comparisons).ToList();
        bool several = verdict.Evidence.Count > 1 || comparisons.Count > 1;
        bool severalLeft = comparisons.DistinctBy(part => part.Left.Label).Count() > 1;
        bool severalMetrics = comparisons.DistinctBy(part => part.Metric.Key).Count() > 1;
        string p = verdict.AdjustedP is double adjusted && verdict.Evidence.Any(part => part.Obstacle == VerdictReason.None) ? Number.P(adjusted) : "";
        double level = 1 - verdict.FamilyWiseError;
        parts.AddRange(comparisons.Select(part =>
            (severalMetrics && part.Left.Parts.Count == 0 ? $"{part.Metric.Name}: " : "")
            + (ComparisonWords.CanBeSaid(part) && (severalLeft || part.Left.Parts.Count > 0) ? $"{part.Left.Label} is " : "")
            + new ComparisonWords(part, level, several || part.Left.Parts.Count > 0).WithEvidence(several ? "" : p)));
        parts.AddRange(verdict.Evidence.OfType<NonDominance>().Select(part => Of(part, verdict, level, several ? "" : p)));
        if (several && p.Length > 0)
        {
            parts.Add($"{p} for all together");
        }

        if (verdict.Evidence.Count == 0 && verdict.Absent.Count > 0)
        {
            parts.Add($"not part of this scale: {string.Join(", ", verdict.Absent)}");
        }

        return parts;
    }

    /// <summary>What would decide the claim, or what to keep in mind.</summary>
    public static string HintOf(Verdict verdict)
    {
        var hints = new List<string>();
        if (verdict.Decisive is { } decisive && ReasonOf(verdict, decisive) is string reason)
        {
            hints.Add(reason);
        }

        if (MarginWords.Of(verdict) is string sensitivity)
        {
            hints.Add(sensitivity);
        }

        if (verdict.Comparisons.Count > 0 && verdict.Absent.Count > 0)
        {
            hints.Add($"Decided without {string.Join(", ", verdict.Absent)}, which this scale leaves out.");
        }

        hints.AddRange(verdict.Comparisons.SelectMany(DeclaredOf).Distinct(StringComparer.Ordinal));
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
                $"{Words.Count(part.Count, part.Repetition)} in common; a verdict needs at least {Comparison.FewestPairs}.",
            VerdictReason.Underpowered when part.IsBySign =>
                $"With {(part.Censored > 0 ? "values that were not reached" : part.AtMost > 0 ? "values that were reached before the first measurement" : "diverged trials")} only the signs of the differences count, and the p of {Words.Count(part.Count, part.Repetition)} is at least {Number.Measured(part.SmallestSignP, 2)}{(part.SmallestSignP > error ? $"; {Words.Count(SignTest.FewestPairs(error), part.Repetition)} are the fewest that can decide{among}" : among)}.",
            VerdictReason.Underpowered when decisive is NonDominance =>
                $"{Words.Count(part.Count, part.Repetition)} do not tell whether {part.Right.Label} dominates {part.Left.Label}; {Words.InSentence(part.Metric.Name)} is the least certain.",
            VerdictReason.Underpowered or VerdictReason.NearMargin when part.IsOptimum =>
                $"The curve is too flat for {Words.Count(part.Count, part.Repetition)} to tell on which side the best level lies. Train more {part.Repetition}s, or name levels farther from the optimum.",
            VerdictReason.NoStandardError when part.Left.IsStep || part.Right.IsStep =>
                $"{part.Metric.Name} takes few different values and changes by steps, so it has no standard error. Fit a quantity that changes with every mean, or compare the arms.",
            VerdictReason.NoStandardError => "A diverged trial has no loss to fit. Name levels at which no trial diverges.",
            VerdictReason.Underpowered or VerdictReason.NearMargin =>
                (verdict.Reason == VerdictReason.NearMargin ? $"The interval is narrow, but the margin of {AmountWords.MarginOf(part)} lies in it. " : "")
                + (part.StandardDeviation > 0 ? PowerOf(part, error, verdict.FamilySize) : $"All {part.Repetition}s agree, and lie on the {(part.Margin > 0 ? "margin" : "border")} itself."),
            VerdictReason.EdgeOptimum when part.Obstacle == VerdictReason.EdgeOptimum =>
                "The best of the levels named is the first or last of them, with all seeds or without one: the optimum may lie beyond. Name levels on both sides of it.",
            VerdictReason.EdgeOptimum => $"{EdgeOf(Threat(verdict)!)}: with a wider grid it might do better, and the verdict might change.",
            VerdictReason.NotRun => $"{(part.Left.Count == 0 ? part.Left : part.Right).Label} has no finished trial that can be compared.",
            VerdictReason.ScaleTooSmall => "A smoke run decides nothing; run the quick or the full scale.",
            VerdictReason.Diverged => $"Every trial of {part.Left.Label} and {part.Right.Label} diverged.",
            VerdictReason.NotFinite when MeasuredOf(part).FirstOrDefault(arm => arm.NotNumbers.Count > 0) is { } arm =>
                $"{part.Metric.Name} is NaN in {Words.Count(arm.NotNumbers.Count, "trial")} of {arm.Label}.",
            VerdictReason.NotFinite => $"{part.Metric.Name} has a value that cannot be compared{(part.Metric.Contrast == Contrast.Ratio ? " by ratio" : "")} in {part.Left.Label} or {part.Right.Label}.",
            VerdictReason.Contaminated => $"The machine was disturbed while {part.Left.Label} or {part.Right.Label} was timed, also when measured again. Run it on a quiet machine with '--fresh'.",
            VerdictReason.Censored when part.Count == 0 => "Values that were not reached, or before the first measurement, leave what is computed from them unknown. A larger budget or another target would tell more.",
            VerdictReason.Censored => $"More than half of the trials of {(part.Left.Censored >= part.Right.Censored ? part.Left : part.Right).Label} ended before the value was reached. A larger budget or an easier target would tell more.",
            VerdictReason.NonDiscriminating when decisive is NonDominance set =>
                string.Create(CultureInfo.InvariantCulture, $"{set.NonDominated} of {set.ArmCount} arms are non-dominated: what one metric gains another loses, and nearly any arm is the best for someone. Compare fewer metrics, or say what one is worth in another."),
            VerdictReason.Beaten when decisive is BestOf => $"{part.Right.Label} is better.",
            VerdictReason.Negligible when decisive is BestOf => $"None of the others is worse by more than {AmountWords.MarginOf(part)}: the optimum is flat.",
            VerdictReason.TooLarge => $"The claim allows no more than {AmountWords.MarginOf(part)}.",
            VerdictReason.Negligible or VerdictReason.TooSmall => $"The claim asks for more than {AmountWords.MarginOf(part)}.",
            _ => null,
        };
    }

    /// <summary>How large an effect so many repetitions find, and how many would do; no verdict says of itself that it had no chance.</summary>
    private static string PowerOf(Comparison part, double error, int claims)
    {
        string study = claims > 1 ? string.Create(CultureInfo.InvariantCulture, $"{Words.Count(part.Count, part.Repetition)} and {claims} claims") : Words.Count(part.Count, part.Repetition);
        string from = part.Margin > 0 ? $"the margin of {AmountWords.MarginOf(part)}" : "zero";
        string enough = part.SeedsNeeded(error) is int needed && needed > part.Count
            ? $"; with {Words.Count(needed, part.Repetition)} also {(part.Margin > 0 ? $"one that lies {AmountWords.MarginOf(part)} from it" : "the one seen")}"
            : "";
        return $"Of studies like this one, with {study}, four in five decide an effect that lies {AmountWords.Of(part, part.DetectableEffect(error))} from {from}{enough}.";
    }

    private static IEnumerable<string> HintsOf(Sample arm, Verdict verdict)
    {
        if (arm.MissingSeeds.Count > 0 && arm.Count > 0)
        {
            string repetition = verdict.Comparisons[0].Repetition;
            yield return $"{arm.Label} lacks {(arm.MissingSeeds.Count == 1 ? repetition : repetition + "s")} {string.Join(", ", arm.MissingSeeds)}.";
        }

        if (arm.Diverged > 0 && verdict.Reason != VerdictReason.Diverged)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{arm.Diverged} of {arm.Count} trials of {arm.Label} diverged and count as a model that knows nothing.");
        }
    }

    /// <summary>In what the arms of a comparison differ although they are compared: the claim declares it. What was computed from arms no longer ranks, so its metric is asked as if it did.</summary>
    private static IEnumerable<string> DeclaredOf(Comparison part)
    {
        IReadOnlyList<Sample> measured = [.. MeasuredOf(part)];
        if (measured.Any(arm => arm.IsAcrossValidationSets) && Comparability.ValidationSets(part.Metric with { Better = Better.Lower }, measured) is { } sets)
        {
            yield return $"The arms are measured on {Language.English.Difference(sets)}, as the claim declares.";
        }

        if (measured.Any(arm => arm.IsAcrossTokenBudgets) && Comparability.TokenBudgets(Budget.EqualTokens, measured) is { } budgets)
        {
            yield return $"The token budgets differ ({Words.List(budgets.Select(tokens => Number.Exact(tokens)))} tokens), as the claim declares.";
        }
    }

    private static IEnumerable<Sample> MeasuredOf(Comparison part) => part.Left.Measured.Concat(part.Right.Measured);

    private static Sample? Threat(Verdict verdict) =>
        verdict is { Reason: VerdictReason.EdgeOptimum, Decisive: { } part } ? part.ThreatTo(supported: part.PFor < part.PAgainst) : null;

    private static string EdgeOf(Sample arm) =>
        $"{arm.Label} is best at {string.Join(", ", arm.Tuned.Where(level => level.IsEdge).Select(level => ResultAxis.LabelOf(level.Level)))}, the edge of its grid";

    private static string Of(NonDominance part, Verdict verdict, double level, string p)
    {
        if (part.Obstacle != VerdictReason.None)
        {
            return $"{part.Arm.Label} cannot be compared with all others";
        }

        string effects = string.Join("; ", part.AgainstRival.Select(pair => $"{Words.InSentence(pair.Metric.Name)} {new ComparisonWords(pair, level, namesArms: false).WithEvidence("")}"));
        string share = string.Create(CultureInfo.InvariantCulture, $"{part.NonDominated} of {part.ArmCount} arms are non-dominated at their means{(p.Length > 0 ? $", {p}" : "")}");
        return verdict.Status == VerdictStatus.Supported
            ? $"no other arm dominates {part.Arm.Label}; the closest, {part.Rival.Label}: {effects} ({share})"
            : $"against {part.Rival.Label}: {effects} ({share})";
    }
}
