using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A statement on the page that lists an article's claims with their verdicts.</summary>
internal abstract record ArticleFact : Fact
{
    /// <inheritdoc/>
    public sealed override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that no experiment decides a claim.</summary>
/// <param name="Why">Why the claim is open, in the words of the <c>Article</c> record; empty if the record gives no reason.</param>
internal sealed record OpenClaim(string Why) : ArticleFact;

/// <summary>The fact that a verdict has changed since a statement cited it.</summary>
/// <param name="Citation">The verdict that the statement assumes.</param>
/// <param name="Now">The present verdict; null if the experiment no longer decides the claim.</param>
internal sealed record OutdatedCitation(Citation Citation, VerdictStatus? Now) : ArticleFact;

/// <summary>The fact that experiments give opposite verdicts on a claim.</summary>
/// <param name="Code">The code of the claim, such as C19.</param>
/// <param name="Supporting">The experiments with a supporting verdict and no refuting one.</param>
/// <param name="Refuting">The experiments with a refuting verdict and no supporting one.</param>
/// <param name="Divided">The experiments that test the claim in several forms, with opposite verdicts.</param>
internal sealed record Disagreement(
    string Code, IReadOnlyList<string> Supporting, IReadOnlyList<string> Refuting, IReadOnlyList<string> Divided) : ArticleFact;

/// <summary>The number of claims of the article, and how many of them are tested.</summary>
/// <param name="Claims">The number of claims of the article.</param>
/// <param name="Decided">The number of claims that at least one experiment tests.</param>
internal sealed record ClaimsTested(int Claims, int Decided) : ArticleFact;

/// <summary>A claim with the code by which reports name it.</summary>
/// <param name="Code">The code, such as C19, with an anchor for links if it has one.</param>
/// <param name="Text">The claim in the language of the page.</param>
internal sealed record CodedClaim(Prose Code, Prose Text) : ArticleFact;

/// <summary>A verdict with the effect that decided it, as a short text for a narrow table.</summary>
/// <param name="Status">The verdict.</param>
/// <param name="Effect">The effect.</param>
internal sealed record VerdictByEffect(VerdictStatus Status, Effect Effect) : ArticleFact;

/// <summary>A claim of the article in the form that an experiment tests, with the effect that decided the verdict.</summary>
/// <param name="Claim">The claim as the experiment states it, with its verdict.</param>
/// <param name="Effect">The effect.</param>
internal sealed record TestedClaim(DecidedClaim Claim, Prose Effect) : ArticleFact;
