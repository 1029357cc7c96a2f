using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>A <c>[Claim]</c> method.</summary>
/// <param name="Method">The method.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Text">The claim, as a sentence.</param>
/// <param name="Source">Where the claim was published, such as a section of an article.</param>
/// <param name="Subject">Whether results or the plan decide the claim; null if the method is malformed.</param>
/// <param name="Owner">
/// The record whose <c>Results</c> or <c>Plan</c> the claim takes: the experiment, or the base that declares the claim.
/// </param>
/// <param name="IsReachable">Whether the experiment may call the method. It may not call a private claim of a base.</param>
internal sealed record ClaimDeclaration(
    IMethodSymbol Method,
    AttributeData Attribute,
    string Text,
    string Source,
    ClaimSubject? Subject,
    INamedTypeSymbol Owner,
    bool IsReachable);
