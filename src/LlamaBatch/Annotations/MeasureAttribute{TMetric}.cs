namespace LlamaBatch;

/// <summary>Measures a metric in every trial, and adds a method with the metric's name to the generated class <c>Results</c>.</summary>
/// <typeparam name="TMetric">The metric: a built-in metric, or your own type that implements one of the metric interfaces.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class MeasureAttribute<TMetric> : Attribute
    where TMetric : IMetric
{
    /// <summary>
    /// The number of tokens between two measurements; by default, a twentieth of the run's tokens. The end of the run is always measured.
    /// </summary>
    public long EveryTokens { get; set; }
}
