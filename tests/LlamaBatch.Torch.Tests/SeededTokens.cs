using LlamaBatch.Data;

namespace LlamaBatch.Torch.Tests;

/// <summary>A source for tests: each token is a fixed function of seed and place, easy to learn.</summary>
internal sealed class SeededTokens(int vocabSize, long validationWindows = 10) : TokenSource
{
    public override string Fingerprint => "seeded";

    public override int VocabSize => vocabSize;

    public override long TrainingTokens => long.MaxValue;

    public override long ValidationWindows => validationWindows;

    public override void ReadTraining(int seed, long index, Span<int> sequence) => Fill((seed * 1_000_003L) + index, sequence);

    public override void ReadValidation(long window, Span<int> sequence) => Fill(-1 - window, sequence);

    private void Fill(long start, Span<int> sequence)
    {
        ulong state = unchecked((ulong)start * 0x9E3779B97F4A7C15);
        for (int i = 0; i < sequence.Length; i++)
        {
            state = unchecked((state * 6364136223846793005) + 1442695040888963407);
            sequence[i] = i % 3 == 2 ? sequence[i - 1] : (int)((state >> 33) % (ulong)vocabSize);
        }
    }
}
