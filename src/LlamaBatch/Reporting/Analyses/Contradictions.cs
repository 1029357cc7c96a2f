using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Finds reports with the opposite verdict on a claim from the same source, and the settings that differ.</summary>
internal static class Contradictions
{
    /// <summary>The largest number of different settings that a report names.</summary>
    private const int MostSettings = 5;

    /// <summary>The opposite verdicts of other experiments on a claim.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="verdict">The verdict on the claim in this report.</param>
    /// <param name="settings">The settings of this experiment's baseline.</param>
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

    /// <summary>Whether a setting may explain a difference in verdicts. Optimizer, validation and schedule do not affect costs.</summary>
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
