namespace LlamaBatch.Generators;

/// <summary>What a claim takes to compute its verdict.</summary>
internal enum ClaimSubject
{
    Results,
    Plan,
}
