using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>A <c>[Scaled]</c> attribute.</summary>
internal sealed record ScaleDeclaration(AttributeData Attribute, string Scale, long Tokens, int Seeds, int TuningSeeds);
