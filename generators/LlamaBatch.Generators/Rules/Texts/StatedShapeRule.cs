using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports schedules with another shape than the summary of the record or of a level says, as in "falls along a straight line to zero"
/// beside <c>Schedule.Cosine</c>.
/// </summary>
internal static class StatedShapeRule
{
    private const string Falls = "(falls?|falling|decays?|decaying|decayed|drops?|goes|declines?|sinks?|decreases?|anneals?|annealed)";

    /// <summary>Phrases for shapes, each with the schedules that have the shape.</summary>
    private static readonly (Regex Phrase, string[] Schedules, string Remedy)[] _shapes =
    [
        (Of($@"{Falls}( [\w-]+){{0,3}} (along|in|on|as) a (straight )?line"
                + $@"|{Falls}( [\w-]+){{0,3}} linearly(?! (with|in|as|across|per))|linearly {Falls}"
                + "|linear (learning[- ]rate )?(decay|annealing)|schedule is (a straight line|linear)|a straight line to (zero|0)"),
            ["Linear", "WarmupStableDecay"], "Linear"),
        (Of($@"{Falls}( [\w-]+){{0,3}} (along|in|on|as) (a |the )?(half )?(a )?cosine|cosine (learning[- ]rate )?(decay|annealing|schedule)"
                + "|schedule is a (half )?cosine|follows? (a |the )?(half )?(a )?cosine"),
            ["Cosine"], "Cosine"),
        // "The rate is constant" may also mean that all trials have the same.
        (Of("(rate|schedule) (is|stays|remains) constant (after the warm-?up|throughout (the run|training)|over the run)"
                + "|constant learning[- ]rate schedule"),
            ["Constant", "WarmupStableDecay"], "Constant"),
    ];

    private static readonly string[] _ours = ["Constant", "Linear", "Cosine", "WarmupStableDecay"];

    private static readonly Regex _ofRate = Of("rates?|schedules?|peak|warm-?up");

    /// <summary>Words about another quantity, or about a part of the run.</summary>
    private static readonly Regex _aside = Of(
        "weight decay|momentum|batch(es)?|loss|losses|noise|gap|norms?|gradients?|weights|widths?|tuned|cosine similarity|until|then"
            + "|last|final|half of|while|nearly|almost|axis|levels?|best|optimum|optimal|critical|plots?|layers|depths?|sequences|tokens"
            + "|when|(at|from) [0-9][^.]* at");

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        if (!evaluation.HasAllPoints || evaluation.Points.Count == 0
            || evaluation.Points.Any(point => point.Training is not { BatchSchedule: not SeesawBatch }))
        {
            return null;
        }

        var ofRecord = PlainSentences.In(DocumentationText.All(experiment.Record, cancellation))
            .Where(sentence => _ofRate.IsMatch(sentence));
        var levels =
            from axis in experiment.Axes
            where axis.LevelType.TypeKind == TypeKind.Enum
                && axis.Changes(evaluation.Points, point => point.Training!.Schedule)
            from level in axis.LevelType.GetMembers().OfType<IFieldSymbol>()
            where level.HasConstantValue && !_ours.Any(level.Name.Contains)    // LB2035 reads names
            let at = evaluation.Points.Where(point => point.Levels.TryGetValue(axis.Property.Name, out object? own)
                && Equals(own, level.ConstantValue)).ToList()
            where at.Count > 0
            let summary = PlainSentences.In(DocumentationText.Summary(level, cancellation))
            select Finding(experiment, at, summary, $"at {axis.Property.Name} = {level.Name}");
        return levels.Prepend(Finding(experiment, [.. evaluation.Points], ofRecord, "in all trials"))
            .FirstOrDefault(finding => finding is not null);
    }

    private static Diagnostic? Finding(
        ExperimentDeclaration experiment, List<PointEvaluation> points, IEnumerable<string> sentences, string where)
    {
        if (points.Select(point => point.Training!.Schedule.Name).Distinct().ToList() is not [var actual] || !_ours.Contains(actual))
        {
            return null;
        }

        string[] plain = [.. sentences.Where(sentence => !_aside.IsMatch(sentence))];
        var said = _shapes.SelectMany(shape => plain.Select(sentence => (shape.Phrase.Match(sentence), shape.Schedules, shape.Remedy)))
            .Where(one => one.Item1.Success).ToList();
        return said is [var (phrase, schedules, remedy)] && !schedules.Contains(actual)
            ? Diagnostic.Create(
                Descriptors.QuestionOfAnother,
                SettingPlace.Of(experiment, points[0], "Training.Schedule"),
                $"The text says '{phrase.Value}', but Training.Schedule is Schedule.{actual} {where}. Use Schedule.{remedy}, or correct the "
                    + "text.")
            : null;
    }

    private static Regex Of(string words) => new($@"\b({words})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
