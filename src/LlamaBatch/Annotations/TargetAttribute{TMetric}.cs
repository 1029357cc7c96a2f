namespace LlamaBatch;

/// <summary>
/// Declares a value whose reaching is asked for: <c>r.ToTarget(2.2)</c> then says what it took in steps, tokens, operations and time. Targets are read off the recorded curves and change nothing of the
/// training; declare them before the results are seen, and several, since the answer may depend on the target.
/// </summary>
/// <typeparam name="TMetric">A validation metric that the experiment measures.</typeparam>
/// <param name="value">The value, in the metric's unit.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class TargetAttribute<TMetric>(double value) : Attribute
    where TMetric : IValidationMetric
{
    /// <summary>The value, in the metric's unit.</summary>
    public double Value { get; } = value;
}
