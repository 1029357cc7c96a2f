namespace LlamaBatch.Statistics;

/// <summary>The batch size at which the examples needed exceed their minimum by a given fraction.</summary>
/// <param name="Share">The fraction, such as 0.1 for 10 % more examples.</param>
/// <param name="Batch">The batch size, which is <paramref name="Share"/> times the critical batch size B_crit.</param>
/// <param name="Interval">The 95 % confidence interval for the batch size.</param>
public readonly record struct OverheadThreshold(double Share, double Batch, Interval Interval);
