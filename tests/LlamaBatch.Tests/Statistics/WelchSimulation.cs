using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

/// <summary>
/// Made-up studies of two independent arms with normal values, which are seen only between two points of an evaluation grid.
/// They are decided at a two-sided error of 5 %.
/// </summary>
/// <param name="Left">Runs of the left arm, whose standard deviation is 1.</param>
/// <param name="Right">Runs of the right arm.</param>
/// <param name="Deviation">The standard deviation of the right arm.</param>
/// <param name="Grid">The distance of two evaluations; 0 if every value is known.</param>
internal sealed record WelchSimulation(int Left, int Right, double Deviation, double Grid)
{
    /// <summary>The margin of all claims.</summary>
    private const double Margin = 10;

    private const double Error = 0.05;

    /// <summary>The shares of wrong verdicts on claims whose true shift is their margin, so that every verdict is wrong.</summary>
    public (double Difference, double Equivalence, double NonInferiority) Errors(int studies)
    {
        var random = new Random(Seed(studies));
        (int difference, int equivalence, int nonInferiority) = (0, 0, 0);
        for (int study = 0; study < studies; study++)
        {
            WelchTest test = Study(random, Margin);
            difference += IsDecided(test.Above(Margin), test.Below(Margin)) ? 1 : 0;
            nonInferiority += IsDecided(test.Below(Margin), test.Above(Margin)) ? 1 : 0;
            equivalence += IsDecided(Math.Max(test.Above(-Margin), test.Below(Margin)), Math.Min(test.Above(Margin), test.Below(-Margin)))
                ? 1
                : 0;
        }

        return ((double)difference / studies, (double)equivalence / studies, (double)nonInferiority / studies);
    }

    /// <summary>The share of studies whose 95 % interval has the true shift.</summary>
    public double Coverage(int studies)
    {
        var random = new Random(Seed(studies));
        return (double)Enumerable.Range(0, studies).Count(_ => Study(random, 3).Interval().Contains(3)) / studies;
    }

    /// <summary>The share of studies that show a shift, whose size is detected with a power of 80 % if all values are known.</summary>
    public double Power(int studies)
    {
        var random = new Random(Seed(studies));
        double shift = new UnpairedPower(1, Deviation).DetectableEffect(Left, Right);
        return (double)Enumerable.Range(0, studies).Count(_ => Study(random, shift).Above(0) <= Error / 2) / studies;
    }

    /// <summary>The share of studies that show a shift as large as the detectable effect, on average over studies.</summary>
    public double PowerAtDetectableEffect(int studies)
    {
        var random = new Random(Seed(studies));
        double shift = Enumerable.Range(0, 200).Average(_ => Study(random, 0).DetectableEffect());
        return (double)Enumerable.Range(0, studies).Count(_ => Study(random, shift).Above(0) <= Error / 2) / studies;
    }

    private static bool IsDecided(double pFor, double pAgainst) => 2 * Math.Min(pFor, pAgainst) <= Error;

    private WelchTest Study(Random random, double shift)
    {
        // The grid lies anywhere, at another place in each study.
        double origin = random.NextDouble();
        return new(
            [.. Enumerable.Range(0, Left).Select(_ => Seen(shift + Normal(random), origin))],
            [.. Enumerable.Range(0, Right).Select(_ => Seen(Deviation * Normal(random), origin))]);
    }

    private Bounds Seen(double value, double origin)
    {
        if (Grid == 0)
        {
            return Bounds.At(value);
        }

        double step = Math.Floor((value / Grid) + origin);
        return new((step - origin) * Grid, (step + 1 - origin) * Grid);
    }

    private int Seed(int studies) => studies + (7 * Left) + (31 * Right) + (int)(1_000 * Grid);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
