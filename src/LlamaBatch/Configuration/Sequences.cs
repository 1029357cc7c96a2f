namespace LlamaBatch;

/// <summary>A number of sequences: the unit of a batch size. A plain <see cref="int"/> converts to it; no other unit does.</summary>
/// <param name="Count">How many sequences.</param>
public readonly record struct Sequences(int Count)
{
    /// <summary>Reads a plain number as sequences.</summary>
    public static implicit operator Sequences(int count) => new(count);

    /// <summary>The tokens in this many sequences of <paramref name="sequenceLength"/> tokens each.</summary>
    public Tokens Of(int sequenceLength) => new((long)Count * sequenceLength);

    /// <inheritdoc/>
    public override string ToString() => $"{Count} sequences";
}
