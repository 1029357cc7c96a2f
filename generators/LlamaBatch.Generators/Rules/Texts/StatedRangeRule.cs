using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports ranges of steps or tokens in the question and the summary of which one end is that of the trials and the other end is not, as in
/// "from 50 to 3,200 steps" beside trials of 200 to 3,200 steps.
/// </summary>
internal static class StatedRangeRule
{
    /// <summary>The relative deviation that rounding explains.</summary>
    private const double Rounding = 0.1;

    private const string Low = @"(?<low>[0-9][0-9,]{0,15}(\.[0-9]+)?)( ?(?<lowScale>thousand|million|billion))?";

    private const string High = @"(?<high>[0-9][0-9,]{0,15}(\.[0-9]+)?)( ?(?<highScale>thousand|million|billion))?";

    private static readonly (string Name, Regex Range, Func<PointEvaluation, double> Of)[] _quantities =
    [
        ("steps", Range("(optimizer |training )?steps"), point => point.Trainable!.Steps),
        ("tokens", Range("(training )?tokens(?! (per|in|a|long|each))"), point => point.Trainable!.TokensTrained),
    ];

    /// <summary>Words about a part of a run, or about what is beyond the trials.</summary>
    private static readonly Regex _aside = new(
        @"\b(warm-?up|decays?|half-li(fe|ves)|averages?|averaged|averaging|accumulate[sd]?|accumulation|every|each|validated?|validations?"
            + "|measured?|extrapolate[sd]?|extrapolation|predict|predicts|predicted|beyond|then|until|quick|smoke|papers?|et al|target"
            + @"|reach|reaches|need|needs|windows?|per|grows?|drifts?|flattens?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation)
    {
        string[] sentences =
        [
            .. ExperimentTexts.SentencesIn(ExperimentTexts.OfRecord(experiment, cancellation))
                .Where(sentence => !_aside.IsMatch(sentence)),
        ];
        foreach (var (name, range, of) in _quantities)
        {
            // With equal tokens, a number of steps may be a moment of the longest trials.
            if (points.Select(point => point.Trainable!.TokensTrained).Distinct().Count() == 1)
            {
                return null;
            }

            double least = points.Min(of);
            double most = points.Max(of);
            if (least.Equals(most) || sentences.SelectMany(sentence => range.Matches(sentence).Cast<Match>()).ToList() is not [var said])
            {
                continue;
            }

            double high = StatedNumber.In(said, "high") * ScaleOf(said, "high");
            // "1 to 3 million tokens" has one scale.
            double low = StatedNumber.In(said, "low") * ScaleOf(said, said.Groups["lowScale"].Success ? "low" : "high");
            if (IsNear(low, least) != IsNear(high, most) && !IsOther(low, least) && !IsOther(high, most))
            {
                bool isLow = !IsNear(low, least);
                return Diagnostic.Create(
                    Descriptors.StatedBudgetDiffers,
                    LevelSyntax.OfParameter(experiment.Attribute, 0, experiment.Record),
                    FormattableString.Invariant($"{(isLow ? low : high):N0}"),
                    $"{name} in the {(isLow ? "shortest" : "longest")} trials",
                    FormattableString.Invariant($"{(isLow ? least : most):N0}"),
                    "");
            }
        }

        return null;

        // A number that some trials have may be about these trials.
        bool IsOther(double stated, double end) => !IsNear(stated, end) && (double.IsNaN(stated)
            || points.Any(point => IsNear(stated, point.Trainable!.Steps) || IsNear(stated, point.Trainable.TokensTrained)
                || point.Levels.Values.Any(level => LevelNumber.Is(level, stated))));
    }

    private static double ScaleOf(Match said, string end) => said.Groups[end + "Scale"].Value.ToLowerInvariant() switch
    {
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        _ => 1,
    };

    private static bool IsNear(double stated, double actual) => Math.Abs(stated - actual) <= Rounding * actual;

    private static Regex Range(string unit) => new(
        $@"\b(from|between) {Low}( {unit})? (to|and) {High} {unit}\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
