namespace LlamaBatch.Generators;

/// <summary>What a claim is decided on.</summary>
internal enum ClaimSubject
{
    Results,
    Plan,
}
