namespace LlamaBatch;

/// <summary>What a claim method returns.</summary>
public abstract record Verdict;
