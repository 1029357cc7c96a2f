namespace LlamaBatch.Advice;

/// <summary>A value that published laws predict for a training run, with its 90 % interval.</summary>
/// <param name="Quantity">The quantity. Batch sizes are in tokens.</param>
/// <param name="Value">The weighted geometric mean of the laws' predictions.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
/// <param name="Terms">The laws that contribute. The law whose fitted range is nearest to the training size comes first.</param>
internal sealed record AdvisedValue(AdvisedQuantity Quantity, double Value, double Low, double High, IReadOnlyList<AdvisedTerm> Terms)
{
    /// <summary>
    /// The distance from the training size to the nearest fitted range of a law. The distance is in decades (factors of ten). It is 0
    /// inside the range.
    /// </summary>
    public double Decades => Terms[0].Decades;

    /// <summary>Whether a value lies in the interval.</summary>
    /// <param name="value">The value to check.</param>
    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>The value and the interval, multiplied by a number.</summary>
    /// <param name="factor">The number by which the value and the interval are multiplied.</param>
    public AdvisedValue Times(double factor) => this with { Value = factor * Value, Low = factor * Low, High = factor * High };
}

/// <summary>The contribution of a law to an advised value.</summary>
/// <param name="Study">The name of the study that published the law.</param>
/// <param name="Law">The law.</param>
/// <param name="Value">The prediction of the law.</param>
/// <param name="Decades">
/// The distance from the training size to the law's fitted range, in decades (factors of ten). It is 0 inside the range.
/// </param>
internal sealed record AdvisedTerm(string Study, Law Law, double Value, double Decades);
