using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports levels whose decay of the learning rate covers another part of the run than their summaries say, as in "in the last tenth of the
/// run" beside a decay of 0.2. The summary of another level must be right, so that the texts are certainly about the decay.
/// </summary>
internal static class StatedDecayLevelRule
{
    private const string OfRun = "of (the|its|a|each|every) (run|runs|text|training|tokens|steps|budget)";

    private static readonly Regex _last = new(
        $@"\b(in|over|during|for|within|through|throughout) the (last|final|closing) {StatedShare.Pattern}( {OfRun})?(?=[.,;:)]|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _after = new(
        $@"\b(after|from) (the first )?{StatedShare.Pattern} {OfRun}( on)?(?=[.,;:)]|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about another event of a run.</summary>
    private static readonly Regex _aside = new(
        @"\b(warm-?up|peaks?|rises?|batch(es)?|averages?|averaged|averaging|loss|losses|measured|validates?|validated|validation)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation)
    {
        var levels = (from level in LevelTexts.Of(experiment, points, cancellation)
                      let decay = DecayOf(level.Points)
                      let stated = ShareIn(level.Summary)
                      where decay is not null && stated is not null
                      select (Stated: stated.Value, Decay: decay.Value, level.Points, level.Where, level.Level)).ToList();
        var wrong = levels.Where(level => !StatedShare.IsNearOfSmall(level.Stated, level.Decay)).ToList();
        return wrong is [var other] && levels.Exists(level => StatedShare.IsNearOfSmall(level.Stated, level.Decay)
            && SymbolEqualityComparer.Default.Equals(level.Level.ContainingType, other.Level.ContainingType))
            ? Diagnostic.Create(
                Descriptors.StatedBudgetDiffers,
                SettingPlace.Of(experiment, other.Points[0], "Training.Schedule.Decay", "Training.Schedule"),
                Number.ThreeDigits(100 * other.Stated),
                "% of the run for the decay",
                $"{Number.ThreeDigits(100 * other.Decay)} %",
                other.Where)
            : null;
    }

    /// <summary>The decay that some points share. Null for other points.</summary>
    private static double? DecayOf(IReadOnlyList<PointEvaluation> points) =>
        points.Select(point => (point.Training!.Schedule as WarmupStableDecaySchedule)?.Decay).Distinct().ToList() is [var only]
            ? only
            : null;

    /// <summary>The only share of a run that a summary names as the part at its end.</summary>
    private static double? ShareIn(string summary) =>
        PlainSentences.In(summary).Where(sentence => !_aside.IsMatch(sentence)).SelectMany(sentence =>
            _last.Matches(sentence).Cast<Match>().Select(StatedShare.In)
                .Concat(_after.Matches(sentence).Cast<Match>().Select(match => 1 - StatedShare.In(match)))).OfType<double>().ToList()
            is [var only] ? only : null;
}
