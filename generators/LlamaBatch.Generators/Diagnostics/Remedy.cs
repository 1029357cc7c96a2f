using System.Collections.Immutable;

namespace LlamaBatch.Generators;

/// <summary>The keys of the values that a diagnostic passes to its code fix, in <c>Diagnostic.Properties</c>.</summary>
/// <remarks>A value is text as C# writes it. Several values are joined by <see cref="Separator"/>.</remarks>
internal static class Remedy
{
    public const char Separator = ';';

    /// <summary>The property name of an axis.</summary>
    public const string Axis = "Axis";

    /// <summary>The property names of several axes, each of which is a valid choice.</summary>
    public const string Axes = "Axes";

    /// <summary>The level to add.</summary>
    public const string Level = "Level";

    /// <summary>The nearest of the axis's levels.</summary>
    public const string Nearest = "Nearest";

    /// <summary>The setting to change.</summary>
    public const string Setting = "Setting";

    /// <summary>Legal values, the nearest first.</summary>
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

    /// <summary>The nearest declared target.</summary>
    public const string Target = "Target";

    public const string Namespace = "Namespace";

    public const string Language = "Language";

    /// <summary>The properties of a diagnostic. A value that is null is left out.</summary>
    public static ImmutableDictionary<string, string?> Of(params (string Key, string? Value)[] values) =>
        values.Where(one => one.Value is not null).ToImmutableDictionary(one => one.Key, one => one.Value);

    /// <summary>Joins several values into one text, with <see cref="Separator"/>.</summary>
    public static string? Joined(IEnumerable<string> values) =>
        string.Join(Separator.ToString(), values) is { Length: > 0 } text ? text : null;
}
