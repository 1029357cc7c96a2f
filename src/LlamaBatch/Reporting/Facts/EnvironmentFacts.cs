using LlamaBatch.Journal;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A machine, with its software versions, on which trials ran.</summary>
/// <param name="Machine">The machine.</param>
internal sealed record RanOn(MachineFacts Machine) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The version of the arithmetic of training. Results of an older version no longer count.</summary>
/// <param name="Version">The version of the arithmetic.</param>
internal sealed record Numerics(int Version) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A training corpus of the trials.</summary>
/// <param name="Corpus">The name of the corpus.</param>
/// <param name="Fingerprint">The fingerprint of the corpus's tokens.</param>
internal sealed record TextFingerprint(string Corpus, string Fingerprint) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The sentence before the command that reproduces the study.</summary>
internal sealed record HowToRepeat : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
