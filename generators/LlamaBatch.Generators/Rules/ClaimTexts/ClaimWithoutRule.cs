using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text speaks of training without a setting, as in "without any warm-up", if the setting is not 0 on either side. A
/// schedule that is written without a warm-up has the default one.
/// </summary>
internal static class ClaimWithoutRule
{
    private static readonly (AbsentSetting Setting, Regex Said)[] _said =
    [
        .. AbsentSetting.All.Select(setting => (setting, Of($@"\b({setting.Absence})\b{Limited}"))),
    ];

    /// <summary>What does not follow: "no warm-up longer than 1 %" is not about training without a warm-up.</summary>
    private const string Limited =
        @"(?!-)(?! (above|below|beyond|over|under|longer|shorter|larger|smaller|higher|lower|of|than|at)\b)";

    /// <summary>Texts that speak of more than the setting's absence.</summary>
    private static readonly Regex _aside = Of(
        @"\b(with (or|and) without|not without|no (warm-?up|momentum|weight decay|clipping) (is|was|can|could|will|would|has|schedule|rule)"
            + @"|unlike|papers?|published|et al)\b");

    public static Diagnostic? Check(ClaimCall call, SweepEvaluation? evaluation)
    {
        // Costs may be those of a part of the run.
        if (evaluation is null || call.Left is not { Arms: not null, Budget.Length: > 0 } left
            || call.Rights.Any(right => right.Arms is null)
            || _aside.IsMatch(call.Claim.Text))
        {
            return null;
        }

        var points = left.PointsIn(evaluation).Concat(call.Rights.SelectMany(right => right.PointsIn(evaluation))).ToList();
        foreach (var (setting, words) in _said)
        {
            if (words.Match(call.Claim.Text) is { Success: true } said
                && points.Select(setting.Of).Distinct().ToList() is { Count: > 0 } values && values.TrueForAll(value => value > 0))
            {
                return ClaimFinding.Of(
                    call,
                    $"'{said.Value}'",
                    $"{setting.Name} is {Sentence.AllOf(values.Select(value => LevelName.Of(value!.Value, null)))} in the compared trials",
                    remedy: $"set {setting.Name} to 0 where the text says so");
            }
        }

        return null;
    }

    private static Regex Of(string words) => new(words, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
