namespace LlamaBatch;

/// <summary>A verdict on which a statement is based.</summary>
/// <param name="Experiment">The name of the experiment.</param>
/// <param name="Code">The code of the claim, its <see cref="ClaimAttribute.Source"/>.</param>
/// <param name="Status">The verdict that the statement assumes.</param>
/// <param name="Comparison">
/// The index, from 0, of the claim's comparison that the statement quotes. If it is null, the statement quotes the comparison that decided
/// the verdict.
/// </param>
/// <param name="Quotes">Which result of the comparison the statement quotes.</param>
public sealed record Citation(
    string Experiment, string Code, VerdictStatus Status, int? Comparison = null, Quoted Quotes = Quoted.Estimate);
