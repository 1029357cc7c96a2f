using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A fact of an article's page.</summary>
internal abstract record ArticleFact : Fact
{
    /// <inheritdoc/>
    public sealed override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that no experiment decides a claim.</summary>
/// <param name="Why">Which experiment will, and why none has so far; empty if the author does not say.</param>
internal sealed record OpenClaim(string Why) : ArticleFact;

/// <summary>The fact that a statement rests on a verdict that is another one now.</summary>
/// <param name="Citation">The verdict that the statement assumes.</param>
/// <param name="Now">The verdict now; null if the experiment does not decide the claim.</param>
internal sealed record OutdatedCitation(Citation Citation, VerdictStatus? Now) : ArticleFact;

/// <summary>The fact that experiments give opposite verdicts on a claim.</summary>
/// <param name="Code">The code of the claim.</param>
/// <param name="Supporting">The experiments that only support it.</param>
/// <param name="Refuting">The experiments that only refute it.</param>
/// <param name="Divided">The experiments that test it by several claims, with opposite verdicts.</param>
internal sealed record Disagreement(
    string Code, IReadOnlyList<string> Supporting, IReadOnlyList<string> Refuting, IReadOnlyList<string> Divided) : ArticleFact;

/// <summary>The number of claims by their verdicts.</summary>
/// <param name="Claims">The number of claims.</param>
/// <param name="Decided">The number of claims that at least one experiment tests.</param>
internal sealed record ClaimsTested(int Claims, int Decided) : ArticleFact;

/// <summary>A claim with the code by which reports name it.</summary>
/// <param name="Code">The code, which may be marked as an anchor.</param>
/// <param name="Text">The claim in the language of the page.</param>
internal sealed record CodedClaim(Prose Code, Prose Text) : ArticleFact;

/// <summary>A verdict with the effect that decided it, for a narrow table.</summary>
/// <param name="Status">The verdict.</param>
/// <param name="Effect">The effect.</param>
internal sealed record VerdictByEffect(VerdictStatus Status, Effect Effect) : ArticleFact;

/// <summary>The sentence that an experiment tests for a claim of the article, with its effect.</summary>
/// <param name="Claim">The claim of the experiment.</param>
/// <param name="Effect">The effect.</param>
internal sealed record TestedClaim(DecidedClaim Claim, Prose Effect) : ArticleFact;
