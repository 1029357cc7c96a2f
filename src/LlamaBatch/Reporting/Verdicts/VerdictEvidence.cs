using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Verdicts;

/// <summary>The evidence of a verdict as facts.</summary>
internal static class VerdictEvidence
{
    /// <summary>
    /// Facts about the evidence, one for each effect. If there are several effects, a last fact states the adjusted p value.
    /// </summary>
    /// <param name="verdict">The verdict.</param>
    public static IReadOnlyList<EvidenceFact> Of(Verdict verdict)
    {
        if (verdict.Problem is not null)
        {
            return [new NoAnswer(verdict.Problem)];
        }

        var facts = verdict.Arithmetic.Select(EvidenceFact (part) => new QuantitiesCompared(part)).ToList();
        var comparisons = verdict.Evidence.Where(part => part is not NonDominance).SelectMany(part => part.Comparisons).ToList();
        bool several = verdict.Evidence.Count > 1 || comparisons.Count > 1;
        double? p = verdict.Evidence.Any(part => part.Obstacle == VerdictReason.None) ? verdict.AdjustedP : null;
        double level = 1 - verdict.FamilyWiseError;
        facts.AddRange(
            comparisons.Select(part => new ArmsCompared(Effect.Of(part, level), NamesMetric(verdict, part), several ? null : p)));
        facts.AddRange(verdict.Evidence.OfType<NonDominance>().Select(part => Front(part, verdict, level, several ? null : p)));
        if (several && p is double combined)
        {
            facts.Add(new CombinedP(combined));
        }

        if (verdict.Evidence.Count == 0 && verdict.Absent.Count > 0)
        {
            facts.Add(new NotInScale(verdict.Absent));
        }

        return facts;
    }

    /// <summary>The effect that decided the verdict or left it open, for a table. Null if the verdict has no comparisons.</summary>
    /// <param name="verdict">The verdict.</param>
    public static EvidenceFact? Main(Verdict verdict)
    {
        int count = verdict.Arithmetic.Count + verdict.Comparisons.Count;
        if (verdict.Problem is not null || count == 0)
        {
            return null;
        }

        if (verdict.Evidence.Count == 0 || verdict.Arithmetic.Any(part => !part.Holds))
        {
            return new MainQuantity(
                verdict.Arithmetic.FirstOrDefault(part => !part.Holds) ?? verdict.Arithmetic.MinBy(RelativeDistance)!,
                verdict.Arithmetic.Select(part => part.Left.Label).Distinct().Skip(1).Any(),
                count);
        }

        Comparison part = (verdict.Decisive ?? verdict.Evidence[0]).DecisiveComparison;
        bool namesLeft = part.Left.Parts.Count > 0 || verdict.Comparisons.Select(other => other.Left.Name).Distinct().Count() > 1;
        return Effect.IsKnownOf(part)
            ? new MainEffectFact(Effect.Of(part, 1 - verdict.FamilyWiseError), namesLeft, NamesMetric(verdict, part), count)
            : null;
    }

    /// <summary>
    /// The effect that decided the verdict or left it open, as a sentence with its interval. Null if the verdict has no comparisons.
    /// </summary>
    /// <param name="verdict">The verdict.</param>
    public static EvidenceFact? Decisive(Verdict verdict)
    {
        if (verdict.Problem is not null || verdict.Evidence.Count == 0 || verdict.Arithmetic.Any(part => !part.Holds))
        {
            return Main(verdict) is MainQuantity main ? new QuantitiesCompared(main.Comparison) : null;
        }

        Evidence decisive = verdict.Decisive ?? verdict.Evidence[0];
        double level = 1 - verdict.FamilyWiseError;
        return decisive is NonDominance front
            ? Front(front, verdict, level, p: null)
            : new ArmsCompared(
                Effect.Of(decisive.DecisiveComparison, level),
                NamesMetric(verdict, decisive.DecisiveComparison),
                AdjustedP: null);
    }

    /// <summary>
    /// The effect that decided the verdict or left it open. Null if the verdict has no comparisons, or if it comes from arithmetic or from
    /// a comparison of several metrics.
    /// </summary>
    /// <param name="verdict">The verdict.</param>
    public static Effect? DecisiveEffect(Verdict verdict) => Decisive(verdict) is ArmsCompared arms ? arms.Effect : null;

    /// <summary>The effect of one comparison of a verdict; null if the verdict has no comparison with this number.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="comparison">The number of the comparison, from 0; null for the comparison that decided the verdict.</param>
    public static Effect? EffectOf(Verdict verdict, int? comparison) =>
        comparison is not int number ? DecisiveEffect(verdict)
        : verdict.Comparisons.ElementAtOrDefault(number) is { } part ? Effect.Of(part, 1 - verdict.FamilyWiseError)
        : null;

    /// <summary>
    /// The range of the critical batch size over fits that each leave out one batch size. Null for a comparison of another quantity.
    /// </summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="comparison">The number of the comparison, from 0; null for the comparison that decided the verdict.</param>
    public static (double Least, double Most)? WithoutOneLevel(Verdict verdict, int? comparison)
    {
        Comparison? part = comparison is int number
            ? verdict.Comparisons.ElementAtOrDefault(number)
            : verdict.Decisive?.DecisiveComparison;
        return part?.Left.CriticalBatch?.RangeWithoutOneArm;
    }

    /// <summary>The distance between two numbers, relative to the larger. If all comparisons hold, the closest one decides.</summary>
    private static double RelativeDistance(QuantityComparison part) =>
        Math.Abs(part.Left.Value - part.Right.Value) / Math.Max(Math.Abs(part.Left.Value), Math.Abs(part.Right.Value));

    private static EvidenceFact Front(NonDominance part, Verdict verdict, double level, double? p) => part.Obstacle != VerdictReason.None
        ? new FrontUnknown(part.Arm.Name)
        : new FrontCompared(
            part.Arm.Name,
            part.Rival.Name,
            [.. part.AgainstRival.Select(pair => Effect.Of(pair, level))],
            verdict.Status == VerdictStatus.Supported,
            part.NonDominated,
            part.ArmCount,
            p);

    private static bool NamesMetric(Verdict verdict, Comparison part) =>
        part.Left.Parts.Count == 0 && verdict.Comparisons.DistinctBy(other => other.Metric.Key).Count() > 1;
}
