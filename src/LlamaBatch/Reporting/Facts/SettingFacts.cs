using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>Where a setting comes from.</summary>
internal enum SettingOrigin
{
    /// <summary>The author wrote it.</summary>
    Written,

    /// <summary>A preset that a section starts from.</summary>
    Preset,

    /// <summary>Nobody wrote it.</summary>
    Defaulted,

    /// <summary>The command line.</summary>
    CommandLine,
}

/// <summary>An effective setting of a study.</summary>
/// <param name="Name">Its name: <c>Optimizer.LearningRate</c>.</param>
/// <param name="Values">Its different values.</param>
/// <param name="ByLevel">Where it follows from an axis its value at each level; none otherwise.</param>
/// <param name="IsAxis">Whether its values are the levels of an axis.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Preset">The preset; empty for other origins.</param>
internal sealed record SettingFact(
    string Name,
    IReadOnlyList<string> Values,
    IReadOnlyList<(AxisLevel Level, string Value)> ByLevel,
    bool IsAxis,
    SettingOrigin Origin,
    string Preset);
