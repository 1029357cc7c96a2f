namespace LlamaBatch;

/// <summary>A number of tokens: the unit of a training budget. A plain number converts to it; no other unit does.</summary>
/// <param name="Count">How many tokens.</param>
public readonly record struct Tokens(long Count)
{
    /// <summary>Reads a plain number as tokens.</summary>
    public static implicit operator Tokens(long count) => new(count);

    /// <inheritdoc/>
    public override string ToString() => $"{Count} tokens";
}
