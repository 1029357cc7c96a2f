using LlamaBatch.Data;
using static TorchSharp.torch;

namespace LlamaBatch.Torch;

// B batch · T tokens · V vocabulary

/// <summary>Measures a model on the validation windows, the same for every trial.</summary>
public sealed class Evaluation
{
    /// <summary>Tokens computed at once: enough to keep matrix products large, little enough to stay in memory.</summary>
    private const int TokensAtOnce = 4_096;

    private readonly LlamaModel _model;
    private readonly TokenSource _corpus;
    private readonly int _windows;
    private readonly int _sequenceLength;

    /// <summary>An evaluation on the first windows of a corpus.</summary>
    /// <param name="model">The model.</param>
    /// <param name="corpus">The tokens.</param>
    /// <param name="windows">How many windows; as many as there are, if there are fewer.</param>
    /// <param name="sequenceLength">T.</param>
    /// <exception cref="CorpusException">There is no window, or the corpus has tokens that the model does not know.</exception>
    public Evaluation(LlamaModel model, TokenSource corpus, Sequences windows, int sequenceLength)
    {
        _model = model;
        _corpus = corpus;
        _windows = (int)Math.Min(windows.Count, corpus.ValidationWindows);
        _sequenceLength = sequenceLength;
        if (_windows < 1)
        {
            throw new CorpusException($"The corpus has no validation window of {sequenceLength + 1} tokens; give it more text, or a shorter SequenceLength.");
        }

        Vocabulary.Check(corpus.VocabSize - 1, model.Config);
    }

    /// <summary>Totals over all windows.</summary>
    public ValidationOutcome Measure()
    {
        using var noGradients = no_grad();
        double nats = 0;
        long correct = 0;
        long bytes = 0;
        int rows = Math.Max(1, TokensAtOnce / _sequenceLength);
        for (int first = 0; first < _windows; first += rows)
        {
            using var scope = NewDisposeScope();
            int start = first;
            Tensor part = TokenBatches.Read(Math.Min(rows, _windows - first), _sequenceLength, (row, window) =>
            {
                _corpus.ReadValidation(start + row, window);
                foreach (int target in window[1..])
                {
                    bytes += _corpus.ByteLength(target);
                }
            });
            Tensor targets = part.narrow(1, 1, _sequenceLength);                    // [B, T]
            Tensor logits = _model.forward(part.narrow(1, 0, _sequenceLength));     // [B, T, V]
            nats += LlamaModel.SumOfLosses(logits, targets).item<float>();
            correct += logits.argmax(-1).eq(targets).sum().item<long>();
        }

        return new ValidationOutcome(nats, (long)_windows * _sequenceLength, correct, bytes);
    }
}
