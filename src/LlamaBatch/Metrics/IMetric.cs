namespace LlamaBatch;

/// <summary>
/// A quantity that an experiment measures. For your own metric, implement <see cref="IStepMetric"/>, <see cref="IValidationMetric"/> or
/// <see cref="ICostMetric"/>. The type's name becomes a method name in the generated class <c>Results</c>.
/// </summary>
public interface IMetric
{
    /// <summary>The name in reports, in sentence case, such as <c>Validation loss</c>.</summary>
    static abstract string Name { get; }

    /// <summary>The unit in reports, such as <c>nats/token</c>, or <c>1</c> for a number without a unit.</summary>
    static abstract string Unit { get; }

    /// <summary>The direction in which the metric improves.</summary>
    static abstract Better Better { get; }

    /// <summary>The way in which two values are compared: by difference or by ratio.</summary>
    static abstract Contrast Contrast { get; }

    /// <summary>The default margin of claims: the smallest effect of interest, in the unit of <see cref="Contrast"/>.</summary>
    static abstract double Margin { get; }

    /// <summary>The lowest possible value. A claim that requires a lower value is refused before training.</summary>
    static virtual double Lowest => double.NegativeInfinity;

    /// <summary>The highest possible value. A claim that requires a higher value is refused before training.</summary>
    static virtual double Highest => double.PositiveInfinity;

    /// <summary>
    /// The version of the definition. Increase it when the computation changes; recorded values of older versions are then no longer used.
    /// </summary>
    static virtual int Revision => 1;
}
