namespace LlamaBatch.Statistics;

/// <summary>
/// Finds the optimum between levels: the vertex of a parabola, over log(level), through the best level and its two neighbors. Levels
/// farther away would add little information, and would bias the vertex if the curve is not a parabola.
/// </summary>
public static class LogParabola
{
    /// <summary>Whether the best level has a neighbor on both sides, so that the optimum lies between measured levels.</summary>
    /// <param name="levels">The levels with their means, in rising order.</param>
    /// <param name="isMaximum">Whether larger values are better.</param>
    public static bool IsBracketed(IReadOnlyList<LevelMean> levels, bool isMaximum)
        => PlaceOfBest(levels, isMaximum) is var place && place > 0 && place < levels.Count - 1;

    /// <summary>
    /// The level at the vertex of the parabola. If the best level is the first or last level, the result is that level. It is NaN if there
    /// are fewer than three levels, or if a level is not above zero or a mean is not finite.
    /// </summary>
    /// <param name="levels">The levels with their means, in rising order; at least three.</param>
    /// <param name="isMaximum">Whether larger values are better.</param>
    public static double BestLevel(IReadOnlyList<LevelMean> levels, bool isMaximum)
    {
        if (levels.Count < 3 || levels.Any(level => !(level.Level > 0) || !double.IsFinite(level.Mean)))
        {
            return double.NaN;
        }

        int place = PlaceOfBest(levels, isMaximum);
        if (!IsBracketed(levels, isMaximum))
        {
            return levels[place].Level;
        }

        // Newton's form of the parabola through three points, with u = 0 at the middle point: y = m + s u + c u (u - right).
        double left = Math.Log(levels[place - 1].Level / levels[place].Level);
        double right = Math.Log(levels[place + 1].Level / levels[place].Level);
        double slopeLeft = (levels[place - 1].Mean - levels[place].Mean) / left;
        double slopeRight = (levels[place + 1].Mean - levels[place].Mean) / right;
        double curvature = (slopeRight - slopeLeft) / (right - left);
        return curvature == 0 ? levels[place].Level : levels[place].Level * Math.Exp((right / 2) - (slopeRight / (2 * curvature)));
    }

    private static int PlaceOfBest(IReadOnlyList<LevelMean> levels, bool isMaximum)
    {
        int best = 0;
        for (int place = 1; place < levels.Count; place++)
        {
            best = isMaximum
                ? levels[place].Mean > levels[best].Mean ? place : best
                : levels[place].Mean < levels[best].Mean ? place : best;
        }

        return best;
    }
}
