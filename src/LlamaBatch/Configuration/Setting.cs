using System.Globalization;

namespace LlamaBatch;

/// <summary>One setting as text. The report prints it, and the identity of a trial is a hash of all its settings.</summary>
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
