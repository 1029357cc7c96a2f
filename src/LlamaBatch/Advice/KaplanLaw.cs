namespace LlamaBatch.Advice;

/// <summary>Computes the critical batch size according to Kaplan et al. 2020 (arXiv 2001.08361) from the numbers of parameters and
/// tokens.</summary>
/// <remarks>
/// Eq. 1.4: B_crit = 2·10⁸ tokens · L^(−1/0.21). Eq. 1.6 and table 3: L = (6.5·10¹³ / N)^0.077 + (2.1·10³ / S_min)^0.76. Together with
/// S_min = D_min / B_crit (McCandlish et al. 2018), the equations determine the loss, which is found by bisection.
/// </remarks>
internal static class KaplanLaw
{
    private const double BatchAtUnitLoss = 2e8;
    private const double LossExponent = 0.21;
    private const double ParametersAtUnitLoss = 6.5e13;
    private const double ParametersExponent = 0.077;
    private const double StepsScale = 2.1e3;
    private const double StepsExponent = 0.76;

    /// <summary>The number of bisection steps, which suffices for double precision.</summary>
    private const int Halvings = 200;

    /// <summary>The critical batch size, in tokens, of a run that reaches a given loss.</summary>
    /// <param name="loss">The loss, in nats per token of WebText2.</param>
    public static double CriticalBatchAt(double loss) => BatchAtUnitLoss / Math.Pow(loss, 1 / LossExponent);

    /// <summary>
    /// The critical batch size of a training run, in tokens. The number of tokens in <paramref name="size"/> is D_min, the minimum with
    /// which the run's loss can be reached.
    /// </summary>
    /// <param name="size">The size of the training run.</param>
    public static double CriticalBatch(TrainingSize size) => CriticalBatchAt(LossOf(size));

    /// <summary>
    /// The loss, in nats per token of WebText2, that small batches reach with the tokens in <paramref name="size"/>.
    /// </summary>
    /// <param name="size">The size of the training run.</param>
    public static double LossOf(TrainingSize size)
    {
        double floor = Math.Pow(ParametersAtUnitLoss / size.Parameters, ParametersExponent);
        (double low, double high) = (Math.Log(floor), Math.Log(floor) + 100);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            double loss = Math.Exp(middle);
            // If a larger loss is assumed, the critical batch size is smaller, so there are more steps and the computed loss is lower.
            double reached = floor + Math.Pow(StepsScale * CriticalBatchAt(loss) / size.Tokens, StepsExponent);
            (low, high) = reached > loss ? (middle, high) : (low, middle);
        }

        return Math.Exp((low + high) / 2);
    }
}
