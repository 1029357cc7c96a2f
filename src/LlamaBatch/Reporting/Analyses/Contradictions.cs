using System.Globalization;
using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>
/// Finds other experiments with the opposite verdict on the same published claim. Lists the settings that differ from this experiment's.
/// </summary>
internal static class Contradictions
{
    /// <summary>The maximum number of differing settings that are listed for each opposite verdict.</summary>
    private const int MostSettings = 5;

    /// <summary>
    /// The opposite verdicts that other experiments gave on the same published claim. Empty if the claim names no source.
    /// </summary>
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

    /// <summary>
    /// Whether a setting may explain different verdicts. For a claim about costs only, settings of optimizer, validation and schedule are
    /// excluded.
    /// </summary>
    private static bool Matters(Setting setting, Verdict verdict) =>
        verdict.Comparisons.Any(part => part.Metric.Kind != MetricKind.Cost)
        || !(setting.Name.StartsWith("Optimizer.", StringComparison.Ordinal)
            || setting.Name.StartsWith("Validation.", StringComparison.Ordinal)
            || setting.Name.StartsWith("Training.Schedule", StringComparison.Ordinal));

    private static bool AreOpposite(VerdictStatus here, VerdictStatus there)
        => here != there && here != VerdictStatus.Inconclusive && there != VerdictStatus.Inconclusive;

    /// <summary>A number whose text has more characters than this was probably computed, not typed.</summary>
    private const int LongestNumber = 12;

    private static List<(string Name, string Here, string There)> Different(IReadOnlyList<Setting> here, IReadOnlyList<Setting> there)
    {
        var other = there.DistinctBy(setting => setting.Name)
            .ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);
        return [.. here.Where(setting => other.TryGetValue(setting.Name, out string? value) && value != setting.Value)
            .Select(setting => (setting.Name, Here: setting.Value, There: other[setting.Name]))
            // Values that differ in their last digits only are shown whole.
            .Select(one => Rounded(one.Here) == Rounded(one.There) ? one : (one.Name, Rounded(one.Here), Rounded(one.There)))];
    }

    /// <summary>A value, or several values, in which computed numbers such as <c>0.993608849045455</c> have six digits.</summary>
    private static string Rounded(string value) => string.Join(", ", value.Split(", ").Select(part =>
        part.Length > LongestNumber && double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && number.ToString("G6", CultureInfo.InvariantCulture) is { Length: < LongestNumber } shorter
            ? shorter
            : part));
}
