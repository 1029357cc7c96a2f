using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports Boolean axes that do the opposite of what their name says, such as <c>GradientClip = Clipped ? 0 : 1</c>, or leave the setting
/// on at both levels.
/// </summary>
internal static class InvertedSwitchRule
{
    /// <summary>A norm that hardly any gradient reaches, so that clipping at it is off.</summary>
    private const double Unreached = 100;

    /// <summary>Settings that can be off, each with the words in the name of an axis that switches it on.</summary>
    private static readonly Part[] _parts =
    [
        new("Training.GradientClip", ["clip", "clips", "clipped", "clipping"],
            point => point.Training?.GradientClip is > 0 and < Unreached, "0"),
        new("Training.AveragingHalfLife", ["average", "averages", "averaged", "averaging", "ema"],
            point => point.Training?.AveragingHalfLife.Count > 0, "0"),
        new("Training.Precision", ["bfloat16", "bf16"],
            point => point.Training is { } training ? training.Precision != Precision.Float32 : null),
        new("Training.Schedule", ["warmup", "warms"], point => point.Training?.Schedule is { } schedule ? schedule.Warmup > 0 : null),
        new("Model.TieWordEmbeddings", ["tie", "ties", "tied", "tying"], point => point.Model?.TieWordEmbeddings),
        new("Optimizer.WeightDecay", ["decay", "decays", "decayed"], point => point.Optimizer switch
        {
            AdamW rule => rule.WeightDecay > 0,
            Sgd rule => rule.WeightDecay > 0,
            _ => null,
        }, IsHomonym: true),
    ];

    /// <summary>Words in an axis's name that reverse the meaning of the name.</summary>
    private static readonly HashSet<string> _negations =
        ["no", "non", "not", "without", "never", "off", "skip", "skips", "disable", "disables"];

    /// <summary>Words that may stand beside the one that names the setting, as in <c>NoGradientClipping</c>.</summary>
    private static readonly HashSet<string> _fillers =
        ["is", "has", "use", "uses", "weight", "weights", "gradient", "gradients", "embeddings"];

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        foreach (AxisDeclaration axis in experiment.Axes.Where(axis =>
            axis is { Fault: AxisFault.None, Levels.Count: 2, LevelType.SpecialType: SpecialType.System_Boolean }))
        {
            var words = ClaimWords.PartsOf(axis.Property.Name).ToList();
            bool isNegated = words.Any(_negations.Contains);
            if (Array.Find(_parts, one => one.Words.Intersect(words).Any()) is not { } part || (isNegated && !IsNegated(words, part))
                || (part.IsHomonym && !words.TrueForAll(word => IsPlain(word, part))))
            {
                continue;
            }

            if (evaluation.Points.Count > 1 && evaluation.Points.All(point =>
                point.Levels.TryGetValue(axis.Property.Name, out object? level) && part.IsOn(point) is { } isOn
                    && isOn.Equals(level) == isNegated))
            {
                yield return Diagnostic.Create(
                    Descriptors.SwitchIsInverted,
                    SettingPlace.Of(
                        experiment,
                        evaluation.Points.FirstOrDefault(point => true.Equals(point.Levels[axis.Property.Name]))
                            ?? evaluation.Points[0],
                        part.Setting),
                    Remedy.Of((Remedy.Axes, axis.Property.Name)),
                    $"{part.Setting} is {(isNegated ? "on" : "off")} where '{axis.Property.Name}' is true, and "
                        + $"{(isNegated ? "off" : "on")} where it is false. Reverse the condition, or rename the axis.");
            }
            else if (words.Count == 1 && !isNegated && part.OffValue is { } off && evaluation.Points.Count > 1
                && evaluation.Points.All(point => part.IsOn(point) == true)
                && evaluation.Points.FirstOrDefault(point => point.Levels.TryGetValue(axis.Property.Name, out object? level)
                    && false.Equals(level) && point.Assignments.ContainsKey(part.Setting)) is { } still)
            {
                yield return Diagnostic.Create(
                    Descriptors.SwitchIsInverted,
                    SettingPlace.Of(experiment, still, part.Setting),
                    Remedy.Of((Remedy.Axes, axis.Property.Name)),
                    $"{part.Setting} is also on where '{axis.Property.Name}' is false. Write {off} there, or rename the axis.");
            }
        }
    }

    /// <summary>Whether a name only negates the setting, as <c>NoDecay</c> and <c>ClippingOff</c> do.</summary>
    private static bool IsNegated(List<string> words, Part part) =>
        words.Count(_negations.Contains) == 1 && words.TrueForAll(word => IsPlain(word, part));

    private static bool IsPlain(string word, Part part) =>
        _negations.Contains(word) || _fillers.Contains(word) || part.Words.Contains(word);

    /// <summary>A setting that can be off.</summary>
    /// <param name="Setting">Its path.</param>
    /// <param name="Words">The words in the name of an axis that switches it on.</param>
    /// <param name="IsOn">Whether it is on at a point; null if that is unknown.</param>
    /// <param name="IsHomonym">Whether its words may name another setting too, as "decay" names a schedule.</param>
    /// <param name="OffValue">The value that switches it off, if it is a number.</param>
    private sealed record Part(
        string Setting, string[] Words, Func<PointEvaluation, bool?> IsOn, string? OffValue = null, bool IsHomonym = false);
}
