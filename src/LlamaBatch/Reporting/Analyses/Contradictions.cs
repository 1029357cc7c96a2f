using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Reports that give a claim of the same source the opposite verdict, with the settings in which they differ.</summary>
internal static class Contradictions
{
    /// <summary>Settings that are named; more would not be read.</summary>
    private const int MostSettings = 5;

    /// <summary>The reports that contradict a claim.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="verdict">Its verdict here.</param>
    /// <param name="settings">The settings of the baseline here.</param>
    /// <param name="others">The verdicts of other experiments.</param>
    public static IEnumerable<OppositeVerdict> Of(
        Claim claim,
        Verdict verdict,
        IReadOnlyList<Setting> settings,
        IReadOnlyList<OtherVerdict> others) =>
        from other in others
        where claim.Source.Length > 0 && other.Claim.Source == claim.Source && AreOpposite(verdict.Status, other.Claim.Status)
        let different = Different([.. settings.Where(setting => Matters(setting, verdict))], other.Settings)
        select new OppositeVerdict(
            other.Experiment,
            other.Claim.Status,
            [.. different.Take(MostSettings)],
            Math.Max(0, different.Count - MostSettings));

    /// <summary>What is learned changes no cost: rates, decays and validation do not explain one.</summary>
    private static bool Matters(Setting setting, Verdict verdict) =>
        verdict.Comparisons.Any(part => part.Metric.Kind != MetricKind.Cost)
        || !(setting.Name.StartsWith("Optimizer.", StringComparison.Ordinal)
            || setting.Name.StartsWith("Validation.", StringComparison.Ordinal)
            || setting.Name.StartsWith("Training.Schedule", StringComparison.Ordinal));

    private static bool AreOpposite(VerdictStatus here, VerdictStatus there)
        => here != there && here != VerdictStatus.Inconclusive && there != VerdictStatus.Inconclusive;

    private static List<(string Name, string Here, string There)> Different(IReadOnlyList<Setting> here, IReadOnlyList<Setting> there)
    {
        var other = there.DistinctBy(setting => setting.Name)
            .ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);
        return [.. here.Where(setting => other.TryGetValue(setting.Name, out string? value) && value != setting.Value)
            .Select(setting => (setting.Name, setting.Value, other[setting.Name]))];
    }
}
