using System.Globalization;

namespace LlamaBatch.Data;

/// <summary>Checks the span that receives a sequence. The span must have T + 1 tokens: T inputs and the last target.</summary>
internal static class SequenceSpan
{
    /// <summary>The sequence length T of a corpus.</summary>
    /// <exception cref="CorpusException">The sequence length is not positive.</exception>
    public static int LengthOf(Corpus corpus) => corpus.SequenceLength is > 0 and < int.MaxValue
        ? corpus.SequenceLength
        : throw new CorpusException(string.Create(
            CultureInfo.InvariantCulture,
            $"SequenceLength of {corpus.Name} is {corpus.SequenceLength}; it must be at least 1. A common value is 64."));

    /// <summary>
    /// Throws if the index is not below <paramref name="count"/>, or the span does not have
    /// <paramref name="sequenceLength"/> + 1 elements.
    /// </summary>
    public static void Check(int sequenceLength, long index, long count, Span<int> sequence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        if (sequence.Length != sequenceLength + 1)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The span has {sequence.Length} tokens; it must have {sequenceLength + 1L}: the inputs and the last target."),
                nameof(sequence));
        }
    }
}
