namespace LlamaBatch.Advice;

/// <summary>A law that predicts a quantity from the size of a training run.</summary>
/// <param name="Quantity">The quantity that the law predicts; batches in tokens.</param>
/// <param name="Formula">The formula as the study prints it, with its units.</param>
/// <param name="Value">The prediction; NaN where the law predicts nothing.</param>
/// <param name="Ranges">The ranges that the law was fitted over. The first range is that of its main variable.</param>
internal sealed record Law(
    AdvisedQuantity Quantity, string Formula, Func<TrainingSize, double> Value, params IReadOnlyList<FitRange> Ranges)
{
    /// <summary>The factor between the two points of a finite difference on a logarithmic axis.</summary>
    private const double Step = 1.05;

    /// <summary>How far a training size lies outside the fit, in decades of the variable that is farthest out; 0 inside.</summary>
    /// <param name="size">The size.</param>
    public double DecadesTo(TrainingSize size) => Ranges.Max(range => range.DecadesTo(size));

    /// <summary>The natural logarithm of the prediction; null where the law has no finite positive value.</summary>
    /// <param name="size">The size.</param>
    public double? LogAt(TrainingSize size) =>
        Value(size) is var value && value > 0 && double.IsFinite(value) ? Math.Log(value) : null;

    /// <summary>The local exponent of the tokens, d ln value / d ln D. Null where the law has no value.</summary>
    /// <param name="size">The size.</param>
    public double? TokensExponentAt(TrainingSize size) =>
        LogAt(size with { Tokens = size.Tokens * Step }) is double above && LogAt(size with { Tokens = size.Tokens / Step }) is double below
            ? (above - below) / (2 * Math.Log(Step))
            : null;
}
