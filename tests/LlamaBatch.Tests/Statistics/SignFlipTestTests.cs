using CsCheck;
using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

public class SignFlipTestTests
{
    [Theory] // 2 / 2^n.
    [InlineData(3, 0.25)]
    [InlineData(5, 0.0625)]
    [InlineData(8, 0.0078125)]
    [InlineData(10, 0.001953125)]
    public void The_smallest_p_is_that_of_the_table(int seeds, double expected)
    {
        Assert.Equal(expected, SignFlipTest.P([.. Enumerable.Repeat(0.1, seeds)]));
        Assert.Equal(expected, SignFlipTest.SmallestP(seeds));
    }

    [Fact]
    public void All_patterns_are_counted_as_a_plain_enumeration_counts_them() =>
        Gen.Int[-9, 9].Array[1, 9].Sample(whole =>
        {
            double seen = Math.Abs(whole.Sum());
            int extreme = Enumerable.Range(0, 1 << whole.Length)
                .Count(pattern => Math.Abs(whole.Select((d, i) => (pattern >> i & 1) == 0 ? d : -d).Sum()) >= seen);

            // Tenths are not exact in binary: ties must still be ties.
            Assert.Equal((double)extreme / (1 << whole.Length), SignFlipTest.P([.. whole.Select(d => d / 10.0)]));
        });

    [Fact]
    public void Without_a_difference_every_pattern_is_as_extreme() => Assert.Equal(1, SignFlipTest.P([0, 0, 0]));

    [Fact]
    public void What_cannot_be_counted_has_no_p()
    {
        Assert.Null(SignFlipTest.P([]));
        Assert.Null(SignFlipTest.P([.. Enumerable.Repeat(1.0, 21)]));
        Assert.Null(SignFlipTest.P([1, double.NaN]));
        Assert.Null(SignFlipTest.P([1, double.PositiveInfinity]));
    }
}
