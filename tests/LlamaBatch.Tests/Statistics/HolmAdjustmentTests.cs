using CsCheck;
using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

public class HolmAdjustmentTests
{
    [Fact] // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
    public void Adjusted_values_are_those_of_R() =>
        Assert.Equal([0.03, 0.06, 0.06, 0.02], HolmAdjustment.Adjust([0.01, 0.04, 0.03, 0.005]).Select(p => Math.Round(p, 12)));

    [Fact]
    public void Adjusting_keeps_the_order_never_lowers_and_never_exceeds_Bonferroni() =>
        Gen.Double[0, 1].Array[1, 30].Sample(p =>
        {
            IReadOnlyList<double> adjusted = HolmAdjustment.Adjust(p);
            var order = Enumerable.Range(0, p.Length).OrderBy(i => p[i]).ToList();

            Assert.All(Enumerable.Range(0, p.Length), i => Assert.InRange(adjusted[i], p[i], Math.Min(1, p.Length * p[i])));
            Assert.All(order.Zip(order.Skip(1)), pair => Assert.True(adjusted[pair.First] <= adjusted[pair.Second]));
        });

    [Fact]
    public void A_smaller_p_anywhere_never_raises_an_adjusted_one() =>
        Gen.Select(Gen.Double[0, 1].Array[2, 12], Gen.Double[0, 1], Gen.Int[0, 100]).Sample((p, factor, place) =>
        {
            double[] smaller = [.. p];
            smaller[place % p.Length] *= factor;

            Assert.All(HolmAdjustment.Adjust(smaller).Zip(HolmAdjustment.Adjust(p)), pair => Assert.True(pair.First <= pair.Second));
        });

    [Fact]
    public void Ties_are_adjusted_alike() => Assert.Equal([0.06, 0.06, 0.06], HolmAdjustment.Adjust([0.02, 0.02, 0.02]));

    [Fact]
    public void A_test_that_could_not_be_made_counts_and_rejects_nothing()
        => Assert.Equal([0.02, 1], HolmAdjustment.Adjust([0.01, double.NaN]));

    [Fact]
    public void No_tests_have_no_adjusted_values() => Assert.Empty(HolmAdjustment.Adjust([]));

    [Fact]
    public void The_threshold_is_the_largest_p_that_is_still_rejected() =>
        Gen.Double[0, 0.1].Array[1, 6].Sample(p =>
        {
            double threshold = HolmAdjustment.Threshold(p, 0, 0.05);

            Assert.True(HolmAdjustment.Adjust([threshold * (1 - 1e-9), .. p.Skip(1)])[0] <= 0.05);
            Assert.True(HolmAdjustment.Adjust([threshold * (1 + 1e-9), .. p.Skip(1)])[0] > 0.05);
        });
}
