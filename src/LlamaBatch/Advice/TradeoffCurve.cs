using LlamaBatch.Statistics;

namespace LlamaBatch.Advice;

/// <summary>The amounts of text that several batch sizes needed to reach one loss, as a study published them.</summary>
/// <param name="Parameters">Parameters of the model.</param>
/// <param name="SequenceLength">Tokens in a sequence.</param>
/// <param name="Points">Batch sizes, and the mean number of sequences to the loss; both in sequences.</param>
internal sealed record TradeoffCurve(
    double Parameters, int SequenceLength, params IReadOnlyList<(double Batch, double Sequences)> Points)
{
    /// <summary>Makes a curve from the number of steps to the loss.</summary>
    /// <param name="parameters">Parameters of the model.</param>
    /// <param name="sequenceLength">Tokens in a sequence.</param>
    /// <param name="points">Batch sizes in sequences, and the steps to the loss.</param>
    public static TradeoffCurve OfSteps(double parameters, int sequenceLength, params IEnumerable<(double Batch, double Steps)> points) =>
        new(parameters, sequenceLength, [.. points.Select(point => (point.Batch, point.Batch * point.Steps))]);

    /// <summary>The critical batch in tokens. In the training size of the result, the tokens are the minimum of text, E_min.</summary>
    /// <remarks>
    /// The critical batch is E_min / S_min of the line E(B) = E_min + S_min · B, fitted for a constant relative error (McCandlish et al.
    /// 2018, arXiv 1812.06162).
    /// </remarks>
    public Optimum CriticalBatch()
    {
        var line = ExamplesLine.Of(
            [.. Points.Select(point => point.Batch)], [.. Points.Select(_ => 1.0)], [.. Points.Select(point => point.Sequences)]);
        return new(
            AdvisedQuantity.CriticalBatch,
            new(Parameters, SequenceLength * line.MinimumExamples),
            SequenceLength * line.CriticalBatch);
    }
}
