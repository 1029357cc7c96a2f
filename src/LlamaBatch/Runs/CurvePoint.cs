namespace LlamaBatch;

/// <summary>A metric's value at one progress of a run that was trained elsewhere.</summary>
/// <param name="Progress">The progress, in the unit of the run.</param>
/// <param name="Value">The value, in the metric's unit.</param>
public readonly record struct CurvePoint(double Progress, double Value);
