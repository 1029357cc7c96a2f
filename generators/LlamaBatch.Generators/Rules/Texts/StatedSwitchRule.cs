using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports stages of a batch size, and decays of a learning rate, that begin at another place of the run than the summary of the record or
/// of a level says, as in "from 16 to 64 sequences after a third of the text" beside <c>until: 0.25</c>.
/// </summary>
internal static class StatedSwitchRule
{
    private static readonly Regex _after = new(
        $@"\b(after|until|once|(for|during|over|in|within)(?= the first )) {StatedShare.Pattern} of (the|its|their|all|a) "
            + @"(text|run|runs|training|tokens|steps)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private const string Changing = "(from [0-9]+ to|switch(es)?|changes?|grows?|doubles?|quadruples?|rises?|jumps?|until|then)";

    /// <summary>A change of the batch size.</summary>
    private static readonly Regex _ofBatch = new(
        $@"\b(batch|batches|sequences)\b.*\b{Changing}\b|\b{Changing}\b.*\b(batch|batches|sequences)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _ofRate = new(
        @"\b(rate|schedule|peak)\b.*\b(decays?|falls?|drops?|constant|flat)\b(?! to (half|an?|one|two|three|[0-9]))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about something that begins at another place than the stages.</summary>
    private static readonly Regex _aside = new(
        @"\b(warm-?up|measured?|average[ds]?|averaging|checkpoints?|saved|loss|losses|barrier|epochs?|compared?|judged|read|has|have|costs?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A stage of a batch size in a list, as in "16 for another fifth".</summary>
    private static readonly Regex _stage = new(
        $@"(?<![\w.,])(?<batch>[0-9]{{1,5}})( sequences)? for (?<next>another |the next |a further )?{StatedShare.Pattern}\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _notOfStages = new(
        @"\b(not|never|instead|unlike|would|could|papers?|et al|published|warm-?up|rate)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation)
    {
        if (Lengths(experiment, points, cancellation) is { } ofStage)
        {
            return ofStage;
        }

        var levels = LevelTexts.Of(experiment, points, cancellation)
            .Select(level => Finding(experiment, level.Points, level.Summary, level.Where));
        return levels.Prepend(Finding(experiment, points, DocumentationText.All(experiment.Record, cancellation), ""))
            .FirstOrDefault(finding => finding is not null);
    }

    /// <summary>Compares the lengths of stages in a list with the only stages of the trials.</summary>
    private static Diagnostic? Lengths(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation)
    {
        var staged = points.Where(point => point.Training!.BatchSchedule is StagedBatch).ToList();
        if (staged.Select(point => (point.Training!.BatchSchedule, point.Training.BatchSize)).Distinct().Count() != 1)
        {
            return null;
        }

        BatchStage[] stages = [.. staged[0].Training!.BatchSchedule.Stages(staged[0].Training!)];
        foreach (string sentence in ExperimentTexts.SentencesIn(DocumentationText.Summary(experiment.Record, cancellation))
            .Where(sentence => !_notOfStages.IsMatch(sentence)))
        {
            var said = _stage.Matches(sentence).Cast<Match>().ToList();
            if (said.Count is < 2 || said.Count > stages.Length
                || !said.Select(match => match.Groups["batch"].Value).SequenceEqual(
                    stages.Take(said.Count).Select(stage => FormattableString.Invariant($"{stage.BatchSize.Count}"))))
            {
                continue;
            }

            for (int i = 0; i < said.Count; i++)
            {
                double length = stages[i].Until - (i > 0 ? stages[i - 1].Until : 0);
                if (StatedShare.In(said[i]) is { } share && !StatedShare.IsNear(share, length)
                    && (said[i].Groups["next"].Success || !StatedShare.IsNear(share, stages[i].Until)))
                {
                    return Diagnostic.Create(
                        Descriptors.StatedBudgetDiffers,
                        SettingPlace.Of(experiment, staged[0], "Training.BatchSchedule"),
                        Number.TwoDigits(100 * share),
                        $"% of the run with {said[i].Groups["batch"].Value} sequences",
                        StatedShare.Percent(length),
                        "");
                }
            }
        }

        return null;
    }

    /// <summary>Compares the text about some points with their settings, if all have the same.</summary>
    private static Diagnostic? Finding(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string text, string level)
    {
        if (points.Select(point => (point.Training!.BatchSchedule, point.Training.Schedule)).Distinct().Skip(1).Any())
        {
            return null;
        }

        Training training = points[0].Training!;
        string[] sentences = [.. PlainSentences.In(text).Where(sentence => !_aside.IsMatch(sentence))];
        return training switch
        {
            { BatchSchedule: StagedBatch staged } => Differing(
                _ofBatch,
                [.. staged.Stages(training).Select(stage => stage.Until)],
                "Training.BatchSchedule",
                "before the batch size changes"),
            { BatchSchedule: BatchWarmup growing } => Differing(
                _ofBatch, [growing.Until, 1], "Training.BatchSchedule", "before the largest batch"),
            { BatchSchedule: ConstantBatch, Schedule: WarmupStableDecaySchedule stable } => Differing(
                _ofRate, [stable.Warmup, 1 - stable.Decay, 1], "Training.Schedule.Decay", "before the decay"),
            _ => null,
        };

        Diagnostic? Differing(Regex about, double[] ends, string setting, string what)
        {
            var stated = sentences.Where(sentence => about.IsMatch(sentence)).SelectMany(sentence => _after.Matches(sentence).Cast<Match>())
                .Select(StatedShare.In).OfType<double>().Distinct().ToList();
            double other = stated.Find(share => !Array.Exists(ends, end => StatedShare.IsNear(share, end)));
            var within = ends.Where(end => end < 1).Distinct().ToList();
            return other > 0 && stated.Count <= within.Count
                ? Diagnostic.Create(
                    Descriptors.StatedBudgetDiffers,
                    SettingPlace.Of(experiment, points[0], setting, "Training.Schedule"),
                    Number.TwoDigits(100 * other),
                    $"% of the run {what}",
                    Sentence.AllOf(within.Select(StatedShare.Percent)),
                    level)
                : null;
        }
    }
}
