namespace LlamaBatch;

/// <summary>One point of a metric's curve, in a run that was trained elsewhere.</summary>
/// <param name="Progress">The progress of the run, such as its step, in the run's <see cref="ProgressUnit"/>.</param>
/// <param name="Value">The value, in the metric's unit.</param>
public readonly record struct CurvePoint(double Progress, double Value);
