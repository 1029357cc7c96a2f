using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports stages of a batch size that have another length than the summary of the record or of a level says of all of them, as in "16, 32
/// and 64, each for an eighth of the text", or of the first, as in "16 for half of the text, then 128".
/// </summary>
internal static class StatedStageListRule
{
    private const string OfText = "of (the|its) (text|run|training|tokens|budget)";

    private const string Size = @"(?<![\w.,])(?<batch>[1-9][0-9]{0,4})";

    private const string List = $"{Size}(, (?<batch>[1-9][0-9]{{0,4}}))*,? and (?<batch>[1-9][0-9]{{0,4}})( sequences)?";

    private static readonly Regex _all = new(
        $@"\b({List},? each for {StatedShare.Pattern} {OfText}\b|{List},? for {StatedShare.Pattern} ({OfText},? each|each {OfText})\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _first = new(
        $@"\b{Size}( sequences)? for {StatedShare.Pattern} {OfText},? (and )?then (?<next>[1-9][0-9]{{0,4}})(?![\w%]|[.,][0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _notOfStages = new(
        @"\b(warm-?up|rates?|loss|losses)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation) =>
        LevelTexts.Of(experiment, points, cancellation)
            .Select(level => Finding(experiment, level.Points, level.Summary, level.Where))
            .Prepend(Finding(experiment, points, DocumentationText.All(experiment.Record, cancellation), ""))
            .FirstOrDefault(finding => finding is not null);

    private static Diagnostic? Finding(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string text, string where)
    {
        var staged = points.Where(point => point.Training!.BatchSchedule is StagedBatch).ToList();
        if (staged.Select(point => (point.Training!.BatchSchedule, point.Training.BatchSize)).Distinct().Count() != 1)
        {
            return null;
        }

        BatchStage[] stages = [.. staged[0].Training!.BatchSchedule.Stages(staged[0].Training!)];
        foreach (string sentence in PlainSentences.In(text).Where(sentence => !_notOfStages.IsMatch(sentence)))
        {
            foreach (Match said in _all.Matches(sentence).Cast<Match>().Concat(_first.Matches(sentence).Cast<Match>()))
            {
                int[] batches =
                [
                    .. said.Groups["batch"].Captures.Cast<Capture>().Select(batch => int.Parse(batch.Value, CultureInfo.InvariantCulture)),
                ];
                double share = StatedShare.In(said) ?? 0;
                // A list of other batch sizes is about something else.
                if (share > 0 && batches.Contains(stages[0].BatchSize.Count)
                    && Array.FindIndex(batches, batch => !StatedShare.IsNearOfSmall(share, LengthOf(stages, batch))) is >= 0 and var other)
                {
                    return Diagnostic.Create(
                        Descriptors.StatedBudgetDiffers,
                        SettingPlace.Of(experiment, staged[0], "Training.BatchSchedule"),
                        $"{Number.ThreeDigits(100 * share)} %",
                        $"of the text with {batches[other]} sequences",
                        $"{Number.ThreeDigits(100 * LengthOf(stages, batches[other]))} %",
                        where);
                }
            }
        }

        return null;
    }

    /// <summary>The share of the text that is read with a batch size.</summary>
    private static double LengthOf(BatchStage[] stages, int batch) => stages
        .Select((stage, i) => stage.BatchSize.Count == batch ? stage.Until - (i > 0 ? stages[i - 1].Until : 0) : 0).Sum();
}
