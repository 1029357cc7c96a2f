using LlamaBatch.Data;
using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

// B batch · T tokens

/// <summary>Measures a model on held-out text and, on request, on text that it was trained on.</summary>
public sealed class Evaluation
{
    private readonly LlamaPass _pass;
    private readonly WeightAverage? _average;
    private readonly TokenSource _corpus;
    private readonly TokenBatch _windows;
    private readonly int[] _tokens;

    /// <summary>Makes an evaluation on the first windows of a corpus. A window is a sequence of held-out text.</summary>
    /// <param name="pass">Computes the model's losses.</param>
    /// <param name="corpus">The tokens of the corpus.</param>
    /// <param name="windows">The number of windows. If the corpus has fewer, all of them are used.</param>
    /// <param name="sequenceLength">The number of tokens in a sequence, T.</param>
    /// <param name="average">The weight average to measure; null to measure the model's own weights.</param>
    /// <exception cref="CorpusException">The held-out text is shorter than one window, or the corpus has tokens outside of the
    /// vocabulary.</exception>
    public Evaluation(LlamaPass pass, TokenSource corpus, Sequences windows, int sequenceLength, WeightAverage? average = null)
    {
        _pass = pass;
        _average = average;
        _corpus = corpus;
        int count = (int)Math.Min(windows.Count, corpus.ValidationWindows);
        _windows = new TokenBatch(count, sequenceLength, (row, window) => corpus.ReadValidation(row, window));
        if (_windows.Sequences < 1)
        {
            throw new CorpusException(
                $"The corpus has no validation window of {sequenceLength + 1} tokens. Add text or shorten SequenceLength.");
        }

        Vocabulary.Check([corpus.VocabSize - 1], pass.Model.Config);
        _tokens = new int[Math.Min(pass.MeasuredAtOnce(sequenceLength), _windows.Sequences) * (sequenceLength + 1)];
    }

    /// <summary>
    /// Measures all windows and returns their total loss and number of correct predictions. The weights are the same afterward, bit for
    /// bit.
    /// </summary>
    /// <param name="seen">
    /// Sequences that the model was trained on. Their mean loss is also measured. If there are more sequences than windows, only as many
    /// are used as there are windows. If null, only the windows are measured.
    /// </param>
    public ValidationOutcome Measure(TokenBatch? seen = null)
    {
        using var flush = FlushToZero.Begin();
        _average?.Swap();
        try
        {
            ValidationOutcome outcome = Measured(_windows, _windows.Sequences);
            return seen is null
                ? outcome
                : outcome with { SeenLoss = MeanOf(Measured(seen, Math.Min(seen.Sequences, _windows.Sequences))) };
        }
        finally
        {
            _average?.Swap();
        }
    }

    private static double MeanOf(ValidationOutcome outcome) => outcome.Nats / outcome.Tokens;

    private ValidationOutcome Measured(TokenBatch sequences, int count)
    {
        double nats = 0;
        long correct = 0;
        long bytes = 0;
        int rows = _tokens.Length / (_windows.Length + 1);
        for (int first = 0; first < count; first += rows)
        {
            Span<int> part = _tokens.AsSpan(0, Math.Min(rows, count - first) * (_windows.Length + 1));
            sequences.Read(first, part);
            (double partNats, long partCorrect) = _pass.Measure(part, _windows.Length);
            nats += partNats;
            correct += partCorrect;
            bytes += BytesOfTargets(part);
        }

        return new ValidationOutcome(nats, (long)count * _windows.Length, correct, bytes);
    }

    private long BytesOfTargets(ReadOnlySpan<int> part)
    {
        long bytes = 0;
        for (int i = 0; i < part.Length; i++)
        {
            bool isTarget = i % (_windows.Length + 1) != 0;
            bytes += isTarget ? _corpus.ByteLength(part[i]) : 0;
        }

        return bytes;
    }
}
