using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>A <c>[Scaled]</c> attribute, which shortens the experiment for a scale such as <c>Quick</c>.</summary>
internal sealed record ScaleDeclaration(AttributeData Attribute, string Scale, long Tokens, int Seeds, int TuningSeeds);
