namespace LlamaBatch.Statistics;

/// <summary>A metric's mean at a level of an axis, as the input for a fit.</summary>
/// <param name="Level">The level.</param>
/// <param name="Mean">The metric's mean over the seeds of the fit.</param>
public readonly record struct LevelMean(double Level, double Mean);
