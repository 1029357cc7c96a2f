namespace LlamaBatch.Tests;

/// <summary>
/// Made-up trainings: normal noise that seeds share in part, of the size that the pilot saw (s = 0.014, ρ = 0.5, so s_d =
/// 0.014 too).
/// </summary>
internal sealed class Noise(Random random, int seeds)
{
    public const double Size = 0.014;

    private readonly double[] _common = [.. Enumerable.Range(0, seeds).Select(_ => Normal(random) * Size * Math.Sqrt(0.5))];

    public int Seeds => seeds;

    /// <summary>An arm around a value, its own part of the noise scaled.</summary>
    public Sample Arm(string level, double value, double own = 1) => Arms.Of(level, Values(value, own));

    public double[] Values(double value, double own = 1)
        => [.. _common.Select(seed => 2 + value + seed + Normal(random) * own * Size * Math.Sqrt(0.5))];

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
