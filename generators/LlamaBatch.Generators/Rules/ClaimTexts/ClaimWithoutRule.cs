using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text speaks of training without a setting, as in "without any warm-up", if the setting is not 0 on either side. A
/// schedule that is written without a warm-up has the default one.
/// </summary>
internal static class ClaimWithoutRule
{
    private static readonly (string Setting, string Words, Func<PointEvaluation, double?> Of)[] _settings =
    [
        ("Warmup", "warm-?up", point => point.Training?.Schedule.Warmup),
        ("WeightDecay", "weight decay", point => (point.Optimizer as AdamW)?.WeightDecay),
        ("Momentum", "momentum", point => (point.Optimizer as Sgd)?.Momentum),
        ("GradientClip", "(gradient )?clipping", point => point.Training?.GradientClip),
    ];

    private static readonly (string Setting, Regex Said, Func<PointEvaluation, double?> Of)[] _said =
    [
        .. _settings.Select(one => (one.Setting, Of($@"\bwithout (any |a |the )?{one.Words}\b(?!-)|\bno {one.Words}\b(?!-)"), one.Of)),
    ];

    /// <summary>Texts that speak of more than the setting's absence.</summary>
    private static readonly Regex _aside = Of(
        @"\b(with (or|and) without|not without|no (warm-?up|momentum|weight decay|clipping) (is|was|can|could|will|would|has|schedule|rule)"
            + @"|unlike|papers?|published|et al)\b");

    public static Diagnostic? Check(ClaimCall call, SweepEvaluation? evaluation)
    {
        if (evaluation is null || call.Left is not { Arms: not null } left || call.Rights.Any(right => right.Arms is null)
            || _aside.IsMatch(call.Claim.Text))
        {
            return null;
        }

        var points = left.PointsIn(evaluation).Concat(call.Rights.SelectMany(right => right.PointsIn(evaluation))).ToList();
        foreach (var (setting, words, of) in _said)
        {
            if (words.Match(call.Claim.Text) is { Success: true } said
                && points.Select(of).Distinct().ToList() is { Count: > 0 } values && values.TrueForAll(value => value > 0))
            {
                return ClaimFinding.Of(
                    call,
                    $"'{said.Value}'",
                    $"{setting} is {Sentence.AllOf(values.Select(value => LevelName.Of(value!.Value, null)))} in the compared trials",
                    remedy: $"set {setting} to 0 where the text says so");
            }
        }

        return null;
    }

    private static Regex Of(string words) => new(words, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
