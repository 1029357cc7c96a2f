namespace LlamaBatch;

/// <summary>The reason why a claim is ill-posed, as data. Each report language turns the data into a sentence with a remedy.</summary>
public abstract record ClaimProblem;
