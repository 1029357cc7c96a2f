namespace LlamaBatch.Reporting;

/// <summary>A verdict of another experiment of the catalog.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Claim">The claim and what became of it.</param>
/// <param name="Settings">The settings of that experiment's baseline.</param>
public sealed record OtherVerdict(string Experiment, DecidedClaim Claim, IReadOnlyList<Setting> Settings);
