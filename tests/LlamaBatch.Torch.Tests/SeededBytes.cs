using LlamaBatch.Data;

namespace LlamaBatch.Torch.Tests;

/// <summary>Tokens that look random and are a function of seed and position: no text, no file.</summary>
internal sealed class SeededBytes(int vocabSize = 256, long windows = long.MaxValue) : TokenSource
{
    public override string Fingerprint => "c9fd69f07b0d39d9802cdf6ced7d6367061b34b152fa867049ace4b064fa57cb";

    public override int VocabSize => vocabSize;

    public override long TrainingTokens => long.MaxValue;

    public override long ValidationWindows => windows;

    public override void ReadTraining(int seed, long index, Span<int> sequence) => Fill(((long)seed << 32) + index, sequence);

    public override void ReadValidation(long window, Span<int> sequence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(window);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(window, windows);
        Fill(-1 - window, sequence);
    }

    /// <summary>Tokens of even value stand for two bytes.</summary>
    public override int ByteLength(int token) => token % 2 == 0 ? 2 : 1;

    /// <summary>Skewed, so that there is something to learn: small tokens are more frequent.</summary>
    private void Fill(long key, Span<int> sequence)
    {
        var random = new Random(unchecked((int)(key * 2654435761 >> 7)));
        for (int i = 0; i < sequence.Length; i++)
        {
            double share = random.NextDouble();
            sequence[i] = (int)(share * share * vocabSize);
        }
    }
}
