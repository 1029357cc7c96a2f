using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports schedules with a stable part whose decay begins at another place than the summary or a comment says. <c>Decay</c> is often taken
/// for the place at which the decay begins.
/// </summary>
internal static class StatedDecayRule
{
    /// <summary>The largest difference that rounding explains, as a share of the run.</summary>
    private const double Rounding = 0.011;

    private static readonly Regex _begin = new(
        @"\b(decay(s|ing)? (from|(that )?(begins?|starts?) (at|after)|after)|(plateau|constant|flat|stable)( (part|phase))?( from [0-9]{1,2} ?%)?"
            + @" (until|up to|to)) (?<number>[0-9]{1,2}) ?%",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _length = new(
        @"\bdecay(s|ing)? (\w+ )?(over|in|during) the (last|final) (?<share>tenth|fifth|quarter|third|half|(?<number>[0-9]{1,2}) ?%)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string text)
    {
        var decays = points.Select(point => (point.Training!.Schedule as WarmupStableDecaySchedule)?.Decay).Distinct().ToList();
        if (decays is not [{ } actual])
        {
            return null;
        }

        string all = $"{text} {CommentsAt(points[0])}";
        var stated = _begin.Matches(all).Cast<Match>().Select(match => 1 - (StatedNumber.In(match) / 100))
            .Concat(_length.Matches(all).Cast<Match>().Select(ShareIn)).ToList();
        return stated.Count > 0 && stated.TrueForAll(one => Math.Abs(one - stated[0]) < Rounding && Math.Abs(one - actual) > Rounding)
            ? Diagnostic.Create(
                Descriptors.StatedBudgetDiffers,
                SettingPlace.Of(experiment, points[0], "Training.Schedule.Decay", "Training.Schedule"),
                Number.TwoDigits(100 * stated[0]),
                "% of the run for the decay",
                $"{Number.TwoDigits(100 * actual)} %",
                "")
            : null;
    }

    private static double ShareIn(Match match) => match.Groups["share"].Value.ToLowerInvariant() switch
    {
        "tenth" => 0.1,
        "fifth" => 0.2,
        "quarter" => 0.25,
        "third" => 1 / 3.0,
        "half" => 0.5,
        _ => StatedNumber.In(match) / 100,
    };

    /// <summary>The comments before and after the schedule.</summary>
    private static string CommentsAt(PointEvaluation point) =>
        point.Assignments.TryGetValue("Training.Schedule", out ExpressionSyntax? schedule) && schedule.Parent is { } setting
            ? string.Join(" ", setting.GetLeadingTrivia().Concat(setting.GetLastToken().GetNextToken().TrailingTrivia)
                .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)).Select(trivia => trivia.ToString()))
            : "";
}
