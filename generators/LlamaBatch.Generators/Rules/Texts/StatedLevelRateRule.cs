using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports members of an enum whose summary states another learning rate or batch size than the level trains with, as in "64 sequences at
/// 8e-3" beside a rate of 6e-3.
/// </summary>
internal static class StatedLevelRateRule
{
    private const string Rate = @"(?<![\w.])(?<number>[0-9](\.[0-9]{1,3})?[eE]-[0-9]{1,2})(?!\w|\.[0-9])";

    private static readonly Regex _rate = new(
        $@"\b(rate of|at) {Rate}|{Rate} at [0-9][0-9,]{{0,9}} sequences\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _batch = new(
        $@"\b{StatedNumber.Integer} sequences\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about another number than the level's own.</summary>
    private static readonly Regex _aside = new(
        @"\b(from|to|than|instead|not|against|until|then|times|grows?|falls?|rises?|decays?|epsilon|per|probe|validation|windows?"
            + @"|twice|doubles?|doubled|half|floor|minimum|ends?|eps|coefficient|deviation|added|adds?|corpus)\b|ε|λ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        foreach (var (summary, points, _, member) in LevelTexts.Of(experiment, evaluation.Points, cancellation))
        {
            string said = summary.Split(':', ';')[0];
            if (_aside.IsMatch(said))
            {
                continue;
            }

            if (Stated(_rate, said) is { } rate && points.Select(point => point.Optimizer?.LearningRate).Distinct().ToList()
                is [{ } trained] && Math.Abs(trained - rate) > 0.01 * rate)
            {
                return Report(experiment, points[0], "Optimizer.LearningRate", member, $"a rate of {LevelName.OfRate(rate)}",
                    $"LearningRate {LevelName.OfRate(trained)}");
            }

            if (Stated(_batch, said) is { } batch && points.Select(point => point.Training is { IsBatchScheduled: false } training
                ? training.BatchSize.Count : (long?)null).Distinct().ToList() is [{ } size] && size != batch)
            {
                return Report(experiment, points[0], "Training.BatchSize", member, FormattableString.Invariant($"{batch:N0} sequences"),
                    FormattableString.Invariant($"BatchSize {size:N0}"));
            }
        }

        return null;
    }

    private static double? Stated(Regex pattern, string text) =>
        pattern.Matches(text).Cast<Match>().Select(match => double.Parse(
                match.Groups["number"].Value.Replace(",", ""), NumberStyles.Float, CultureInfo.InvariantCulture))
            .Distinct().ToList() is [var only] ? only : null;

    private static Diagnostic Report(
        ExperimentDeclaration experiment, PointEvaluation point, string setting, IFieldSymbol member, string said, string actual) =>
        Diagnostic.Create(
            Descriptors.ArmDiffersFromText,
            SettingPlace.Of(experiment, point, setting),
            $"The summary of {member.ContainingType.Name}.{member.Name} states {said}, but the level trains with {actual}. Correct the "
                + "number, or the text.");
}
