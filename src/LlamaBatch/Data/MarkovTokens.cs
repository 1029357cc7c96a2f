namespace LlamaBatch.Data;

/// <summary>
/// The endless token stream of a Markov chain. Every sequence is a separate path that starts in the stationary
/// distribution.
/// </summary>
internal sealed class MarkovTokens(MarkovChain chain, int sequenceLength) : TokenSource
{
    /// <inheritdoc/>
    public override string Fingerprint { get; } = chain.Fingerprint();

    /// <summary>
    /// The size of the vocabulary, 256, as byte-level models expect. The chain uses only the first tokens, one for each symbol.
    /// </summary>
    public override int VocabSize => ByteTokenizer.VocabSize;

    /// <inheritdoc/>
    public override long TrainingTokens => long.MaxValue;

    /// <inheritdoc/>
    public override long ValidationWindows => long.MaxValue;

    /// <inheritdoc/>
    public override double? EntropyRate => chain.EntropyRate;

    /// <inheritdoc/>
    public override void ReadTraining(int seed, long index, Span<int> sequence)
    {
        SequenceSpan.Check(sequenceLength, index, long.MaxValue, sequence);
        chain.Walk(SplitMix64.For(Purpose.MarkovTraining, seed, index), sequence);
    }

    /// <inheritdoc/>
    public override void ReadValidation(long window, Span<int> sequence)
    {
        SequenceSpan.Check(sequenceLength, window, long.MaxValue, sequence);
        chain.Walk(SplitMix64.For(Purpose.MarkovValidation, seed: 0, window), sequence);
    }
}
