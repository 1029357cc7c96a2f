namespace LlamaBatch.Generators;

/// <summary>A value of an author's positional record, such as <c>new Shape(64, 4)</c>.</summary>
/// <param name="Values">The values of the positional properties.</param>
internal sealed record OwnValue(IReadOnlyDictionary<string, object?> Values);
