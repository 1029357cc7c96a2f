namespace LlamaBatch.Generators.Tests;

/// <summary>A folder that uses another.</summary>
/// <param name="From">The folder whose code names something of the other.</param>
/// <param name="To">The folder that declares it.</param>
internal readonly record struct Arrow(string From, string To) : IComparable<Arrow>
{
    /// <inheritdoc/>
    public int CompareTo(Arrow other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <inheritdoc/>
    public override string ToString() => $"{From} -> {To}";
}
