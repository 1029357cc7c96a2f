using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

/// <summary>
/// Made-up tables with the batches, noise and evaluation grid of the Llama 3.1 8B runs, from a line whose B_crit is known:
/// E_min = 132,135 and S_min = 1,572.2.
/// </summary>
internal static class CriticalBatchSimulation
{
    private static readonly double[] _batches = [16, 32, 64, 96, 128];
    private static readonly double[] _deviations = [4_502, 7_351, 10_900, 11_714, 24_985];

    /// <summary>Shares of tables.</summary>
    /// <param name="Recorded">The interval has the B_crit of the expected recorded values, which it estimates.</param>
    /// <param name="Low">The interval lies above it.</param>
    /// <param name="High">The interval lies below it.</param>
    /// <param name="Crossing">The interval has the B_crit of the continuous crossings.</param>
    /// <param name="OnGrid">The interval over the evaluation grid has the B_crit of the continuous crossings.</param>
    /// <param name="HalfGridOff">The interval of values without half a grid has the B_crit of the continuous crossings.</param>
    /// <param name="P">A true statement about the B_crit of the recorded values has a two-sided p of at most 5 %.</param>
    public readonly record struct Shares(
        double Recorded, double Low, double High, double Crossing, double OnGrid, double HalfGridOff, double P);

    /// <summary>The B_crit of the expected recorded values, 87.7, and of the continuous crossings, 84.0.</summary>
    public static (double Recorded, double Crossing) Truths => (
        CriticalBatchOf((batch, deviation, grid) => ExpectedCeiling(Truth(batch), deviation, grid)),
        CriticalBatchOf((batch, _, _) => Truth(batch)));

    /// <summary>Simulates tables.</summary>
    /// <param name="tables">The number of tables.</param>
    /// <param name="runs">The runs of each batch.</param>
    /// <param name="draws">The number of resamples in each.</param>
    public static Shares Of(int tables, int runs, int draws)
    {
        var random = new Random(1812);
        (double recorded, double crossing) = Truths;
        (int has, int low, int high, int hasCrossing, int onGrid, int hasHalf, int p) = (0, 0, 0, 0, 0, 0, 0);
        for (int table = 0; table < tables; table++)
        {
            CriticalBatchArm[] arms = [.. _batches.Zip(_deviations, (batch, deviation) => new CriticalBatchArm(
                batch,
                [.. Enumerable.Range(0, runs).Select(_ => Seen(Truth(batch) + deviation * Normal(random), Grid(batch)))]))];
            var fit = new CriticalBatchFit(arms, draws);
            Interval interval = fit.Interval();
            Interval half = new CriticalBatchFit(
                arms.Select(arm => arm with { Examples = [.. arm.Examples.Select(run => Bounds.At((run.Low + run.High) / 2))] }),
                draws).Interval();
            has += interval.Contains(recorded) ? 1 : 0;
            low += interval.Low > recorded ? 1 : 0;
            high += interval.High < recorded ? 1 : 0;
            hasCrossing += interval.Contains(crossing) ? 1 : 0;
            onGrid += fit.IntervalOnGrid().Contains(crossing) ? 1 : 0;
            hasHalf += half.Contains(crossing) ? 1 : 0;
            p += Math.Min(fit.Above(recorded), fit.Below(recorded)) <= 0.025 ? 1 : 0;
        }

        double Share(int count) => (double)count / tables;
        return new(Share(has), Share(low), Share(high), Share(hasCrossing), Share(onGrid), Share(hasHalf), Share(p));
    }

    /// <summary>The B_crit that infinitely many runs give.</summary>
    /// <param name="mean">The mean of a batch's values, from the batch, its deviation and its grid.</param>
    private static double CriticalBatchOf(Func<double, double, double, double> mean) => new CriticalBatchFit(
        _batches.Zip(_deviations, (batch, deviation) => new CriticalBatchArm(batch, [Bounds.At(mean(batch, deviation, Grid(batch)))])))
        .CriticalBatch;

    /// <summary>The expected value of a normal crossing that is recorded at the next evaluation.</summary>
    private static double ExpectedCeiling(double mean, double deviation, double grid)
    {
        double Below(int step) => MathNet.Numerics.Distributions.Normal.CDF(mean, deviation, step * grid);
        return Enumerable.Range(1, 100).Sum(step => step * grid * (Below(step) - Below(step - 1)));
    }

    private static double Truth(double batch) => 132_135 + 1_572.2 * batch;

    /// <summary>Evaluation every 12,288 sequences, at the next whole step.</summary>
    private static double Grid(double batch) => Math.Ceiling(12_288 / batch) * batch;

    private static Bounds Seen(double value, double grid) =>
        new((Math.Ceiling(value / grid) - 1) * grid, Math.Ceiling(value / grid) * grid);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
