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

    private const string Run = "(the|a|each|every|its|their) (run|runs|text|training|tokens|steps|budget)";

    private static readonly Regex _warmup = new(
        @"(?<!\bbatch )\b(warm-?up (over|during|for|of|takes|takes up|lasts|lasts for|is|covers|spans)|warm(s|ed|ing)? up (over|during|for|in)) "
            + $@"{StatedShare.Pattern} of {Run}|\b{StatedShare.Pattern}( of {Run})? is (a |the )?warm-?up",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words by which a sentence speaks of all trials.</summary>
    private static readonly Regex _all = new(
        @"\b(all|both|every|each|always)\b(?! (of )?(the )?(run|text|training|tokens|steps|budget)\b)"
            // "In all trials with a decay" is about some trials.
            + @"(?!( (trials|runs|models|levels))? (with|without|at|that|of(?! (them|the (trials|runs|models|levels))\b))\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string text)
    {
        string comments = points[0].Assignments.TryGetValue("Training.Schedule", out ExpressionSyntax? schedule)
            ? SettingComments.Around(schedule)
            : "";
        string all = $"{text} {string.Join(" ", experiment.Claims.Select(claim => claim.Text))} {comments}";
        string[] others = [experiment.Question, .. experiment.Claims.Select(claim => claim.Text), comments];
        if (Warmup(experiment, points, [.. PlainSentences.In(text)], others) is { } warmup)
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

    /// <summary>Reports a warm-up of another length than the text says, in some trials only if the text is about all.</summary>
    private static Diagnostic? Warmup(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string[] sentences, string[] others)
    {
        bool isOfRate = !points.Any(point => point.Training!.BatchSchedule is BatchWarmup);
        var stated = (from sentence in sentences.Concat(others)
                      where isOfRate || sentence.IndexOf("batch", StringComparison.OrdinalIgnoreCase) < 0
                      from said in _warmup.Matches(sentence).Cast<Match>()
                      let share = StatedShare.In(said)
                      where share is not null
                      group _all.IsMatch(sentence) && sentences.Contains(sentence) by share.Value).ToList();
        bool isOne = points.Select(point => point.Training!.Schedule.Warmup).Distinct().Count() == 1;
        // Trials without a warm-up may be those that the others are compared with.
        return stated is [var one] && (isOne || one.Any(isOfAll => isOfAll))
            && points.FirstOrDefault(point => Math.Abs(one.Key - point.Training!.Schedule.Warmup) > Rounding
                && (isOne || point.Training.Schedule.Warmup > 0)) is { } other
            ? Diagnostic.Create(
                Descriptors.StatedBudgetDiffers,
                SettingPlace.Of(experiment, other, "Training.Schedule.Warmup", "Training.Schedule"),
                Number.TwoDigits(100 * one.Key),
                "% of the run for the warm-up",
                $"{Number.TwoDigits(100 * other.Training!.Schedule.Warmup)} %",
                isOne ? "" : LevelPhrase.Of(experiment, points, other, point => point.Training!.Schedule.Warmup))
            : null;
    }

    private static double ShareIn(Match match) =>
        StatedNumber.ShareOfWord(match.Groups["share"].Value) ?? StatedNumber.In(match) / 100;
}
