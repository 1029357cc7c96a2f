namespace LlamaBatch.Generators;

/// <summary>The numbers that <c>[Scaled]</c> sets for a scale such as <c>Quick</c>. A number that is not set is 0.</summary>
internal sealed record ScaleModel(string Scale, long Tokens, int Seeds, int TuningSeeds);
