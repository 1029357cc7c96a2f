using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>The origin of a setting.</summary>
internal enum SettingOrigin
{
    /// <summary>The experiment's record sets the value.</summary>
    Written,

    /// <summary>A preset sets the value: the experiment's record copies a group of settings from the preset.</summary>
    Preset,

    /// <summary>The library's default is used.</summary>
    Defaulted,

    /// <summary>The command line sets the value.</summary>
    CommandLine,
}

/// <summary>A setting of a study with the values that were used.</summary>
/// <param name="Name">The name of the setting: <c>Optimizer.LearningRate</c>.</param>
/// <param name="Values">The distinct values of the setting.</param>
/// <param name="ByLevel">If an axis determines the setting, the value at each level of the axis. Empty otherwise.</param>
/// <param name="IsAxis">Whether the values of the setting are the levels of an axis.</param>
/// <param name="Origin">The origin of the setting.</param>
/// <param name="Preset">The name of the preset; empty for other origins.</param>
internal sealed record SettingFact(
    string Name,
    IReadOnlyList<string> Values,
    IReadOnlyList<(AxisLevel Level, string Value)> ByLevel,
    bool IsAxis,
    SettingOrigin Origin,
    string Preset);
