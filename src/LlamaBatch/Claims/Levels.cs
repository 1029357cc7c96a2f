namespace LlamaBatch;

/// <summary>Makes <see cref="Levels{T}"/> from a collection expression: <c>batchSize: [256, 512]</c>.</summary>
public static class Levels
{
    /// <summary>Makes levels from the elements of a collection expression.</summary>
    public static Levels<T> Create<T>(ReadOnlySpan<T> levels)
        where T : notnull => new(levels.ToArray());
}
