namespace LlamaBatch.Reporting;

/// <summary>A verdict of another experiment in the same program.</summary>
/// <param name="Experiment">The name of the experiment.</param>
/// <param name="Claim">The claim with its verdict.</param>
/// <param name="Settings">The settings of the other experiment's baseline.</param>
public sealed record OtherVerdict(string Experiment, DecidedClaim Claim, IReadOnlyList<Setting> Settings);
