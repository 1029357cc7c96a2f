using LlamaBatch.Statistics;

namespace LlamaBatch.Tests.Statistics;

public class OneWayAnovaTests
{
    /// <summary>A worked example with whole numbers: means 5, 9 and 10, sums of squares 84 between and 68 within.</summary>
    [Fact]
    public void A_known_answer()
    {
        OneWayAnova anova = OneWayAnova.Of([[6, 8, 4, 5, 3, 4], [8, 12, 9, 11, 6, 8], [13, 9, 11, 8, 7, 12]])!.Value;

        Assert.Equal(42 / (68 / 15.0), anova.F, 10);
        Assert.Equal(Math.Sqrt(68 / 15.0), anova.Within, 10);
        Assert.Equal(0.0024, anova.P, 4);
    }

    [Fact]
    public void Groups_of_one_kind_are_seldom_told_apart()
    {
        var random = new Random(3);
        int told = Enumerable.Range(0, 4_000).Count(_ =>
            OneWayAnova.Of([.. Enumerable.Range(0, 7).Select(
                _ => (IReadOnlyList<double>)[random.NextDouble() + random.NextDouble(), random.NextDouble()
                    + random.NextDouble()])])!.Value.P < 0.05);

        Assert.InRange(told, 140, 260);
    }

    [Fact]
    public void Single_values_tell_nothing_and_equal_ones_everything()
    {
        Assert.Null(OneWayAnova.Of([[1], [2], [3]]));
        Assert.Null(OneWayAnova.Of([[1, 2]]));
        Assert.Equal(0, OneWayAnova.Of([[1, 1], [2, 2]])!.Value.P);
        Assert.Equal(1, OneWayAnova.Of([[1, 1], [1, 1]])!.Value.P);
    }
}
