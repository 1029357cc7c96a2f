using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports trials that are validated more or less often than a text says, as in "each run is validated forty times" and "validated every
/// 51,200 tokens".
/// </summary>
internal static class StatedValidationsRule
{
    /// <summary>The validations of a trial whose metric has no interval.</summary>
    private const double ByDefault = 20;

    /// <summary>The relative deviation that rounding explains.</summary>
    private const double Rounding = 0.1;

    private static readonly string _number = $"({StatedNumber.Integer}|{StatedNumber.Word}|{StatedNumber.Ten})";

    private static readonly Regex _times = new(
        $@"\b((is|are|we) (validated? {_number} times|evaluated? {_number} times(?! on\b))|(is|are) validated at {_number} (moments|points|places)"
            + $@"|has {_number} validations|{_number} validations (per|in (each|every|a)|of (each|every|a)) (run|trial))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _interval = new(
        @"\b(validated?|validates|validation|validations) (once )?(?<every>every|after every|after each) "
            + $@"({StatedNumber.Integer} (?<unit>tokens|steps)"
            + $@"|{StatedShare.Pattern} of (the|a|each|every|its) (run|text|training|tokens|budget))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _aside = new(
        @"\b(quick|smoke|each of|at least|at most|windows?|plateau|decay|until|first|last|checkpoints?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation)
    {
        var metrics = experiment.Metrics.Where(metric => metric.Kind == MetricKind.Validation && !metric.NeedsProbe).ToList();
        if (metrics.Count == 0)
        {
            return null;
        }

        foreach (Match said in PlainSentences.In(DocumentationText.All(experiment.Record, cancellation))
            .Where(sentence => !_aside.IsMatch(sentence))
            .SelectMany(sentence => _times.Matches(sentence).Cast<Match>().Concat(_interval.Matches(sentence).Cast<Match>())))
        {
            // The number holds for no metric of any trial.
            if (points.All(point => metrics.TrueForAll(metric => StatedOf(said, point) is > 0 and var stated
                && Math.Abs(stated - NumberOf(metric, point)) > Math.Max(1, Rounding * stated))))
            {
                return Diagnostic.Create(
                    Descriptors.StatedBudgetDiffers,
                    LevelSyntax.Of(metrics[0].Attribute, "EveryTokens", experiment.Record),
                    Number.TwoDigits(StatedOf(said, points[0])!.Value),
                    "validations per trial",
                    Number.TwoDigits(NumberOf(metrics[0], points[0])),
                    LevelPhrase.Of(experiment, points, points[0], point => NumberOf(metrics[0], point)));
            }
        }

        return null;
    }

    private static double NumberOf(MetricDeclaration metric, PointEvaluation point) =>
        Math.Min(
            metric.EveryTokens <= 0 ? ByDefault : (double)point.Trainable!.TokensTrained / metric.EveryTokens,
            point.Trainable!.Steps);

    private static double? StatedOf(Match said, PointEvaluation point) =>
        !said.Groups["every"].Success ? StatedNumber.In(said)
        : said.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "tokens" => point.Trainable!.TokensTrained / StatedNumber.In(said),
            "steps" => point.Trainable!.Steps / StatedNumber.In(said),
            _ => 1 / StatedShare.In(said),
        };
}
