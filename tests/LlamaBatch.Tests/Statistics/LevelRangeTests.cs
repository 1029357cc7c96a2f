using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

public class LevelRangeTests
{
    /// <summary>On a straight line per decade, the crossings are known exactly.</summary>
    [Fact]
    public void Ends_lie_where_a_straight_line_crosses_the_distance()
    {
        LevelRange range = Of(0.05, (1e-4, 2), (1e-3, 1), (1e-2, 1.1), (1e-1, 3));

        // 0.05 of the unit that the curve falls in a decade on the left, and half of the 0.1 that it rises in one on the right.
        Assert.Equal(0.05 + 0.5, range.Decades, 1e-12);
        Assert.Equal(Math.Pow(10, -2.5), range.Highest, 1e-12);
        Assert.False(range.IsBestAtEdge || range.IsCutOffBelow || range.IsCutOffAbove);
    }

    /// <summary>A parabola c (ln x)² is within d over 2 √(d / c); chords between neighboring levels lie above it by little.</summary>
    [Fact]
    public void The_range_of_a_parabola_is_that_of_its_equation()
    {
        (double, double)[] levels = [.. Enumerable.Range(-40, 81).Select(i => Math.Pow(2, i / 4.0))
            .Select(x => (x, 0.02 * Math.Pow(Math.Log(x), 2)))];
        LevelRange range = Of(0.1, levels);

        Assert.Equal(2 * Math.Sqrt(0.1 / 0.02) / Math.Log(10), range.Decades, 0.005);
        Assert.Equal(Math.Sqrt(0.1 / 0.02), Math.Log(range.Highest), 0.005);
    }

    [Fact]
    public void Two_pieces_count_together_and_the_highest_level_is_in_the_last()
    {
        LevelRange range = Of(0.5, (1, 2), (10, 0), (100, 2), (1000, 0.25), (10000, 2));

        Assert.Equal((2 * 0.25) + (0.25 / 1.75 * 2), range.Decades, 1e-12);
        Assert.Equal(Math.Pow(10, 3 + (0.25 / 1.75)), range.Highest, 1e-9);
    }

    [Fact]
    public void A_range_that_reaches_an_end_is_cut_off_there()
    {
        LevelRange below = Of(0.1, (1, 1.05), (10, 1), (100, 2));
        LevelRange above = Of(0.1, (1, 2), (10, 1), (100, 1.05));
        LevelRange edge = Of(0.1, (1, 1), (10, 1.2), (100, 2));

        Assert.Equal((true, false, false), (below.IsCutOffBelow, below.IsCutOffAbove, below.IsBestAtEdge));
        Assert.Equal((false, true, false), (above.IsCutOffBelow, above.IsCutOffAbove, above.IsBestAtEdge));
        Assert.Equal(100, above.Highest, 1e-9);
        Assert.True(edge.IsBestAtEdge);
    }

    [Fact]
    public void Where_larger_is_better_the_curve_is_turned_over()
    {
        (double Level, double Value)[] loss = [(1, 2), (10, 1), (100, 1.3), (1000, 3)];
        LevelRange of = Of(0.5, loss);
        LevelRange turned = LevelRange.Of([.. loss.Select(one => new LevelMean(one.Level, -one.Value))], 0.5, isMaximum: true);

        Assert.Equal((of.Decades, of.Highest), (turned.Decades, turned.Highest));
    }

    /// <summary>A failed training has an infinite metric where no uniform model bounds it; the range ends at its neighbor.</summary>
    [Fact]
    public void An_infinite_value_ends_the_range_at_its_neighbor()
    {
        LevelRange range = Of(0.5, (1, double.PositiveInfinity), (10, 1), (100, double.PositiveInfinity));

        Assert.Equal((0, 10), (range.Decades, Math.Round(range.Highest, 9)));
    }

    private static LevelRange Of(double distance, params (double Level, double Value)[] levels) =>
        LevelRange.Of([.. levels.Select(one => new LevelMean(one.Level, one.Value))], distance, isMaximum: false);
}
