using System.Collections.Immutable;

namespace LlamaBatch.Generators;

/// <summary>The keys of the values that a diagnostic passes to its code fix in <c>Diagnostic.Properties</c>.</summary>
/// <remarks>Each value is C# code. If a key has several values, they are joined by <see cref="Separator"/>.</remarks>
internal static class Remedy
{
    public const char Separator = ';';

    /// <summary>The property name of an axis.</summary>
    public const string Axis = "Axis";

    /// <summary>The property names of several axes, joined by <see cref="Separator"/>.</summary>
    public const string Axes = "Axes";

    /// <summary>The level or target to add, as C# code.</summary>
    public const string Level = "Level";

    /// <summary>The level of the axis that is nearest to the rejected value.</summary>
    public const string Nearest = "Nearest";

    /// <summary>The name of the setting to change.</summary>
    public const string Setting = "Setting";

    /// <summary>The legal values of a setting, the nearest first.</summary>
    public const string Values = "Values";

    public const string Tokens = "Tokens";

    public const string EveryTokens = "EveryTokens";

    public const string Windows = "Windows";

    public const string Warmup = "Warmup";

    public const string SequenceLength = "SequenceLength";

    public const string MaxPositionEmbeddings = "MaxPositionEmbeddings";

    public const string Seeds = "Seeds";

    /// <summary>The name of a metric.</summary>
    public const string Metric = "Metric";

    /// <summary>The name of the budget to insert before a metric, such as <c>EqualTokens</c>.</summary>
    public const string Budget = "Budget";

    /// <summary>The declared target that is nearest to the undeclared one.</summary>
    public const string Target = "Target";

    public const string Namespace = "Namespace";

    public const string Language = "Language";

    /// <summary>The properties of a diagnostic. Keys with a null value are left out.</summary>
    public static ImmutableDictionary<string, string?> Of(params (string Key, string? Value)[] values) =>
        values.Where(one => one.Value is not null).ToImmutableDictionary(one => one.Key, one => one.Value);

    /// <summary>Joins values with <see cref="Separator"/>; null if there is no text to join.</summary>
    public static string? Joined(IEnumerable<string> values) =>
        string.Join(Separator.ToString(), values) is { Length: > 0 } text ? text : null;
}
