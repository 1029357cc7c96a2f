using LlamaBatch.Statistics;

namespace LlamaBatch.Advice;

/// <summary>The numbers of training sequences that several batch sizes needed to reach the same loss, as a study published them.</summary>
/// <param name="Parameters">The model's number of parameters.</param>
/// <param name="SequenceLength">The number of tokens per sequence.</param>
/// <param name="Points">For each batch size, in sequences, the mean number of training sequences needed to reach the loss.</param>
internal sealed record TradeoffCurve(
    double Parameters, int SequenceLength, params IReadOnlyList<(double Batch, double Sequences)> Points)
{
    /// <summary>Makes a curve from the numbers of steps needed to reach the loss.</summary>
    /// <param name="parameters">The model's number of parameters.</param>
    /// <param name="sequenceLength">The number of tokens per sequence.</param>
    /// <param name="points">For each batch size, in sequences, the number of steps needed to reach the loss.</param>
    public static TradeoffCurve OfSteps(double parameters, int sequenceLength, params IEnumerable<(double Batch, double Steps)> points) =>
        new(parameters, sequenceLength, [.. points.Select(point => (point.Batch, point.Batch * point.Steps))]);

    /// <summary>
    /// Fits the critical batch size, in tokens. The number of tokens in the result's training size is E_min, the minimum needed to reach
    /// the loss.
    /// </summary>
    /// <remarks>
    /// The line E(B) = E_min + S_min · B is fitted for a constant relative error. The critical batch size is E_min / S_min (McCandlish et
    /// al. 2018, arXiv 1812.06162).
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
