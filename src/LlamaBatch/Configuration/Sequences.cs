namespace LlamaBatch;

/// <summary>
/// A number of sequences, the unit of batch sizes. An <see cref="int"/> converts implicitly; a number of <see cref="Tokens"/> is a compile
/// error.
/// </summary>
/// <param name="Count">The number of sequences.</param>
public readonly record struct Sequences(int Count)
{
    /// <summary>Converts a number to sequences.</summary>
    public static implicit operator Sequences(int count) => new(count);

    /// <summary>The number of tokens in these sequences, if each has <paramref name="sequenceLength"/> tokens.</summary>
    public Tokens Of(int sequenceLength) => new((long)Count * sequenceLength);

    /// <inheritdoc/>
    public override string ToString() => $"{Count} sequences";
}
