namespace LlamaBatch.Statistics;

/// <summary>The line E(B) = E_min + S_min · B, the examples that batch size B needs to reach a target.</summary>
/// <remarks>
/// The line is fitted by least squares to the mean number of examples at each batch size. Each run has the weight 1 / m², where m is this
/// mean at the run's batch size, so that relative errors count equally.
/// </remarks>
/// <param name="MinimumExamples">E_min, the intercept, in examples.</param>
/// <param name="MinimumSteps">S_min, the slope, in steps.</param>
internal readonly record struct ExamplesLine(double MinimumExamples, double MinimumSteps)
{
    /// <summary>E_min / S_min. It is infinite if the slope S_min is not above 0, and 0 if the intercept E_min is not above 0.</summary>
    public double CriticalBatch => MinimumSteps <= 0 ? double.PositiveInfinity : Math.Max(0, MinimumExamples / MinimumSteps);

    /// <summary>E(B), the examples needed at a batch size.</summary>
    public double At(double batch) => MinimumExamples + MinimumSteps * batch;

    /// <summary>Fits the line. The coefficients are NaN if there are fewer than two batch sizes.</summary>
    /// <param name="batches">The batch sizes, which must be distinct.</param>
    /// <param name="counts">The number of runs of each batch size.</param>
    /// <param name="means">The mean number of examples for each batch size.</param>
    public static ExamplesLine Of(ReadOnlySpan<double> batches, ReadOnlySpan<double> counts, ReadOnlySpan<double> means)
    {
        (double weights, double batch, double mean) = (0, 0, 0);
        for (int arm = 0; arm < batches.Length; arm++)
        {
            double weight = counts[arm] / (means[arm] * means[arm]);
            (weights, batch, mean) = (weights + weight, batch + weight * batches[arm], mean + weight * means[arm]);
        }

        (batch, mean) = (batch / weights, mean / weights);
        (double squares, double products) = (0, 0);
        for (int arm = 0; arm < batches.Length; arm++)
        {
            double moment = counts[arm] / (means[arm] * means[arm]) * (batches[arm] - batch);
            (squares, products) = (squares + moment * (batches[arm] - batch), products + moment * (means[arm] - mean));
        }

        double slope = batches.Length < 2 ? double.NaN : products / squares;
        return new(mean - slope * batch, slope);
    }
}
