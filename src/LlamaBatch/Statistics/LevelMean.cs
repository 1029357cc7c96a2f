namespace LlamaBatch.Statistics;

/// <summary>A metric at a level of an axis, as a fit sees it.</summary>
/// <param name="Level">The level.</param>
/// <param name="Mean">The metric's mean over the seeds that are fitted to.</param>
public readonly record struct LevelMean(double Level, double Mean);
