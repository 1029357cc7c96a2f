using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

/// <summary>
/// The gradient noise scale of a linear regression, whose gradients have a known mean and covariance: y = xᵀw* + ξ with x ~ N(0, H) and
/// ξ ~ N(0, σ²). At weights w* + δ, a sequence's gradient is (xᵀδ − ξ) x. Its mean is G = H δ, and its covariance is
/// Σ = H (δᵀHδ + σ²) + G Gᵀ.
/// </summary>
public class NoiseScaleTests
{
    private const int Batch = 16;
    private const int MicroBatch = 4;
    private const double Sigma = 1;

    /// <summary>The diagonal of H.</summary>
    private static readonly double[] _curvature = [4, 1, 0.25, 0.05];

    /// <summary>δ, the distance of the weights from the optimum.</summary>
    private static readonly double[] _distance = [0.1, -0.4, 0.5, 1];

    private static double[] Gradient => [.. _curvature.Zip(_distance, (h, delta) => h * delta)];

    private static double Square => Gradient.Sum(g => g * g);

    private static double Variance =>
        (_curvature.Zip(_distance, (h, delta) => h * delta * delta).Sum() + (Sigma * Sigma)) * _curvature.Sum() + Square;

    [Fact]
    public void Variance_and_square_are_estimated_without_bias()
    {
        var random = new Random(18);
        StepOutcome[] steps = [.. Enumerable.Range(0, 10_000).Select(_ => Step(random))];

        AssertMean(Variance, [.. steps.Select(GradientVariance.Measure)]);
        AssertMean(Square, [.. steps.Select(GradientSquare.Measure)]);
    }

    /// <summary>The comparison of two batch sizes is the sample variance between micro-batches, rearranged.</summary>
    [Fact]
    public void Two_batch_sizes_give_the_variance_between_micro_batches()
    {
        double[][] sequences = Sequences(new Random(3));
        double[][] means = [.. sequences.Chunk(MicroBatch).Select(MeanOf)];
        double[] whole = MeanOf(sequences);
        double between = means.Sum(mean => mean.Zip(whole, (one, all) => Math.Pow(one - all, 2)).Sum()) / (means.Length - 1);

        Assert.Equal(MicroBatch * between, GradientVariance.Measure(OutcomeOf(sequences)), 1e-10);
    }

    /// <summary>A step's estimate of the square may be near zero or below it, so the mean of the steps' ratios is useless.</summary>
    [Fact]
    public void The_ratio_of_means_has_less_bias_than_the_mean_of_ratios()
    {
        var random = new Random(20);
        double truth = Variance / Square;
        var studies = Enumerable.Range(0, 100).Select(_ => Enumerable.Range(0, 400).Select(_ => Step(random)).ToArray()).ToList();

        double ofMeans = studies.Average(steps => steps.Average(GradientVariance.Measure) / steps.Average(GradientSquare.Measure));
        double ofRatios = studies.Average(steps => steps.Average(step => GradientVariance.Measure(step) / GradientSquare.Measure(step)));

        Assert.InRange(Math.Abs((ofMeans / truth) - 1), 0, 0.07);
        Assert.True(Math.Abs(ofRatios - truth) > 5 * Math.Abs(ofMeans - truth), $"{ofRatios} and {ofMeans} for {truth}");
    }

    /// <summary>
    /// Fieller's 95 % interval over the seeds holds the noise scale in 95 % of studies, with the noise that gradients have rather than
    /// normal values.
    /// </summary>
    [Theory]
    [InlineData(5, 50)]
    [InlineData(10, 20)]
    public void Its_interval_covers_in_95_percent(int seeds, int steps)
    {
        const int Studies = 1_500;
        var random = new Random(seeds);
        int covered = 0;
        for (int study = 0; study < Studies; study++)
        {
            StepOutcome[][] outcomes =
                [.. Enumerable.Range(0, seeds).Select(_ => Enumerable.Range(0, steps).Select(_ => Step(random)).ToArray())];
            var test = new FiellerTest(
                [.. outcomes.Select(seed => seed.Average(GradientVariance.Measure))],
                [.. outcomes.Select(seed => seed.Average(GradientSquare.Measure))],
                Variance / Square);
            covered += test.Interval().Contains(0) ? 1 : 0;
        }

        Assert.Equal(0.95, (double)covered / Studies, 0.017);                       // three standard errors
    }

    private static StepOutcome Step(Random random) => OutcomeOf(Sequences(random));

    private static double[][] Sequences(Random random)
    {
        double[] deviations = [.. _curvature.Select(Math.Sqrt)];
        var sequences = new double[Batch][];
        for (int i = 0; i < Batch; i++)
        {
            double[] x = [.. deviations.Select(deviation => deviation * Noise.Normal(random))];
            double error = x.Zip(_distance, (one, delta) => one * delta).Sum() - (Sigma * Noise.Normal(random));
            sequences[i] = [.. x.Select(one => error * one)];
        }

        return sequences;
    }

    private static StepOutcome OutcomeOf(double[][] sequences) => new(0, Math.Sqrt(SquareOf(sequences)), 0)
    {
        Batch = Batch,
        MicroBatch = MicroBatch,
        MicroBatchSquare = sequences.Chunk(MicroBatch).Average(SquareOf),
    };

    /// <summary>The squared norm of the mean gradient of some sequences.</summary>
    private static double SquareOf(double[][] sequences) => MeanOf(sequences).Sum(one => one * one);

    private static double[] MeanOf(double[][] sequences) =>
        [.. _curvature.Select((_, weight) => sequences.Average(sequence => sequence[weight]))];

    private static void AssertMean(double expected, double[] values)
    {
        double error = Moments.Of(values).StandardDeviation / Math.Sqrt(values.Length);
        Assert.InRange(values.Average(), expected - (3 * error), expected + (3 * error));
        Assert.InRange(error, 0, 0.03 * expected);
    }
}
