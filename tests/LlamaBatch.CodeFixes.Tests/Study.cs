namespace LlamaBatch.CodeFixes.Tests;

/// <summary>The record that most tests start from.</summary>
internal static class Study
{
    public const string Right = Generators.Tests.Sample.BatchSize;

    /// <summary>The claim of the record that needs the validation loss.</summary>
    public static string LossClaim { get; } =
        Right[Right.IndexOf("[Claim(\"A batch", StringComparison.Ordinal)..Right.IndexOf("[Claim(\"A larger", StringComparison.Ordinal)];

    /// <summary>The record with things changed, which must be there: pairs of a part and its replacement.</summary>
    public static string With(params string[] changes)
    {
        string source = Right;
        for (int i = 0; i < changes.Length; i += 2)
        {
            source = source.Contains(changes[i], StringComparison.Ordinal)
                ? source.Replace(changes[i], changes[i + 1], StringComparison.Ordinal)
                : throw new ArgumentException($"The record has no '{changes[i]}'.", nameof(changes));
        }

        return source;
    }

    /// <summary>The record over key/value heads instead of batch sizes.</summary>
    /// <param name="axis">The attribute of the axis.</param>
    /// <param name="model">What the model sets.</param>
    public static string OverKeyValueHeads(string axis, string model) => Generators.Tests.Sample.OverKeyValueHeads(axis, model);
}
