namespace LlamaBatch.Statistics;

/// <summary>
/// Computes the power of Welch's test, its minimum detectable effect, and the number of runs that it needs. The power comes from the exact
/// noncentral t distribution, with Satterthwaite's degrees of freedom (1946) for the given standard deviations.
/// </summary>
/// <param name="Left">The standard deviation of the left sample, in the unit of the effect.</param>
/// <param name="Right">The standard deviation of the right sample.</param>
public readonly record struct UnpairedPower(double Left, double Right)
{
    /// <summary>
    /// The power: the probability that the test detects the effect with the correct sign. It is 0 if a sample has fewer than two runs.
    /// </summary>
    /// <param name="effect">The distance of the true effect from the margin.</param>
    /// <param name="left">The number of runs in the left sample.</param>
    /// <param name="right">The number of runs in the right sample.</param>
    /// <param name="error">The two-sided error rate α of the test.</param>
    public double Of(double effect, int left, int right, double error = 0.05)
    {
        (double standardError, double freedom) = ErrorOf(left, right);
        return Math.Min(left, right) < 2 ? 0
            : standardError == 0 ? effect > 0 ? 1 : 0
            : TTestPower.Of(effect / standardError, freedom, error);
    }

    /// <summary>
    /// The minimum detectable effect: the smallest detectable distance from the margin. It is infinite if a sample has fewer than two runs.
    /// </summary>
    /// <param name="left">The number of runs in the left sample.</param>
    /// <param name="right">The number of runs in the right sample.</param>
    /// <param name="error">The two-sided error rate α of the test.</param>
    /// <param name="power">The required power.</param>
    public double DetectableEffect(int left, int right, double error = 0.05, double power = PairedPower.Usual)
    {
        (double standardError, double freedom) = ErrorOf(left, right);
        return Math.Min(left, right) < 2 ? double.PositiveInfinity
            : standardError == 0 ? 0
            : standardError * TTestPower.Detectable(freedom, error, power);
    }

    /// <summary>
    /// The smallest number of runs per sample that detects an effect with a given power, but at most <see cref="PairedPower.MostSeeds"/>.
    /// </summary>
    /// <param name="effect">The true effect's distance from the margin.</param>
    /// <param name="error">The two-sided error rate α of the test.</param>
    /// <param name="power">The required power.</param>
    public int RunsNeeded(double effect, double error = 0.05, double power = PairedPower.Usual)
    {
        UnpairedPower self = this;
        return effect > 0 ? TTestPower.Fewest(runs => self.Of(effect, runs, runs, error), power) : PairedPower.MostSeeds;
    }

    private (double StandardError, double Freedom) ErrorOf(int left, int right)
    {
        (double a, double b) = (Left * Left / left, Right * Right / right);
        return (Math.Sqrt(a + b), WelchTest.Freedom(a, b, left, right));
    }
}
