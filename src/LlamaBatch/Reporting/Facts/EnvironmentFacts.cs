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

/// <summary>The version number of the training arithmetic. Reports ignore results from older versions.</summary>
/// <param name="Version">The version number.</param>
internal sealed record Numerics(int Version) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A corpus that trials used.</summary>
/// <param name="Corpus">The name of the corpus.</param>
/// <param name="Fingerprint">A hash of the corpus's tokens.</param>
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
