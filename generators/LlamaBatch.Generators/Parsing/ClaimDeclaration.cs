using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>A method with <c>[Claim]</c>.</summary>
/// <param name="Method">The method.</param>
/// <param name="Attribute">The <c>[Claim]</c> attribute.</param>
/// <param name="Text">The claim, as a sentence.</param>
/// <param name="Source">Where the claim was published, such as a section of an article.</param>
/// <param name="Subject">Whether the claim takes the results or the plan; null if the method is not a valid claim.</param>
/// <param name="Owner">The record whose results or plan the claim takes: the experiment, or the base record that declares the
/// claim.</param>
/// <param name="IsReachable">Whether the experiment can call the method. It cannot call a private claim of a base.</param>
internal sealed record ClaimDeclaration(
    IMethodSymbol Method,
    AttributeData Attribute,
    string Text,
    string Source,
    ClaimSubject? Subject,
    INamedTypeSymbol Owner,
    bool IsReachable);
