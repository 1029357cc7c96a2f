using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

public class WelchTestTests
{
    private static readonly double[] _fifteen =
        [27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4];

    private static readonly double[] _eleven = [27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9];

    [Fact] // SciPy 1.10: ttest_ind(equal_var=False) and t.ppf.
    public void Known_values_have_the_p_and_interval_of_SciPy()
    {
        var test = new WelchTest(Known(_fifteen), Known(_eleven));

        Assert.Equal(-2.352727272727275, test.Effect, 1e-12);
        Assert.Equal(-2.352727272727275, test.Shift.Low, 1e-12);
        Assert.Equal(-2.352727272727275, test.Shift.High, 1e-12);
        Assert.Equal(0.9616098924213895, test.StandardError, 1e-12);
        Assert.Equal(23.974357324135248, test.DegreesOfFreedom, 1e-9);
        Assert.Equal(0.022129796915198677, 2 * test.Below(0), 1e-12);
        Assert.Equal(1, test.Above(0) + test.Below(0), 1e-12);
        Assert.Equal(-4.3375048874459985, test.Interval().Low, 1e-9);
        Assert.Equal(-0.3679496580085515, test.Interval().High, 1e-9);
        Assert.Equal((15, 11), test.Counts);
    }

    [Fact] // 9 runs of batch 16 in 10 against batch 32, on a log scale: SciPy 1.10 as above.
    public void The_ratio_of_two_batches_is_that_of_SciPy()
    {
        double[] batch16 = [.. Enumerable.Repeat(159_744.0, 17), .. Enumerable.Repeat(172_032.0, 3)];
        double[] batch32 = [.. Enumerable.Repeat(172_032.0, 9), .. Enumerable.Repeat(184_320.0, 10), 196_608];
        Bounds[] Logs(double[] values) => [.. values.Select(value => Bounds.At(Math.Log(value)))];
        var test = new WelchTest(Logs(batch32), Logs(batch16));

        Assert.Equal(0.10416478170536614, test.Effect, 1e-12);
        Assert.Equal(33.09824502326369, test.DegreesOfFreedom, 1e-8);
        Assert.Equal(1, 2 * test.Above(0) / 5.360370395167514e-11, 1e-6);
        Assert.Equal(0.08189715100461296, test.Interval().Low, 1e-10);
    }

    [Fact]
    public void A_number_is_compared_by_Students_test()
    {
        var test = new WelchTest(Known(_eleven), 22);
        var student = new PairedTTest([.. _eleven.Select(value => value - 22)]);

        Assert.Equal(student.Above(0.5), test.Above(0.5), 1e-12);
        Assert.Equal(student.Below(0.5), test.Below(0.5), 1e-12);
        Assert.Equal(10, test.DegreesOfFreedom, 1e-12);
        Assert.Equal((11, 0), test.Counts);
    }

    [Fact]
    public void Values_that_do_not_vary_are_decided_by_their_side()
    {
        var test = new WelchTest(Known([3, 3, 3]), Known([1, 1]));

        Assert.Equal((0.0, 1.0), (test.Above(1), test.Below(1)));
        Assert.Equal((1.0, 0.0), (test.Above(3), test.Below(3)));
        Assert.Equal((0.5, 0.5), (test.Above(2), test.Below(2)));
        Assert.Equal((2.0, 2.0), (test.Interval().Low, test.Interval().High));
        Assert.Equal(0, new WelchTest(Known([1, 1 + 1e-14]), Known([0, 0]), rounding: 1e-12).Below(2));
    }

    [Fact]
    public void One_sample_that_does_not_vary_leaves_the_freedom_of_the_other() =>
        Assert.Equal(10, new WelchTest(Known(_eleven), Known([5, 5, 5])).DegreesOfFreedom, 1e-12);

    [Fact]
    public void One_value_decides_nothing()
    {
        var test = new WelchTest([new(1, 2)], Known(_eleven));

        Assert.Equal((1.0, 1.0), (test.Above(-100), test.Below(100)));
        Assert.Equal(double.NaN, test.Interval().Low);
    }

    [Fact]
    public void Censored_values_and_empty_samples_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new WelchTest([Bounds.AtLeast(3), Bounds.At(2)], Known(_eleven)));
        Assert.Throws<ArgumentException>(() => new WelchTest(Known(_eleven), []));
        Assert.Throws<ArgumentException>(() => new WelchTest(Known([double.NaN, 1]), 0));
    }

    [Fact] // All values in one interval [0, 2]: half may be 0 and half 2, so s² is at most 4/3 for four values.
    public void The_largest_error_is_that_of_values_at_both_ends()
    {
        var test = new WelchTest([.. Enumerable.Repeat(new Bounds(0, 2), 4)], 1);

        Assert.Equal((-1.0, 1.0), (test.Shift.Low, test.Shift.High));
        Assert.Equal(Math.Sqrt(4.0 / 3 / 4), test.StandardError, 1e-12);
    }

    [Fact]
    public void No_choice_of_values_has_a_larger_p_or_an_interval_further_out()
    {
        var random = new Random(1947);
        for (int study = 0; study < 40; study++)
        {
            Bounds[] left = Random(2 + random.Next(5));
            Bounds[] right = Random(2 + random.Next(5));
            var test = new WelchTest(left, right);
            Interval interval = test.Interval();
            for (int choice = 0; choice < 400; choice++)
            {
                // Every second choice takes only ends, where the extremes lie.
                double[] x = Choice(left, ends: choice % 2 == 0);
                double[] y = Choice(right, ends: choice % 2 == 0);
                var one = new WelchTest(Known(x), Known(y));
                double threshold = test.Shift.Low - 3 * random.NextDouble();

                Assert.True(one.Above(threshold) <= test.Above(threshold) + 1e-12);
                Assert.True(one.StandardError <= test.StandardError + 1e-12);
                Assert.True(one.DegreesOfFreedom >= test.DegreesOfFreedom - 1e-9);
                Assert.True(one.Interval().Low >= interval.Low - 1e-9 && one.Interval().High <= interval.High + 1e-9);
            }
        }

        Bounds[] Random(int count) => [.. Enumerable.Range(0, count)
            .Select(_ => 5 * random.NextDouble())
            .Select(low => new Bounds(low, low + 2 * random.NextDouble()))];

        double[] Choice(Bounds[] values, bool ends) => [.. values
            .Select(value => value.Low + (ends ? random.Next(2) : random.NextDouble()) * (value.High - value.Low))];
    }

    [Fact]
    public void Sides_scale_order_and_origin_do_not_matter()
    {
        Bounds[] left = [.. _fifteen.Select(value => new Bounds(value - 0.5, value))];
        Bounds[] right = [.. _eleven.Select(value => new Bounds(value - 2, value))];
        var test = new WelchTest(left, right);
        var turned = new WelchTest(right, left);
        var moved = new WelchTest(
            [.. left.Reverse().Select(value => new Bounds(7 + 1000 * value.Low, 7 + 1000 * value.High))],
            [.. right.Reverse().Select(value => new Bounds(7 + 1000 * value.Low, 7 + 1000 * value.High))]);

        Assert.Equal(test.Below(1), turned.Above(-1), 1e-12);
        Assert.Equal(test.Above(-5), moved.Above(-5000), 1e-10);
        Assert.Equal(test.Interval().High, moved.Interval().High / 1000, 1e-9);
        Assert.Equal(test.Interval().Low, -turned.Interval().High, 1e-12);
    }

    [Fact]
    public void A_p_at_the_end_of_the_interval_is_its_error()
    {
        var test = new WelchTest([.. _fifteen.Select(value => new Bounds(value - 1, value))], Known(_eleven));

        Assert.Equal(0.025, test.Above(test.Interval().Low), 1e-10);
        Assert.Equal(0.05, test.Below(test.Interval(0.9).High), 1e-10);
    }

    [Fact]
    public void The_detectable_effect_is_that_of_the_power_and_the_widths()
    {
        var test = new WelchTest(Known(_fifteen), Known(_eleven));
        var wide = new WelchTest([new(1, 3), new(1, 3)], Known([0, 0]), rounding: 5);
        double expected = new UnpairedPower(Moments.Of(_fifteen).StandardDeviation, Moments.Of(_eleven).StandardDeviation)
            .DetectableEffect(15, 11);

        Assert.Equal(expected, test.DetectableEffect(), 1e-9);
        Assert.Equal(2, wide.DetectableEffect());
        Assert.Equal(double.PositiveInfinity, new WelchTest(Known([1]), 0).DetectableEffect());
    }

    private static Bounds[] Known(double[] values) => [.. values.Select(Bounds.At)];
}
