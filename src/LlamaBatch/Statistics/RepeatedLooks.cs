namespace LlamaBatch.Statistics;

/// <summary>
/// The error rate of testing a claim repeatedly while seeds are added (Armitage, McPherson and Rowe 1969). Seeds are added until the claim
/// is supported or refuted, and this verdict is kept.
/// </summary>
internal static class RepeatedLooks
{
    /// <summary>The total number of simulated normal differences, which bounds the computing time for many seeds.</summary>
    private const int Draws = 400_000;

    /// <summary>The simulated fraction of studies with a wrong verdict, if the true effect equals the claim's margin.</summary>
    /// <param name="looks">The number of seeds at each test of the claim, in rising order.</param>
    /// <param name="error">The two-sided error rate of an individual test.</param>
    public static double Error(IReadOnlyList<int> looks, double error = 0.05)
    {
        // The random seed is fixed, so that the same results always give the same report.
        var random = new Random(1969);
        int studies = Math.Max(2_000, Draws / looks[^1]);
        double[] critical = [.. looks.Select(seeds => StudentT.Quantile(1 - error / 2, seeds - 1))];
        int wrong = 0;
        for (int study = 0; study < studies; study++)
        {
            (double sum, double squares, int count) = (0, 0, 0);
            bool isWrong = false;
            for (int look = 0; look < looks.Count; look++)
            {
                for (; count < looks[look]; count++)
                {
                    double difference = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                    (sum, squares) = (sum + difference, squares + difference * difference);
                }

                double variance = (squares - sum * sum / count) / (count - 1);
                isWrong |= Math.Abs(sum) > critical[look] * Math.Sqrt(count * variance);
            }

            wrong += isWrong ? 1 : 0;
        }

        return (double)wrong / studies;
    }
}
