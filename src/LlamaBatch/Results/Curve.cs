using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>A metric over the course of training at one point (one level of each compared axis).</summary>
/// <param name="Label">The point in words, such as <c>batch size 100</c>.</param>
/// <param name="Levels">The point's level on each compared axis.</param>
/// <param name="WhenDiverged">
/// The value of a diverged trial after its last measurement. For a trained sweep, it is the value of a uniform model (equal probability for
/// all tokens).
/// </param>
/// <param name="Seeds">The measurements of each trial, one trial per seed. Trials that did not measure the metric are left out.</param>
public sealed record Curve(string Label, IReadOnlyList<AxisLevel> Levels, double WhenDiverged, IReadOnlyList<SeedSeries> Seeds)
{
    /// <summary>The mean and range over the seeds after each number of training tokens at which every seed has a value.</summary>
    /// <remarks>
    /// Numbers of tokens at which a seed has no value are left out, because a mean over some of the seeds would be biased.
    /// </remarks>
    /// <param name="level">The confidence level of the intervals.</param>
    public IReadOnlyList<BandPoint> Band(double level = 0.95)
    {
        var bySeed = Seeds.Select(
            seed => (seed, Values: seed.Measurements.GroupBy(m => m.Tokens).ToDictionary(g => g.Key, g => g.Last().Value))).ToList();
        double? ValueOf((SeedSeries Seed, Dictionary<long, double> Values) series, long tokens) =>
            series.Values.TryGetValue(tokens, out double value) ? value
            : series.Seed.Diverged && tokens > series.Seed.Measurements[^1].Tokens ? WhenDiverged
            : null;

        var band = new List<BandPoint>();
        foreach (long tokens in bySeed.SelectMany(series => series.Values.Keys).Distinct().Order())
        {
            var values = bySeed.Select(series => ValueOf(series, tokens)).ToList();
            if (values.All(value => value is double known && double.IsFinite(known)))
            {
                Moments moments = Moments.Of([.. values.Select(value => value!.Value)]);
                band.Add(new BandPoint(
                    tokens,
                    moments.Mean,
                    values.Min()!.Value,
                    values.Max()!.Value,
                    Interval.OfMean(moments.Mean, moments.StandardDeviation, moments.Count, level)));
            }
        }

        return band;
    }
}
