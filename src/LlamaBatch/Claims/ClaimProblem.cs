namespace LlamaBatch;

/// <summary>
/// The reason why a claim is ill-posed, as names and numbers. Each report language turns it into a sentence with a remedy.
/// </summary>
public abstract record ClaimProblem;
