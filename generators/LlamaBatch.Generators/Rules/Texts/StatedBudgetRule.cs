using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports budgets, seeds and texts that the question, the summary or a comment states for the whole experiment, such as 20 tokens per
/// parameter, although the settings differ.
/// </summary>
internal static class StatedBudgetRule
{
    /// <summary>The relative deviation that rounding to whole steps explains.</summary>
    internal const double Rounding = 0.05;

    private static readonly StatedQuantity[] _stated =
    [
        StatedQuantity.TokensPerParameter($@"\b{StatedNumber.Integer}"),
        StatedQuantity.TokensPerStep($@"\b{StatedNumber.Integer}"),
        new(
            "steps",
            $@"\b(run|trial|training) (has|takes|of) {StatedNumber.Integer} steps",
            ["Training.Tokens"],
            point => point.Trainable!.Steps),
    ];

    /// <summary>Words for something that happens during a run, after some of its steps.</summary>
    private static readonly Regex _part = new(
        @"\b(warm|decay|anneal|average|averaging|half-life|accumulate|accumulating|switch|double|doubling|grow|raise|raising|start|begin)\w*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _afterSteps = new(
        $@"\bafter ({StatedNumber.Integer}|{StatedNumber.Word} {StatedNumber.ScaleOfWord}) (training |optimizer )?steps\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        var points = evaluation.Points.Where(point => point.Trainable is not null).ToList();
        if (points.Count == 0 || points.Count < evaluation.Points.Count)
        {
            yield break;
        }

        string text = ExperimentTexts.OfRecord(experiment, cancellation);
        if (StatedSeedsRule.Check(experiment, text) is { } ofSeeds)
        {
            yield return ofSeeds;
            yield break;
        }

        if (AfterSteps(experiment, points) is { } after)
        {
            yield return after;
            yield break;
        }

        if ((StatedTextRule.Check(experiment, points, text) ?? StatedTextRule.CheckLevels(experiment, points, cancellation)) is { } ofText)
        {
            yield return ofText;
            yield break;
        }

        if (StatedDecayRule.Check(experiment, points, text) is { } decay)
        {
            yield return decay;
            yield break;
        }

        if (StatedLengthRule.CheckTrained(experiment, points, text) is { } length)
        {
            yield return length;
            yield break;
        }

        if (StatedScheduleRule.Check(experiment, points, text, cancellation) is { } ofSchedule)
        {
            yield return ofSchedule;
            yield break;
        }

        if (StatedScheduleRule.CheckLevels(experiment, points, cancellation) is { } ofLevel)
        {
            yield return ofLevel;
            yield break;
        }

        if ((StatedSwitchRule.Check(experiment, points, cancellation) ?? StatedStageListRule.Check(experiment, points, cancellation)
            ?? StatedDecayLevelRule.Check(experiment, points, cancellation) ?? StatedBarrierRule.Check(experiment, points, cancellation)
            ?? StatedReferenceRule.Check(experiment, points, cancellation) ?? StatedRangeRule.Check(experiment, points, cancellation)
            ?? StatedHalfLifeRule.Check(experiment, cancellation) ?? StatedAverageRule.Check(experiment, points, cancellation)
            ?? StatedStageRule.Check(experiment, points, cancellation) ?? StatedStepsRule.Check(experiment, points, cancellation)
            ?? StatedTokensRule.Check(experiment, points, cancellation) ?? StatedValidationsRule.Check(experiment, points, cancellation)
            ?? StatedProbeRule.Check(experiment, points, cancellation)
            ?? StatedMultipleRule.Check(experiment, points, cancellation)) is { } place)
        {
            yield return place;
            yield break;
        }

        if (SettingCommentRule.Check(points) is { } beside)
        {
            yield return beside;
            yield break;
        }

        foreach (StatedQuantity stated in _stated)
        {
            List<double> numbers = stated.StatementsIn(text).ConvertAll(statement => StatedNumber.In(statement));
            PointEvaluation? other = points.Find(point => !numbers.Exists(number => IsNear(number, stated.Of(point))));

            // A number that holds nowhere may be about something else, and a level holds where it is.
            if (other is not null && !numbers.Exists(number => IsLevel(experiment, number))
                && numbers.Exists(number => points.Exists(point => IsNear(number, stated.Of(point)))))
            {
                yield return Diagnostic.Create(
                    Descriptors.StatedBudgetDiffers,
                    SettingPlace.Of(experiment, other, stated.Settings[0]),
                    Number.Compact(numbers[0]),
                    stated.Name,
                    Number.ThreeDigits(stated.Of(other)),
                    LevelPhrase.Of(experiment, points, other, point => stated.Of(point)));
                yield break;
            }
        }
    }

    /// <summary>Reports a question about the results after a number of steps, if all trials have another number of steps.</summary>
    private static Diagnostic? AfterSteps(ExperimentDeclaration experiment, List<PointEvaluation> points) =>
        !_part.IsMatch(experiment.Question)
            && _afterSteps.Matches(experiment.Question).Cast<Match>().Select(match => StatedNumber.In(match)).ToList() is [var asked]
            && points.TrueForAll(point => point.IsInSteps)
            && points.Select(point => point.Trainable!.Steps).Distinct().ToList() is [var steps]
            && experiment.Targets.Count == 0 && !IsNear(asked, steps)
            ? Diagnostic.Create(
                Descriptors.StatedBudgetDiffers,
                SettingPlace.Of(experiment, points[0], "Training.Steps"),
                Number.Exact(asked),
                "steps",
                FormattableString.Invariant($"{steps:N0}"),
                "")
            : null;

    private static bool IsLevel(ExperimentDeclaration experiment, double number) =>
        experiment.Axes.Any(axis => axis.Levels.Any(level => LevelNumber.Is(level, number)));

    private static bool IsNear(double stated, double actual) => Math.Abs(stated - actual) <= Rounding * stated;
}
