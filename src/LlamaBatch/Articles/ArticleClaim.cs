namespace LlamaBatch;

/// <summary>A claim of a published text.</summary>
/// <param name="Code">
/// The code by which a <see cref="ClaimAttribute.Source"/> names the claim, such as <c>C06b</c>. The claim's anchor on the page is the code
/// in lower case.
/// </param>
/// <param name="Text">What the published text claims.</param>
/// <param name="Open">
/// Which experiment will decide the claim, and why none has so far. The page shows this text as long as no experiment decides the claim.
/// </param>
public sealed record ArticleClaim(string Code, LocalText Text, LocalText? Open = null);
