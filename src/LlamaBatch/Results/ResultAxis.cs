using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>An axis of a result table.</summary>
/// <param name="Name">The name of the axis's property.</param>
/// <param name="Baseline">The baseline level of the axis, as text.</param>
/// <param name="IsTuned">Whether the axis is tuned. Claims must not name a tuned axis.</param>
/// <param name="Levels">The levels at the scale that was run.</param>
/// <param name="AllLevels">The levels of all scales together.</param>
public sealed record ResultAxis(string Name, string Baseline, bool IsTuned, IReadOnlyList<string> Levels, IReadOnlyList<string> AllLevels)
{
    /// <summary>The axes of a sweep at a scale.</summary>
    public static IReadOnlyList<ResultAxis> Of<TPoint>(PlannedSweep<TPoint> planned)
        where TPoint : LlamaExperiment =>
        [.. planned.Sweep.Axes.Select(axis => new ResultAxis(
            axis.Name,
            axis.Baseline,
            axis.IsTuned,
            axis.LevelsAt(planned.Scale),
            [.. new[] { Scale.Full, Scale.Quick, Scale.Smoke }.SelectMany(axis.LevelsAt).Distinct(StringComparer.Ordinal)]))];

    /// <summary>A level with the name of its axis, such as <c>batch size 100</c>.</summary>
    public static string LabelOf(AxisLevel level) => CanonicalText.Of(level);
}
