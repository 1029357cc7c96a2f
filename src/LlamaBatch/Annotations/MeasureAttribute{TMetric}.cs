namespace LlamaBatch;

/// <summary>Measures a metric in every trial, and adds a method with the metric's name to the generated <c>Results</c>.</summary>
/// <typeparam name="TMetric">The metric: a built-in one, or your own type that implements one of the metric interfaces.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class MeasureAttribute<TMetric> : Attribute
    where TMetric : IMetric
{
    /// <summary>Tokens between two measurements; by default, a twentieth of the run. The end of the run is always measured.</summary>
    public long EveryTokens { get; set; }
}
