namespace LlamaBatch.Statistics;

/// <summary>The range of levels at which a curve lies within a given distance of its best value.</summary>
/// <remarks>
/// Between neighboring levels, the curve is linear over the logarithm of the level. If the range has several pieces, its width is their
/// total length, so the width varies continuously with the values.
/// </remarks>
public sealed class LevelRange
{
    private LevelRange(double width, double highest, int best, IReadOnlyList<bool> within, bool endsBelow, bool endsAbove)
    {
        Decades = width / Math.Log(10);
        Highest = Math.Exp(highest);
        IsBestAtEdge = (best == 0 && !endsBelow) || (best == within.Count - 1 && !endsAbove);
        IsCutOffBelow = within[0] && !endsBelow;
        IsCutOffAbove = within[^1] && !endsAbove;
    }

    /// <summary>The width of the range in decades (factors of 10). For a range from a to b, it is log₁₀(b / a).</summary>
    public double Decades { get; }

    /// <summary>The highest level at which the curve is within the distance of its best value.</summary>
    public double Highest { get; }

    /// <summary>Whether the best level is the first or last level, and a better level may lie beyond it.</summary>
    public bool IsBestAtEdge { get; }

    /// <summary>Whether the range includes the first level and may continue below it.</summary>
    public bool IsCutOffBelow { get; }

    /// <summary>Whether the range includes the last level and may continue above it.</summary>
    public bool IsCutOffAbove { get; }

    /// <summary>Finds the range of levels at which a curve is near its best value.</summary>
    /// <param name="levels">The levels above zero with their values, in rising order; at least two.</param>
    /// <param name="distance">The distance from the best value, at least 0, in the unit of the values.</param>
    /// <param name="isMaximum">Whether larger values are better.</param>
    /// <param name="lowest">The lowest value that the setting can have; a range that reaches it is complete.</param>
    /// <param name="highest">The highest value that the setting can have; a range that reaches it is complete.</param>
    public static LevelRange Of(
        IReadOnlyList<LevelMean> levels,
        double distance,
        bool isMaximum,
        double lowest = double.NegativeInfinity,
        double highest = double.PositiveInfinity)
    {
        double[] at = [.. levels.Select(level => Math.Log(level.Level))];
        double[] worse = [.. levels.Select(level => isMaximum ? -level.Mean : level.Mean)];
        double limit = worse.Min() + distance;
        bool[] within = [.. worse.Select(value => value <= limit)];
        double width = 0;
        double top = double.NegativeInfinity;
        for (int i = 0; i + 1 < at.Length; i++)
        {
            double length = at[i + 1] - at[i];
            // The fraction of a segment between two levels that lies within the range. It is 0 if the value at the level outside the range
            // is infinite.
            double Share(int inside, int outside) => (limit - worse[inside]) / (worse[outside] - worse[inside]);
            (double part, double end) = (within[i], within[i + 1]) switch
            {
                (true, true) => (length, at[i + 1]),
                (true, false) when Share(i, i + 1) is var share => (share * length, at[i] + (share * length)),
                (false, true) => (Share(i + 1, i) * length, at[i + 1]),
                _ => (0, double.NegativeInfinity),
            };
            width += part;
            top = Math.Max(top, end);
        }

        return new LevelRange(
            width,
            top,
            Array.IndexOf(worse, worse.Min()),
            within,
            endsBelow: levels[0].Level <= lowest,
            endsAbove: levels[^1].Level >= highest);
    }
}
