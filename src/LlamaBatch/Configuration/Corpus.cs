namespace LlamaBatch;

/// <summary>
/// The text of a study: its source, its tokenizer, and the length of its sequences. Derive from this record type for your own corpus.
/// </summary>
// This file declares the settings; Data/Corpus.Reading.cs declares the members that read the text.
public abstract partial record Corpus
{
    /// <summary>The number of tokens in a training or validation sequence, T.</summary>
    public int SequenceLength { get; init; } = 64;

    /// <summary>Problems with these settings. The text itself is not read.</summary>
    public virtual IEnumerable<SettingProblem> Problems()
        => SettingProblem.Outside(nameof(SequenceLength), SequenceLength, new(1, 1 << 20));

    /// <summary>The name of the corpus in reports.</summary>
    public abstract string Name { get; }

    /// <summary>The settings that determine the tokens of the corpus, except <see cref="SequenceLength"/>.</summary>
    public abstract IEnumerable<Setting> Settings();
}
