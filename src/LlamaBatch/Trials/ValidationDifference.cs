namespace LlamaBatch.Trials;

/// <summary>The properties in which validation sets differ. A list is empty if the sets agree in that property.</summary>
/// <param name="Texts">The names of the corpora, if their texts differ.</param>
/// <param name="Tokenizers">One corpus for each of the different tokenizers.</param>
/// <param name="SequenceLengths">The different numbers of tokens per sequence.</param>
/// <param name="Windows">The different numbers of validation windows.</param>
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

/// <summary>A corpus, with the settings that distinguish it from other corpora of the same name.</summary>
/// <param name="Name">The name of the corpus.</param>
/// <param name="Settings">The distinguishing settings, or null if no other corpus has this name. The text is empty if all settings have
/// their defaults.</param>
internal readonly record struct CorpusName(string Name, string? Settings);
