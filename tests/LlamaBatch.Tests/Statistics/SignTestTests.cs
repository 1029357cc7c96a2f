using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

public class SignTestTests
{
    [Theory] // R: binom.test(8, 10, alternative = "greater"): .0546875, that is (45 + 10 + 1) / 1024.
    [InlineData(8, 2, 0.0546875)]
    [InlineData(10, 0, 0.0009765625)]
    [InlineData(5, 0, 0.03125)]
    [InlineData(0, 5, 1)]
    public void It_is_a_binomial_tail(int above, int below, double expected) =>
        Assert.Equal(expected, new SignTest([.. Enumerable.Repeat(Bounds.At(1), above), .. Enumerable.Repeat(Bounds.At(-1), below)]).Above(0), 1e-12);

    [Fact]
    public void Ties_and_what_may_go_either_way_count_for_neither()
    {
        var test = new SignTest([Bounds.At(0), Bounds.At(0), Bounds.AtLeast(-1), Bounds.At(2), Bounds.At(2)]);

        Assert.Equal(26 / 32.0, test.Above(0), 1e-12);
        Assert.Equal(1, test.Below(0));
    }

    [Theory]
    [InlineData(0.05, 6)]
    [InlineData(0.0625, 5)]
    [InlineData(0.005, 9)]
    public void So_many_pairs_can_decide(double error, int fewest)
    {
        Assert.Equal(fewest, SignTest.FewestPairs(error));
        Assert.True(2 * Math.Pow(0.5, fewest) <= error);
        Assert.True(2 * Math.Pow(0.5, fewest - 1) > error);
    }
}
