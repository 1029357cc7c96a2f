using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The caveats about verdicts and figures, such as noisy tuning, an optimum at the edge, or disturbed costs.</summary>
internal static class WeakEvidenceSection
{
    /// <summary>The caveats, in the order in which the report states them.</summary>
    /// <param name="input">The results.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="verdicts">The verdicts of the claims, in the same order.</param>
    /// <param name="error">The family-wise error rate.</param>
    public static IReadOnlyList<Fact> Of<TPoint>(
        ReportInput<TPoint> input, IReadOnlyList<Claim> claims, IReadOnlyList<Verdict> verdicts, double error)
        where TPoint : LlamaExperiment
    {
        MetricDefinition? metric = input.Sweep.TuningMetric;
        var compared = verdicts.SelectMany(verdict => verdict.Comparisons).Where(part => part.Obstacle == VerdictReason.None).ToList();
        bool judgesLearning = compared.Exists(part => part.Metric.Kind != MetricKind.Cost);
        bool judgesCosts = compared.Exists(part => part.Metric.Kind == MetricKind.Cost || part.Metric.IsTimed);
        return
        [
            .. One(judgesLearning ? LookCaveats.Of(input.Results, input.Stored, error) : null),
            .. One(SkewCaveats.Of(compared, error)),
            .. TuningCaveats.Of(input.Results, metric, judgesLearning),
            .. TargetCaveats.Of(input, verdicts),
            .. SweepCaveats.Of(input.Results, metric),
            .. SettingCaveats.Of(input, claims, verdicts),
            .. One(judgesCosts ? CostCaveats.OneOccasion(input.Results, input.Stored, error) : null),
            .. One(CostCaveats.Disturbed(input.Results)),
            .. One(OutlierCaveats.Of(input.Results, metric)),
        ];
    }

    private static IEnumerable<Fact> One(Fact? fact) => fact is null ? [] : [fact];
}
