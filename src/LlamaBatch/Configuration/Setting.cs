using System.Globalization;

namespace LlamaBatch;

/// <summary>
/// The name and the value of a setting, as text. The report prints settings. A trial is identified by a hash of its settings.
/// </summary>
/// <param name="Name">The name of the property, such as <c>LearningRate</c>.</param>
/// <param name="Value">The value, culture-invariant and exact to the bit.</param>
public readonly record struct Setting(string Name, string Value)
{
    /// <summary>A numeric setting, in a format that parses back to the same value.</summary>
    public Setting(string name, double value) : this(name, value.ToString("R", CultureInfo.InvariantCulture))
    {
    }

    /// <summary>An integer setting.</summary>
    public Setting(string name, long value) : this(name, value.ToString(CultureInfo.InvariantCulture))
    {
    }

    /// <summary>A Boolean setting.</summary>
    public Setting(string name, bool value) : this(name, value ? "true" : "false")
    {
    }
}
