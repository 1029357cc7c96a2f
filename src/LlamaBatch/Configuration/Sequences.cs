namespace LlamaBatch;

/// <summary>A number of sequences, the unit of batch sizes. An <see cref="int"/> converts implicitly; other units do not.</summary>
/// <param name="Count">The number of sequences.</param>
public readonly record struct Sequences(int Count)
{
    /// <summary>Converts a number to sequences.</summary>
    public static implicit operator Sequences(int count) => new(count);

    /// <summary>The tokens in this many sequences of <paramref name="sequenceLength"/> tokens each.</summary>
    public Tokens Of(int sequenceLength) => new((long)Count * sequenceLength);

    /// <inheritdoc/>
    public override string ToString() => $"{Count} sequences";
}
