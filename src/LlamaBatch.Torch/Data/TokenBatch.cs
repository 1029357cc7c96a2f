namespace LlamaBatch.Torch;

// B sequences · T tokens of a sequence

/// <summary>A batch whose sequences are read on demand, so that the batch itself takes no memory.</summary>
/// <param name="sequences">The number of sequences, B.</param>
/// <param name="length">The number of tokens in a sequence, T.</param>
/// <param name="read">Reads the sequence at an index of the batch: T + 1 tokens, because the targets are the inputs shifted by one.</param>
public sealed class TokenBatch(int sequences, int length, TokenBatch.ReadSequence read)
{
    /// <summary>The number of sequences, B.</summary>
    public int Sequences { get; } = sequences;

    /// <summary>The index of the batch's first sequence in the training stream, from 0.</summary>
    public long Place { get; init; }

    /// <summary>The number of tokens in a sequence, T.</summary>
    public int Length { get; } = length;

    /// <summary>The number of tokens in the batch, B·T.</summary>
    public long Tokens => (long)Sequences * Length;

    /// <summary>Reads several consecutive sequences.</summary>
    /// <param name="first">The index of the first sequence in the batch, from 0.</param>
    /// <param name="tokens">Receives the inputs and, shifted by one, the targets, <c>[n, T + 1]</c>, where n is the number of sequences to
    /// read.</param>
    public void Read(int first, Span<int> tokens)
    {
        for (int row = 0; row < tokens.Length / (Length + 1); row++)
        {
            read(first + row, tokens.Slice(row * (Length + 1), Length + 1));
        }
    }

    /// <summary>Reads a sequence.</summary>
    /// <param name="row">The index of the sequence in the batch, from 0.</param>
    /// <param name="sequence">Receives T + 1 tokens.</param>
    public delegate void ReadSequence(int row, Span<int> sequence);
}
