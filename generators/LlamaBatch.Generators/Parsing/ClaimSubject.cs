namespace LlamaBatch.Generators;

/// <summary>The generated type that decides a claim.</summary>
internal enum ClaimSubject
{
    Results,
    Plan,
}
