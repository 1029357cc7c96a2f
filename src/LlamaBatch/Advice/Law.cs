namespace LlamaBatch.Advice;

/// <summary>A formula that predicts a quantity from the size of a training run.</summary>
/// <param name="Quantity">The quantity that the law predicts. Batch sizes are in tokens.</param>
/// <param name="Formula">The formula as the study prints it, with its units.</param>
/// <param name="Value">Computes the prediction, which is NaN for training sizes without a prediction.</param>
/// <param name="Ranges">The ranges of the variables over which the law was fitted. The main variable comes first.</param>
internal sealed record Law(
    AdvisedQuantity Quantity, string Formula, Func<TrainingSize, double> Value, params IReadOnlyList<FitRange> Ranges)
{
    /// <summary>The factor between the two points of a finite difference on a logarithmic axis.</summary>
    private const double Step = 1.05;

    /// <summary>
    /// The distance from a training size to the fitted ranges, in decades (factors of ten). It is the largest distance of all variables,
    /// and 0 inside all ranges.
    /// </summary>
    /// <param name="size">The size of the training run.</param>
    public double DecadesTo(TrainingSize size) => Ranges.Max(range => range.DecadesTo(size));

    /// <summary>The natural logarithm of the prediction, or null if the prediction is not positive and finite.</summary>
    /// <param name="size">The size of the training run.</param>
    public double? LogAt(TrainingSize size) =>
        Value(size) is var value && value > 0 && double.IsFinite(value) ? Math.Log(value) : null;

    /// <summary>The exponent of the number of tokens D near a training size: d ln value / d ln D. It is null if there is no
    /// prediction.</summary>
    /// <param name="size">The size of the training run.</param>
    public double? TokensExponentAt(TrainingSize size) =>
        LogAt(size with { Tokens = size.Tokens * Step }) is double above && LogAt(size with { Tokens = size.Tokens / Step }) is double below
            ? (above - below) / (2 * Math.Log(Step))
            : null;
}
