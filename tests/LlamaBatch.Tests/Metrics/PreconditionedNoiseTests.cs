using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

/// <summary>The noise scale in the scale of Adam, of gradients with a known mean, covariance and preconditioner.</summary>
public class PreconditionedNoiseTests
{
    private const int Batch = 12;
    private const int MicroBatch = 3;

    /// <summary>Four weights whose scales differ by 100: the plain noise scale sees the first, the preconditioned one all alike.</summary>
    private static readonly double[] _mean = [1, 0.1, 0.02, 0.01];
    private static readonly double[] _deviation = [2, 0.5, 0.2, 0.05];
    private static readonly double[] _preconditioner = [0.5, 2, 5, 20];

    [Fact]
    public void Both_metrics_estimate_their_definitions_without_bias()
    {
        (double[] variance, double[] square) = Seeds(seeds: 40, steps: 200);

        AssertMean(Variance(), variance);
        AssertMean(Square(), square);
    }

    /// <summary>tr(P Σ) / (Gᵀ P G) is 5.5, and tr Σ / ‖G‖² is 4.3.</summary>
    [Fact]
    public void Their_ratio_is_the_preconditioned_noise_scale()
    {
        double truth = Variance() / Square();
        double plain = _deviation.Sum(one => one * one) / _mean.Sum(one => one * one);
        (double[] variance, double[] square) = Seeds(seeds: 40, steps: 200);

        Samples scale = Of<PreconditionedVariance>(variance).Over(Of<PreconditionedSquare>(square));
        Interval interval = new FiellerTest(variance, square).Interval();

        Assert.Equal("Preconditioned gradient noise scale", scale.Metric.Name);
        Assert.Equal("sequences", scale.Metric.Unit);
        Assert.InRange(Math.Log(truth), interval.Low, interval.High);
        Assert.True(interval.Low > Math.Log(plain), $"{interval} contains the plain noise scale, {plain}");
        Assert.Equal(VerdictStatus.Supported, scale.IsAbove(plain).Decided().Status);
    }

    private static double Variance() => _preconditioner.Zip(_deviation, (p, deviation) => p * deviation * deviation).Sum();

    private static double Square() => _preconditioner.Zip(_mean, (p, mean) => p * mean * mean).Sum();

    /// <summary>The means of both metrics over the steps of each seed.</summary>
    private static (double[] Variance, double[] Square) Seeds(int seeds, int steps)
    {
        var random = new Random(5);
        StepOutcome[][] outcomes =
            [.. Enumerable.Range(0, seeds).Select(_ => Enumerable.Range(0, steps).Select(_ => Step(random)).ToArray())];
        return (
            [.. outcomes.Select(one => one.Average(PreconditionedVariance.Measure))],
            [.. outcomes.Select(one => one.Average(PreconditionedSquare.Measure))]);
    }

    private static StepOutcome Step(Random random)
    {
        double[][] sequences = [.. Enumerable.Range(0, Batch)
            .Select(_ => _mean.Zip(_deviation, (mean, deviation) => mean + deviation * Normal(random)).ToArray())];
        return new StepOutcome(0, 0, 0)
        {
            Batch = Batch,
            MicroBatch = MicroBatch,
            PreconditionedMicroBatchSquare = sequences.Chunk(MicroBatch).Average(SquareOf),
            PreconditionedBatchSquare = SquareOf(sequences),
        };
    }

    /// <summary>gᵀ P g of the mean gradient of some sequences.</summary>
    private static double SquareOf(double[][] sequences) => _preconditioner
        .Select((p, weight) => p * Math.Pow(sequences.Average(sequence => sequence[weight]), 2)).Sum();

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static void AssertMean(double expected, double[] values)
    {
        double mean = values.Average();
        double error = Math.Sqrt(values.Sum(value => Math.Pow(value - mean, 2)) / (values.Length - 1) / values.Length);
        Assert.InRange(mean, expected - 3 * error, expected + 3 * error);
        Assert.InRange(error, 0, 0.05 * expected);
    }

    private static Samples Of<TMetric>(double[] values)
        where TMetric : IStepMetric => new()
        {
            Metric = MetricDefinition.Step<TMetric>(),
            Budget = Budget.EqualTokens,
            Arms =
            [
                new Sample
                {
                    Name = new PointName([]),
                    Levels = [],
                    Identity = "the same trials",
                    Values = [.. values.Select((value, i) => new SeedValue(i + 1, value))],
                },
            ],
        };
}
