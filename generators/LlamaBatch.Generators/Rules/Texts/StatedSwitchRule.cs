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

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation)
    {
        var levels =
            from axis in experiment.Axes
            where axis.LevelType.TypeKind == TypeKind.Enum
            from level in axis.LevelType.GetMembers().OfType<IFieldSymbol>()
            where level.HasConstantValue
            let at = points.Where(point => point.Levels.TryGetValue(axis.Property.Name, out object? own)
                && Equals(own, level.ConstantValue)).ToList()
            where at.Count > 0
            select Finding(experiment, at, DocumentationText.Summary(level, cancellation), $" at {axis.Property.Name} = {level.Name}");
        return levels.Prepend(Finding(experiment, points, DocumentationText.All(experiment.Record, cancellation), ""))
            .FirstOrDefault(finding => finding is not null);
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
