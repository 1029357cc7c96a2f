namespace LlamaBatch.Trials;

/// <summary>In what validation sets differ. What they have in common is an empty list.</summary>
/// <param name="Texts">The texts.</param>
/// <param name="Tokenizers">For each tokenizer a corpus that says what a token is.</param>
/// <param name="SequenceLengths">Tokens of a sequence.</param>
/// <param name="Windows">Numbers of validation windows.</param>
internal sealed record ValidationDifference(
    IReadOnlyList<CorpusName> Texts, IReadOnlyList<Corpus> Tokenizers, IReadOnlyList<int> SequenceLengths, IReadOnlyList<int> Windows)
{
    /// <inheritdoc/>
    public bool Equals(ValidationDifference? other) =>
        other is not null && Texts.SequenceEqual(other.Texts) && Tokenizers.SequenceEqual(other.Tokenizers)
        && SequenceLengths.SequenceEqual(other.SequenceLengths) && Windows.SequenceEqual(other.Windows);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Texts.Count, Tokenizers.Count, SequenceLengths.Count, Windows.Count);
}

/// <summary>A corpus among others.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Settings">The settings that tell it from others of that name, empty where it has the defaults; null where no other has that name.</param>
internal readonly record struct CorpusName(string Name, string? Settings);
