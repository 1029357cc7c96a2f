using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports schedules whose warm-up has another length than a text or a comment says, or whose decay begins at another place. <c>Decay</c> is
/// often taken for the place at which the decay begins.
/// </summary>
internal static class StatedDecayRule
{
    /// <summary>The largest difference that rounding explains, as a share of the run.</summary>
    private const double Rounding = 0.011;

    private static readonly Regex _begin = new(
        @"\b(decay(s|ing)? (from|(that )?(begins?|starts?) (at|after)|after)|(plateau|constant|flat|stable)( (part|phase))?( from [0-9]{1,2} ?%)?"
            + @" (until|up to)) (?<number>[0-9]{1,2}) ?%",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _length = new(
        @"\bdecay(s|ing)? (\w+ )?(over|in|during) the (last|final) (?<share>tenth|fifth|quarter|third|half|(?<number>[0-9]{1,2}) ?%)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _warmup = new(
        @"\bwarm-?up (over|during|for|of) (the first |a )(?<share>tenth|twentieth|fifth|quarter|third|half) of (the|a) (run|text|training|steps)"
            + @"|\b(?<share>tenth|twentieth|fifth|quarter|third|half) of (the|a) (run|text|training|steps) is (a |the )?warm-?up",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string text)
    {
        string comments = points[0].Assignments.TryGetValue("Training.Schedule", out ExpressionSyntax? schedule)
            ? SettingComments.Around(schedule)
            : "";
        string all = $"{text} {string.Join(" ", experiment.Claims.Select(claim => claim.Text))} {comments}";
        if (Warmup(experiment, points, all) is { } warmup)
        {
            return warmup;
        }

        PointEvaluation? decaying = points.FirstOrDefault(point => point.Training!.Schedule is WarmupStableDecaySchedule);
        if (points.Select(point => (point.Training!.Schedule as WarmupStableDecaySchedule)?.Decay).OfType<double>().Distinct().ToList()
            is not [var actual])
        {
            return null;
        }

        var stated = _begin.Matches(all).Cast<Match>().Select(match => 1 - (StatedNumber.In(match) / 100))
            .Concat(_length.Matches(all).Cast<Match>().Select(ShareIn)).ToList();
        return stated.Count > 0 && stated.TrueForAll(one => Math.Abs(one - stated[0]) < Rounding && Math.Abs(one - actual) > Rounding)
            ? Diagnostic.Create(
                Descriptors.StatedBudgetDiffers,
                SettingPlace.Of(experiment, decaying!, "Training.Schedule.Decay", "Training.Schedule"),
                Number.TwoDigits(100 * stated[0]),
                "% of the run for the decay",
                $"{Number.TwoDigits(100 * actual)} %",
                "")
            : null;
    }

    /// <summary>Reports a warm-up of another length than the text says.</summary>
    private static Diagnostic? Warmup(ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string text)
    {
        var stated = _warmup.Matches(text).Cast<Match>().Select(ShareIn).Distinct().ToList();
        return stated is [var share] && points.Select(point => point.Training!.Schedule.Warmup).Distinct().ToList() is [var actual]
            && Math.Abs(share - actual) > Rounding
            ? Diagnostic.Create(
                Descriptors.StatedBudgetDiffers,
                SettingPlace.Of(experiment, points[0], "Training.Schedule.Warmup", "Training.Schedule"),
                Number.TwoDigits(100 * share),
                "% of the run for the warm-up",
                $"{Number.TwoDigits(100 * actual)} %",
                "")
            : null;
    }

    private static double ShareIn(Match match) =>
        StatedNumber.ShareOfWord(match.Groups["share"].Value) ?? StatedNumber.In(match) / 100;
}
