using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports levels that have the name of one kind of attention, optimizer or precision, but give a trial another, such as
/// <c>Attention.MultiQuery => 2</c> for the number of key-value heads.
/// </summary>
internal static class LevelSettingRule
{
    /// <summary>The settings with names for their values.</summary>
    private static readonly Named[] _named =
    [
        new("Model.KeyValueHeads", "key-value heads", Attention, new()
        {
            ["multihead"] = "multi-head",
            ["mha"] = "multi-head",
            ["grouped"] = "grouped-query",
            ["groupedquery"] = "grouped-query",
            ["gqa"] = "grouped-query",
            ["multiquery"] = "multi-query",
            ["mqa"] = "multi-query",
        }),
        new("Optimizer", "the optimizer", point => point.Optimizer is { } rule and not IOwnSection ? rule.Name : null, new()
        {
            ["adamw"] = "AdamW",
            ["adam"] = "AdamW",
            ["sgd"] = "SGD",
        }),
        new("Training.Precision", "the precision", point => point.Training?.Precision.ToString(), new()
        {
            ["bfloat16"] = "BFloat16",
            ["bf16"] = "BFloat16",
            ["float32"] = "Float32",
            ["fp32"] = "Float32",
        }),
    ];

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        if (!evaluation.HasAllPoints)
        {
            yield break;
        }

        foreach (AxisDeclaration axis in experiment.Axes.Where(axis => axis.Fault == AxisFault.None && axis.Levels.Count > 1))
        {
            foreach (Named setting in _named)
            {
                if (WrongOn(axis, setting, evaluation) is var (level, point, value))
                {
                    yield return Diagnostic.Create(
                        Descriptors.LevelOfAnotherMethod,
                        SettingPlace.Of(experiment, point, setting.Path),
                        $"Level '{level}' gives {value}. Correct {setting.Words}, or rename the level.");
                    break;
                }
            }
        }
    }

    /// <summary>The first level whose name is that of another value. All levels must have names of values, and give different values.</summary>
    private static (string Level, PointEvaluation Point, string Value)? WrongOn(
        AxisDeclaration axis, Named setting, SweepEvaluation evaluation)
    {
        if (!axis.Levels.Any(level => setting.Names.ContainsKey(NameOf(level))))
        {
            return null;
        }

        var levels = axis.Levels.Select(level => (
            Name: NameOf(level),
            Text: LevelName.Of(level).Split('.').Last(),
            Point: evaluation.Points.FirstOrDefault(point =>
                point.Levels.TryGetValue(axis.Property.Name, out object? at) && Equals(at, level.Value)))).ToList();
        var values = levels.Select(level => level.Point is null ? null : setting.ValueOf(level.Point)).ToList();
        if (values.Contains(null) || values.Distinct().Count() < 2)
        {
            return null;
        }

        int wrong = levels.FindIndex(level => setting.Names.TryGetValue(level.Name, out string? meant)
            && meant != values[levels.IndexOf(level)]);
        return wrong < 0 ? null : (levels[wrong].Text, levels[wrong].Point!, TextOf(setting, levels[wrong].Point!, values[wrong]!));
    }

    private static string NameOf(TypedConstant level) =>
        (level.Value as string ?? LevelName.Of(level)).Split('.').Last().Replace("_", "").ToLowerInvariant();

    private static string TextOf(Named setting, PointEvaluation point, string value) => setting.Path != "Model.KeyValueHeads" ? value
        : FormattableString.Invariant($"{point.Model!.KeyValueHeads} key-value heads to {point.Model.Heads} query heads, which is ")
            + $"{value} attention";

    private static string? Attention(PointEvaluation point) => point.Model is not { } model ? null
        : model.KeyValueHeads == model.Heads ? "multi-head"
        : model.KeyValueHeads == 1 ? "multi-query"
        : "grouped-query";

    /// <summary>A setting with names for its values.</summary>
    private sealed class Named(
        string path, string words, Func<PointEvaluation, string?> valueOf, Dictionary<string, string> names)
    {
        public string Path { get; } = path;

        public string Words { get; } = words;

        public Func<PointEvaluation, string?> ValueOf { get; } = valueOf;

        /// <summary>The names in lower case, each with its value.</summary>
        public Dictionary<string, string> Names { get; } = names;
    }
}
