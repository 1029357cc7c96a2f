namespace LlamaBatch;

/// <summary>
/// Declares a target: a metric value that trials should reach. <c>r.ToTarget(2.2)</c> gives the steps, tokens, operations and time to reach
/// 2.2.
/// </summary>
/// <remarks>
/// Trials run to the end of their token budget, whether they reach a target or not. Declare targets before you see results. Declare several
/// targets, because the answer may depend on the target.
/// </remarks>
/// <typeparam name="TMetric">A validation metric that the experiment measures.</typeparam>
/// <param name="value">The target value, in the metric's unit.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class TargetAttribute<TMetric>(double value) : Attribute
    where TMetric : IValidationMetric
{
    /// <summary>The target value, in the metric's unit.</summary>
    public double Value { get; } = value;
}
