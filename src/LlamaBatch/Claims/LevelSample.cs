using System.Globalization;
using LlamaBatch.Claims.Problems;

namespace LlamaBatch;

/// <summary>A sample with its numeric level on the only axis that varies.</summary>
/// <param name="Level">The level on the axis that varies.</param>
/// <param name="Arm">The sample at that level.</param>
internal readonly record struct LevelSample(double Level, Sample Arm)
{
    /// <summary>
    /// The samples sorted by rising level. If the scale leaves out some levels, there may be fewer than <paramref name="fewest"/> samples.
    /// </summary>
    /// <param name="samples">The samples, one per level.</param>
    /// <param name="fewest">The number of levels that the claim needs.</param>
    /// <exception cref="ClaimException">
    /// The claim names fewer than <paramref name="fewest"/> levels, several axes vary, two samples cannot be compared, or levels are not
    /// numbers.
    /// </exception>
    public static IReadOnlyList<LevelSample> Ordered(Samples samples, int fewest)
    {
        if (samples.Arms.Count + samples.Absent.Count < fewest)
        {
            throw new ClaimException(new TooFewLevels(samples.Metric, fewest));
        }

        if (samples.Arms.Count < 2)
        {
            return [];
        }

        string axis = AxisOf(samples);
        Comparability.Require(samples.Metric, samples.Budget, samples.Arms);
        if (samples.Arms.Except(samples.DistinctArms).FirstOrDefault() is { } again)
        {
            Sample first = samples.Arms.First(arm => arm.IsSameArmAs(again));
            throw new ClaimException(new RepeatedSettings(samples.Metric, axis, first.Name, again.Name));
        }

        return [.. samples.Arms.Select(arm => new LevelSample(NumberOf(axis, arm), arm)).OrderBy(level => level.Level)];
    }

    /// <summary>The name of the only axis whose level varies.</summary>
    /// <exception cref="ClaimException">No axis varies, or several axes vary.</exception>
    public static string AxisOf(Samples samples)
    {
        var varied = samples.Arms.SelectMany(arm => arm.Levels).GroupBy(level => level.Axis).Where(axis => axis.Distinct().Count() > 1)
            .Select(axis => axis.Key)
            .ToList();
        return varied.Count == 1 ? varied[0]
            : throw new ClaimException(new NotOneAxis(samples.Metric, varied));
    }

    private static double NumberOf(string axis, Sample arm)
    {
        string level = arm.Levels.First(one => one.Axis == axis).Level;
        return double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new ClaimException(new LevelIsNoNumber(axis, level));
    }
}
