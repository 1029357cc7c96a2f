using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text says what a setting does, as in "added gradient noise lowers the loss", although both compared sides have the
/// setting, so that the control without it is missing.
/// </summary>
internal static class ClaimControlRule
{
    private const string Verbs =
        "lowers?|raises?|reduces?|increases?|improves?|helps?|hurts?|harms?|costs?|saves?|worsens?|slows?|speeds? up";

    private static readonly (string Setting, Regex Said, Func<PointEvaluation, double?> Of)[] _said =
    [
        .. AbsentSetting.All.Select(setting => (setting.Name, Of(Said(setting.Words)), (Func<PointEvaluation, double?>)setting.Of)),
        ("NoiseBatchSize", Of(Said("(added )?(gradient )?noise")), NoiseOf),
    ];

    private static string Said(string words) => $@"^(?<said>(adding |some |any )?{words} ({Verbs})) {Object}$";

    /// <summary>The metric that a setting changes, and by how much.</summary>
    private const string Object = @"the (\w+ ){0,2}\w+( on [\w -]+)?( by (at (least|most)|more than|less than|about) [0-9][\w %./-]*)?\.?";

    /// <summary>Texts about how strong the setting is.</summary>
    private static readonly Regex _aside = Of(
        @"\b(beyond|above|below|over|under|past|up to|if|when|once|only|too|further|twice|half|strong\w*|weak\w*|low|high|enough|until)\b");

    public static Diagnostic? Check(ClaimCall call, SweepEvaluation? evaluation)
    {
        if (evaluation is null || call is not { Left: { Arms: [_], Budget.Length: > 0 } left, Rights: [{ Arms: [_] } right] }
            || _aside.IsMatch(call.Claim.Text))
        {
            return null;
        }

        var points = left.PointsIn(evaluation).Concat(right.PointsIn(evaluation)).ToList();
        foreach (var (setting, words, of) in _said)
        {
            if (words.IsMatch(call.Claim.Text) && points.Select(of).Distinct().ToList() is { Count: 2 } values
                && values.TrueForAll(value => value > 0))
            {
                return ClaimFinding.Of(
                    call,
                    $"'{words.Match(call.Claim.Text).Groups["said"].Value}'",
                    $"{setting} is {Sentence.AllOf(values.Select(value => LevelName.Of(value!.Value, null)))}, so no side is without it",
                    remedy: $"compare with {setting} = 0");
            }
        }

        return null;
    }

    /// <summary>The batch size whose noise is added; 0 if no noise is added.</summary>
    private static double? NoiseOf(PointEvaluation point) => point.Training is not { } training ? null
        : training.NoiseBatchSize.Count < training.BatchSize.Count ? training.NoiseBatchSize.Count
        : 0;

    private static Regex Of(string words) => new(words, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
