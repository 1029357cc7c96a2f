namespace LlamaBatch;

/// <summary>A claim of an experiment, ready to be decided.</summary>
/// <param name="Text">The claim, as a sentence.</param>
/// <param name="Source">Where it is made; empty if the author named none.</param>
/// <param name="Decide">The author's method, bound to the results or the plan.</param>
public sealed record Claim(string Text, string Source, Func<Verdict> Decide);
