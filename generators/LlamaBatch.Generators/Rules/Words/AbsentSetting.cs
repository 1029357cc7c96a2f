namespace LlamaBatch.Generators;

/// <summary>A setting that training may do without, such as weight decay, with the English words for it and for its absence.</summary>
internal sealed class AbsentSetting(string path, string name, string words, Func<PointEvaluation, double?> of, string otherwise = "")
{
    /// <summary>The smallest norm at which clipping is certainly off. Gradient norms of small Llamas are about 0.1 to 10.</summary>
    public const double UnreachedNorm = 1_000;

    public static IReadOnlyList<AbsentSetting> All { get; } =
    [
        new("Training.Schedule", "Warmup", "warm-?up", point => point.Training?.Schedule.Warmup),
        new("Optimizer.WeightDecay", "WeightDecay", "weight decay",
            point => (point.Optimizer as AdamW)?.WeightDecay ?? (point.Optimizer as Sgd)?.WeightDecay,
            "weights (do|are) not (decay|decayed)"),
        new("Optimizer.Momentum", "Momentum", "momentum", point => (point.Optimizer as Sgd)?.Momentum),
        new("Training.GradientClip", "GradientClip", "(gradient )?clipping",
            point => point.Training?.GradientClip is < UnreachedNorm and var norm ? norm : 0,
            "((gradients|they) are|is) (not|never) clipped|unclipped( gradients)?"),
    ];

    /// <summary>Where the setting is written: a section and a property.</summary>
    public string Path { get; } = path;

    public string Name { get; } = name;

    /// <summary>The words for the setting, as a regular expression.</summary>
    public string Words { get; } = words;

    /// <summary>The words for its absence, as a regular expression: "without any warm-up".</summary>
    public string Absence { get; } = $"(without (any |a )?|no ){words}{(otherwise.Length == 0 ? "" : $"|{otherwise}")}";

    /// <summary>Its value at a point, which is 0 where training does without it; null if it is unknown.</summary>
    public double? Of(PointEvaluation point) => of(point);
}
