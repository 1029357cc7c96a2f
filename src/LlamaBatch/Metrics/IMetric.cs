namespace LlamaBatch;

/// <summary>
/// A number that an experiment measures. For a metric of your own, implement <see cref="IStepMetric"/>,
/// <see cref="IValidationMetric"/> or <see cref="ICostMetric"/>. The name of your type becomes the accessor in <c>Results</c>.
/// </summary>
public interface IMetric
{
    /// <summary>The name in reports, in sentence case: <c>Validation loss</c>.</summary>
    static abstract string Name { get; }

    /// <summary>The unit in reports: <c>nats/token</c>.</summary>
    static abstract string Unit { get; }

    /// <summary>The direction in which the metric improves.</summary>
    static abstract Better Better { get; }

    /// <summary>How two values are compared.</summary>
    static abstract Contrast Contrast { get; }

    /// <summary>The smallest effect of interest where a claim names none, as <see cref="Contrast"/> measures it.</summary>
    static abstract double Margin { get; }

    /// <summary>The lowest possible value. A claim that needs a lower one is refused before training.</summary>
    static virtual double Lowest => double.NegativeInfinity;

    /// <summary>The highest possible value.</summary>
    static virtual double Highest => double.PositiveInfinity;

    /// <summary>The version of the definition. Raise it when the computation changes, so that older records no longer count.</summary>
    static virtual int Revision => 1;
}
