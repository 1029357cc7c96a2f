namespace LlamaBatch;

/// <summary>Why a claim has no answer, as names and numbers. Each language turns it into a sentence with a remedy.</summary>
public abstract record ClaimProblem;
