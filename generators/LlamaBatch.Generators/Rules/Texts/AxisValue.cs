using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Finds axes whose summary says which setting their levels are, such as "sequences per optimizer step", although the setting has another
/// value at each level, as with <c>BatchSize = GlobalBatch * AccumulationSteps</c>.
/// </summary>
internal static class AxisValue
{
    private static readonly (string Setting, Regex Said, Func<PointEvaluation, double> Of)[] _settings =
    [
        ("Training.BatchSize", Of("sequences (per|in an?|in each) (optimizer )?(step|batch)"), point => point.Training!.BatchSize.Count),
        ("Model.Layers", Of("(number of )?(decoder |transformer )?layers"), point => point.Model!.Layers),
        ("Model.HiddenSize", Of("hidden size|width of the (model|residual stream)"), point => point.Model!.HiddenSize),
        ("Model.Heads", Of("(number of )?(attention|query) heads"), point => point.Model!.Heads),
        ("Model.KeyValueHeads", Of("(number of )?key-value heads"), point => point.Model!.KeyValueHeads),
        ("Corpus.SequenceLength", Of("tokens (per|in a) sequence|sequence length"), point => point.Corpus!.SequenceLength),
    ];

    /// <summary>Words for levels in another unit, or for a setting that only begins or ends with the level.</summary>
    private static readonly Regex _aside = new(
        @"\b(units?|times|multiples?|relative|factor|ratio|share|fraction|part|in parts|half|quarter|third|log2?|powers?|exponent"
            + @"|doublings?|requested|wanted|hundreds?|rounded|per (head|group|device|worker|gpu)|micro-?batch|first|last|start|begins?"
            + @"|ends?|noise|more|extra|additional|each (head|group)|pairs?|thousands?|dozens?|blocks of|besides|beyond|plus|minus"
            + @"|without|not counting|fixed)\b|, (in|counted) ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The problem of a summary, or null.</summary>
    public static string? Problem(AxisDeclaration axis, string summary, SweepEvaluation evaluation)
    {
        if (!evaluation.HasAllPoints || evaluation.Points.Count == 0 || axis.Fault != AxisFault.None || _aside.IsMatch(summary)
            || !axis.Levels.All(level => LevelNumber.Is(level.Value))
            || evaluation.Points.Any(point => point.Trainable is null || point.Model is null || point.Corpus is null
                || point.Training!.BatchSchedule is not ConstantBatch)
            || Array.Find(_settings, one => one.Said.IsMatch(summary)) is not { Setting: { } setting } named)
        {
            return null;
        }

        var points = evaluation.Points.Where(point => point.Levels.ContainsKey(axis.Property.Name)).ToList();
        return points.Count > 0 && axis.Changes(points, point => named.Of(point))
            && points.TrueForAll(point => named.Of(point) != LevelNumber.Of(point.Levels[axis.Property.Name]))
            ? $"The summary of axis '{axis.Property.Name}' says '{named.Said.Match(summary).Groups["said"].Value}', but {setting} is "
                + $"{LevelName.Of(named.Of(points[0]), null)} at level "
                + $"{LevelName.Of(points[0].Levels[axis.Property.Name], axis.LevelType)}. "
                + $"Correct {setting}, or say in the summary what the levels are."
            : null;
    }

    private static Regex Of(string quantity) => new(
        $@"(^\s*(The )?|: )(?<said>{quantity})(?=\s*([.,;:]|$))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
