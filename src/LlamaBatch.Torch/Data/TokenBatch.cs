namespace LlamaBatch.Torch;

// B sequences · T tokens of a sequence

/// <summary>A batch whose sequences are read when they are needed, so that it takes no memory of its own.</summary>
/// <param name="sequences">The number of sequences, B.</param>
/// <param name="length">The tokens of a sequence, T.</param>
/// <param name="read">Reads a sequence of T + 1 tokens, given its place in the batch.</param>
public sealed class TokenBatch(int sequences, int length, TokenBatch.ReadSequence read)
{
    /// <summary>The number of sequences, B.</summary>
    public int Sequences { get; } = sequences;

    /// <summary>The tokens of a sequence, T.</summary>
    public int Length { get; } = length;

    /// <summary>B·T.</summary>
    public long Tokens => (long)Sequences * Length;

    /// <summary>Reads some of the sequences, one after the other.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="tokens">Receives <c>[n, T + 1]</c>: inputs and, shifted by one, targets; its size says how many.</param>
    public void Read(int first, Span<int> tokens)
    {
        for (int row = 0; row < tokens.Length / (Length + 1); row++)
        {
            read(first + row, tokens.Slice(row * (Length + 1), Length + 1));
        }
    }

    /// <summary>Reads a sequence.</summary>
    /// <param name="row">Its place in the batch.</param>
    /// <param name="sequence">Receives T + 1 tokens.</param>
    public delegate void ReadSequence(int row, Span<int> sequence);
}
