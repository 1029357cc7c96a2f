namespace LlamaBatch.Generators;

/// <summary>What is declared of a shortened scale; 0 for what is not.</summary>
internal sealed record ScaleModel(string Scale, long Tokens, int Seeds, int TuningSeeds);
