using System.Globalization;

namespace LlamaBatch.Data;

/// <summary>
/// The token stream of a finite text. Several threads can read it at once.
/// </summary>
/// <remarks>
/// An epoch cuts the training text into windows of T inputs and one more token, the last target, and reads every window
/// once. The order of the windows and the offset of the first window (below T) are pseudo-random functions of seed and
/// epoch. Training and validation windows are cut from separate arrays and cannot mix.
/// </remarks>
public sealed class TextTokens : TokenSource
{
    private readonly TextSplit _text;
    private readonly int _sequenceLength;
    private readonly long _windowsPerEpoch;
    private readonly long _offsets;
    private readonly EvenOrder _validationOrder;

    /// <summary>Makes the token stream of a text.</summary>
    /// <param name="text">The split text.</param>
    /// <param name="corpus">The corpus, which provides the sequence length T and a name for error messages.</param>
    /// <exception cref="CorpusException">The training or the held-out text is shorter than one sequence, or the sequence length is not
    /// positive.</exception>
    public TextTokens(TextSplit text, Corpus corpus)
    {
        _text = text;
        _sequenceLength = SequenceSpan.LengthOf(corpus);
        Suffices(corpus, "training", text.Training.Length, text);
        Suffices(corpus, "validation", text.Validation.Length, text);

        // The number of windows must be the same for every random offset below T. A text that is too short for all offsets uses fewer
        // offsets.
        _windowsPerEpoch = Math.Max(1, (text.Training.Length - _sequenceLength) / _sequenceLength);
        _offsets = Math.Min(_sequenceLength, text.Training.Length - _windowsPerEpoch * _sequenceLength);
        ValidationWindows = (text.Validation.Length - 1) / _sequenceLength;
        _validationOrder = new EvenOrder(ValidationWindows);
    }

    /// <inheritdoc/>
    public override string Fingerprint => _text.Fingerprint;

    /// <inheritdoc/>
    public override int VocabSize => ByteTokenizer.VocabSize;

    /// <inheritdoc/>
    public override long TrainingTokens => _text.Training.Length;

    /// <inheritdoc/>
    public override long ValidationWindows { get; }

    /// <inheritdoc/>
    public override int RepeatedDocuments => _text.RepeatedDocuments;

    /// <summary>The number of sequences in an epoch. An epoch reads every window of the training text once.</summary>
    public long SequencesPerEpoch => _windowsPerEpoch;

    /// <inheritdoc/>
    public override void ReadTraining(int seed, long index, Span<int> sequence)
    {
        SequenceSpan.Check(_sequenceLength, index, long.MaxValue, sequence);
        (long epoch, long position) = Math.DivRem(index, _windowsPerEpoch);
        long offset = SplitMix64.For(Purpose.WindowOffset, seed, epoch).NextBelow(_offsets);
        long window = new Shuffle(_windowsPerEpoch, SplitMix64.Key(Purpose.WindowOrder, seed, epoch))[position];
        ByteTokenizer.Widen(_text.Training.Slice((int)(offset + window * _sequenceLength), sequence.Length), sequence);
    }

    /// <inheritdoc/>
    /// <remarks>The windows are ordered so that the first k of them are spread evenly over the held-out text, for every k.</remarks>
    public override void ReadValidation(long window, Span<int> sequence)
    {
        SequenceSpan.Check(_sequenceLength, window, ValidationWindows, sequence);
        ByteTokenizer.Widen(_text.Validation.Slice((int)(_validationOrder[window] * _sequenceLength), sequence.Length), sequence);
    }

    private static void Suffices(Corpus corpus, string side, int tokens, TextSplit text)
    {
        if (tokens <= corpus.SequenceLength)
        {
            throw new CorpusException(string.Create(
                CultureInfo.InvariantCulture,
                $"The {side} text of {corpus.Name} has {tokens:N0} tokens; "
                    + $"one sequence needs {corpus.SequenceLength + 1L:N0}: {corpus.SequenceLength:N0} inputs and the last target. "
                    + $"{RemedyFor(corpus, side, tokens, text)}"));
        }
    }

    /// <summary>Suggests a remedy for training or held-out text that is shorter than one sequence.</summary>
    private static string RemedyFor(Corpus corpus, string side, int tokens, TextSplit text)
    {
        string longer = corpus is TextFiles { Split: Split.ByDocument }
            ? " Or hold out the end of each document instead: with { Split = Split.ByPosition }."
            : "";
        return text.Documents == 1 && longer.Length > 0
            ? "Whole documents are held out, and this text is a single one, since a file is cut into documents at blank lines: "
                + "no share divides it. Hold out its end instead: with { Split = Split.ByPosition }."
            : tokens == 0 && text.Documents > 0 && longer.Length > 0
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Whole documents are held out, and none of the {text.Documents:N0} is on the {side} side. "
                + $"Add documents, or change ValidationShare.{longer}")
            : $"Add text, shorten SequenceLength, or change the share held out for validation.{longer}";
    }
}
