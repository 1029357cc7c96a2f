namespace LlamaBatch;

/// <summary>A verdict on which a statement is based.</summary>
/// <param name="Experiment">The name of the experiment's record.</param>
/// <param name="Code">The code of the claim, its <see cref="ClaimAttribute.Source"/>.</param>
/// <param name="Status">The verdict that the statement assumes.</param>
/// <param name="Comparison">
/// The number of the comparison whose effect the statement quotes, from 0, in the order of the claim; null for the decisive one.
/// </param>
/// <param name="Quotes">The result of the comparison that the statement quotes.</param>
public sealed record Citation(
    string Experiment, string Code, VerdictStatus Status, int? Comparison = null, Quoted Quotes = Quoted.Estimate);
