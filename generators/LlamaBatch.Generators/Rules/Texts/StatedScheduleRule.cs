using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports a question or a summary that says that the learning rate decays to zero, or that a batch is computed at once, beside settings
/// with another default.
/// </summary>
internal static class StatedScheduleRule
{
    private static readonly Regex _sentences = new(@"(?<=[.?!:])\s+", RegexOptions.CultureInvariant);

    private static readonly Regex _toZero = new(
        @"\b(decay(s|ed|ing)?|anneal(s|ed|ing)?|falls?|drops?|goes|cosine|linear(ly)?|down)\b( [\w-]+){0,6} to (zero|0)\b(?![.,]?\d| ?%)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _ofRate = new(
        @"\b(rates?|schedules?|peak|cosine|linear(ly)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about another quantity, another study, or a decay that may be another one.</summary>
    private static readonly Regex _asideOfZero = new(
        @"\b(should|would|could|might|et al|finds?|found|holds?|instead|rather|not|never|than|whether|if|unlike"
            + @"|papers?|articles?|authors|nearly|almost|close|floor|tenth|loss|losses|error|noise|gap|norm|gradients?|weights?"
            + @"|momentum|other|another|or|against)\b|%",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words by which a sentence says that the rate does not fall.</summary>
    private static readonly Regex _asideOfConstant = new(
        @"\b(without|no|nor|constant|plateau|stays|keeps|instead)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _atOnce = new(
        @"\bwithout (gradient accumulation|accumulation|accumulating( gradients)?|micro-?batch(es|ing)?)\b"
            + @"|\bno (gradient accumulation|micro-?batch(es)?)\b"
            + @"|\b(whole|every|each|entire|all) batch(es)?( is| are)?( computed)? (at once|in (one|a single) pass)\b"
            + @"|\b(batch(es)? (that )?|all (the )?sequences (of a (step|batch) )?)(is|are) (all )?computed at once\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The summary of an axis whose batches are computed at once.</summary>
    private static readonly Regex _stepAtOnce = new(
        @"\b(sequences|batch)\b[^.;?]*, (all )?computed at once\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _asideOfOnce = new(
        @"\b(would|could|et al|instead|rather|not|never|than|whether|if|unlike|papers?|articles?|usually|devices?|GPUs?|other|another"
            + @"|or|against|half|quarters|parts|one by one)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _toShare = new(
        @"\b(down |decay(s|ed|ing)? |falls? |drops? )([\w-]+ ){0,4}to (an?|one) (?<share>tenth|twentieth|fifth|quarter|third)"
            + @" of (the|its) peak\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Reports levels of an enumeration whose summary says where the learning rate ends, beside a schedule with another end.</summary>
    public static Diagnostic? CheckLevels(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation)
    {
        foreach (AxisDeclaration axis in experiment.Axes.Where(axis => axis.LevelType.TypeKind == TypeKind.Enum))
        {
            foreach (IFieldSymbol level in axis.LevelType.GetMembers().OfType<IFieldSymbol>().Where(level => level.HasConstantValue))
            {
                string summary = DocumentationText.Summary(level, cancellation);
                double? end = _toShare.Match(summary) is { Success: true } said ? StatedNumber.ShareOfWord(said.Groups["share"].Value)
                    : _toZero.IsMatch(summary) && !_asideOfZero.IsMatch(summary) ? 0
                    : null;
                var at = points.Where(point => point.Levels.TryGetValue(axis.Property.Name, out object? own)
                    && Equals(own, level.ConstantValue)).ToList();
                if (end is { } stated
                    && at.ConvertAll(point => FloorOf(point.Training!.Schedule)).Distinct().ToList() is [{ } floor]
                    && Math.Abs(floor - stated) > 1e-9
                    && !(at[0].Training!.Schedule is ConstantSchedule && _asideOfConstant.IsMatch(summary)))
                {
                    return Diagnostic.Create(
                        Descriptors.StatedBudgetDiffers,
                        SettingPlace.Of(experiment, at[0], "Training.Schedule"),
                        Number.TwoDigits(100 * stated),
                        "% of the peak rate at the end",
                        $"{Number.TwoDigits(100 * floor)} %",
                        $"{FloorText(at[0].Training!.Schedule)} at {axis.Property.Name} = {level.Name}");
                }
            }
        }

        return null;
    }

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string text, CancellationToken cancellation)
    {
        string[] sentences = _sentences.Split(text);
        // "Sequences per optimizer step, computed at once".
        var ofBatch = experiment.Axes.Where(axis => axis.Changes(points, point => point.Training!.BatchSize))
            .Select(axis => DocumentationText.Summary(axis.Property, cancellation)).Where(summary => _stepAtOnce.IsMatch(summary));
        return ToZero(experiment, points, sentences) ?? AtOnce(experiment, points, [.. sentences, .. ofBatch]);
    }

    private static Diagnostic? ToZero(ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string[] sentences)
    {
        PointEvaluation lowest = points.OrderBy(point => FloorOf(point.Training!.Schedule) ?? 0).First();
        double? floor = FloorOf(lowest.Training!.Schedule);
        bool isConstant = lowest.Training.Schedule is ConstantSchedule;
        bool isSaid = sentences.Any(sentence => _toZero.IsMatch(sentence) && _ofRate.IsMatch(sentence) && !_asideOfZero.IsMatch(sentence)
            && !(isConstant && _asideOfConstant.IsMatch(sentence)));
        return isSaid && floor > 0 && (isConstant || floor < 1)
            ? Diagnostic.Create(
                Descriptors.StatedBudgetDiffers,
                SettingPlace.Of(experiment, lowest, "Training.Schedule"),
                "0",
                "% of the peak rate at the end",
                $"{Number.TwoDigits(100 * floor.Value)} %",
                FloorText(lowest.Training.Schedule))
            : null;
    }

    private static string FloorText(Schedule schedule) =>
        schedule is ConstantSchedule ? ", because Schedule.Constant has no decay," : $", the floor of Schedule.{schedule.Name}";

    private static double? FloorOf(Schedule schedule) => schedule switch
    {
        CosineSchedule cosine => cosine.Floor,
        LinearSchedule linear => linear.Floor,
        WarmupStableDecaySchedule stable => stable.Floor,
        ConstantSchedule => 1,
        _ => null,
    };

    private static Diagnostic? AtOnce(ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string[] sentences)
    {
        // A micro-batch changes costs and nothing that is learned. One that is written may be what the experiment is about.
        if (experiment.Metrics.All(metric => metric.Kind != MetricKind.Cost)
            || points.Any(point => point.Training!.MicroBatch.Count > 0 || point.Training.Step != StepKind.Fast)
            || !sentences.Any(sentence => (_atOnce.IsMatch(sentence) || _stepAtOnce.IsMatch(sentence)) && !_asideOfOnce.IsMatch(sentence))
            || points.FirstOrDefault(point => point.Trainable!.MicroBatch < point.Training!.BatchSize.Count) is not { } divided)
        {
            return null;
        }

        int batch = divided.Training!.BatchSize.Count;
        int part = divided.Trainable!.MicroBatch;
        return Diagnostic.Create(
            Descriptors.StatedBudgetDiffers,
            SettingPlace.Of(experiment, divided, "Training.MicroBatch"),
            "1",
            "micro-batch per step",
            (batch + part - 1) / part,
            FormattableString.Invariant($" of {part:N0} sequences at a batch of {batch:N0}, because MicroBatch is not set"));
    }
}
