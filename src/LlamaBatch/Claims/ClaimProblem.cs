namespace LlamaBatch;

/// <summary>Why a claim has no answer: the names and numbers of it. A language says it, with the remedy.</summary>
public abstract record ClaimProblem;
