using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports trials with another number of steps than the summary states for all of them or for a batch size, as in "the largest batch makes
/// 240 steps".
/// </summary>
internal static class StatedStepsRule
{
    /// <summary>The relative deviation that rounding explains.</summary>
    private const double Rounding = 0.1;

    private const string Batch = @"(the (?<end>largest|smallest) (batch|size)( size)?|a batch( size)? of (?<batch>[0-9][0-9,]{0,9})"
        + @"|(?<![\w.,])(?<batch>[0-9][0-9,]{0,9}) sequences)";

    private const string Steps = $@"{StatedNumber.Integer} ((optimizer|training) )?(steps|updates)"
        + @"\b(?! (of|per|before|after|between|in|to|until|later|for|from|each|(at|with) a(?! batch)|up to|and [0-9]+)\b"
        + @"|, and [0-9][0-9,]* (in|at|with|during|while|after)\b)";

    private static readonly Regex _ofBatch = new(
        $@"\b{Batch} (makes?|takes?|has|have|does|trains? for|runs? for) (only |just )?{Steps}|(?<![\w.,]){Steps} (at|with|for) {Batch}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _ofAll = new(
        @"\b((every|each|the) (run|trial|model)|all (runs|trials|models)|all of them) (makes?|takes?|has|have|lasts?|is|trains? for) "
            + $"(only |just )?{Steps}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about a part of a run, or about other runs.</summary>
    private static readonly Regex _aside = new(
        @"\b(warm(s|ing)? up|decays|decaying|half-li(fe|ves)|averages?|averaged|averaging|accumulates?|accumulated"
            + @"|accumulation|validates?|validated|validations?|measured|probe|quick|smoke|until|first|pilot"
            + @"|branch(es)?|trunk|checkpoints?|after|from"
            + @"|each of|per)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation)
    {
        // With a target, a number of steps may be a result.
        if (experiment.Targets.Count > 0)
        {
            return null;
        }

        // Steps with the largest batch of a schedule are a part of a run.
        bool isScheduled = points.Any(point => point.Training!.BatchSchedule is not ConstantBatch);
        foreach (Match said in PlainSentences.In(DocumentationText.All(experiment.Record, cancellation))
            // What follows "of which" is about a part of the run.
            .Select(sentence => Regex.Split(sentence, ", of which ")[0]).Where(sentence => !_aside.IsMatch(sentence))
            .SelectMany(sentence => (isScheduled ? [] : _ofBatch.Matches(sentence).Cast<Match>())
                .Concat(_ofAll.Matches(sentence).Cast<Match>())))
        {
            double stated = StatedNumber.In(said);
            var meant = points.Where(point => IsMeant(said, point, points)).ToList();
            if (meant.Select(point => point.Trainable!.Steps).Distinct().ToList() is [var actual]
                && Math.Abs(actual - stated) > Rounding * stated)
            {
                return Diagnostic.Create(
                    Descriptors.StatedBudgetDiffers,
                    SettingPlace.Of(experiment, meant[0], "Training.Tokens"),
                    Number.Exact(stated),
                    "steps",
                    FormattableString.Invariant($"{actual:N0}"),
                    LevelPhrase.Of(experiment, points, meant[0], point => point.Trainable!.Steps));
            }
        }

        return null;
    }

    /// <summary>Whether a statement is about a point: its batch size is named, or none is.</summary>
    private static bool IsMeant(Match said, PointEvaluation point, IReadOnlyList<PointEvaluation> points)
    {
        int batch = point.Training!.BatchSize.Count;
        return said.Groups["batch"].Success ? StatedNumber.In(said, "batch").Equals((double)batch)
            : said.Groups["end"].Value.ToLowerInvariant() switch
            {
                "largest" => batch == points.Max(other => other.Training!.BatchSize.Count),
                "smallest" => batch == points.Min(other => other.Training!.BatchSize.Count),
                _ => true,
            };
    }
}
