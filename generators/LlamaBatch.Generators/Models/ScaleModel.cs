namespace LlamaBatch.Generators;

/// <summary>The numbers of a <c>[Scaled]</c> attribute; 0 if not set.</summary>
internal sealed record ScaleModel(string Scale, long Tokens, int Seeds, int TuningSeeds);
