namespace LlamaBatch;

/// <summary>A verdict on which a statement rests.</summary>
/// <param name="Experiment">The name of the experiment's record.</param>
/// <param name="Code">The code of the claim, its <see cref="ClaimAttribute.Source"/>.</param>
/// <param name="Status">The verdict that the statement assumes.</param>
public sealed record Citation(string Experiment, string Code, VerdictStatus Status);
