using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>Reports that give a claim of the same source the opposite verdict, with the settings in which they differ.</summary>
internal static class Contradictions
{
    /// <summary>Settings that are named; more would not be read.</summary>
    private const int MostSettings = 5;

    /// <summary>The remark beside a claim, as Markdown; empty where no report contradicts it.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="verdict">Its verdict here.</param>
    /// <param name="settings">The settings of the baseline here.</param>
    /// <param name="others">The verdicts of other experiments.</param>
    public static string RemarkOn(Claim claim, Verdict verdict, IReadOnlyList<Setting> settings, IReadOnlyList<OtherVerdict> others) =>
        string.Concat(others
            .Where(other => claim.Source.Length > 0 && other.Claim.Source == claim.Source && AreOpposite(verdict.Status, other.Claim.Status))
            .Select(other => $" **[{MarkdownText.Escape(other.Experiment)}](../{Uri.EscapeDataString(other.Experiment)}/{ExperimentFiles.Report}) has the opposite verdict, {other.Claim.Status.ToString().ToLowerInvariant()}**{Difference([.. settings.Where(setting => Matters(setting, verdict))], other.Settings)}."));

    /// <summary>What is learned changes no cost: rates, decays and validation do not explain one.</summary>
    private static bool Matters(Setting setting, Verdict verdict) =>
        verdict.Comparisons.Any(part => part.Metric.Kind != MetricKind.Cost)
        || !(setting.Name.StartsWith("Optimizer.", StringComparison.Ordinal) || setting.Name.StartsWith("Validation.", StringComparison.Ordinal) || setting.Name.StartsWith("Training.Schedule", StringComparison.Ordinal));

    private static bool AreOpposite(VerdictStatus here, VerdictStatus there) => here != there && here != VerdictStatus.Inconclusive && there != VerdictStatus.Inconclusive;

    private static string Difference(IReadOnlyList<Setting> here, IReadOnlyList<Setting> there)
    {
        var other = there.DistinctBy(setting => setting.Name).ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);
        var different = here.Where(setting => other.TryGetValue(setting.Name, out string? value) && value != setting.Value)
            .Select(setting => $"{MarkdownText.Escape(setting.Name)} {MarkdownText.Escape(LevelText.Shown(setting.Name, setting.Value))} here, {MarkdownText.Escape(LevelText.Shown(setting.Name, other[setting.Name]))} there")
            .ToList();
        return different.Count == 0 ? "" : $" ({string.Join("; ", different.Take(MostSettings))}{(different.Count > MostSettings ? $"; {Words.Count(different.Count - MostSettings, "more setting")}" : "")})";
    }
}
