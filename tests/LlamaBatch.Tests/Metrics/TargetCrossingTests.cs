using CsCheck;

namespace LlamaBatch.Tests;

public class TargetCrossingTests
{
    private static readonly MetricDefinition _loss = MetricDefinition.Validation<ValidationLoss>();         // margin 0.01

    [Fact]
    public void A_curve_that_falls_in_the_logarithm_of_the_tokens_is_read_exactly() =>
        Gen.Select(Gen.Double[1.1, 3], Gen.Double[0.1, 0.9]).Sample((ratio, share) =>
        {
            // loss = 5 - ln tokens, measured at powers of a ratio.
            Measurement[] curve = [.. Enumerable.Range(0, 30).Select(i => new Measurement((long)(1000 * Math.Pow(ratio, i)), 0))
                .Select(m => m with { Value = 5 - Math.Log(m.Tokens) })];
            double tokens = Math.Exp(Math.Log(curve[4].Tokens) + share * Math.Log(curve[5].Tokens / (double)curve[4].Tokens));

            Assert.Equal(tokens, TargetCrossing.Tokens(_loss, 5 - Math.Log(tokens), curve, diverged: false)!.Value, 1e-9 * tokens);
        });

    [Fact]
    public void Half_way_between_two_measurements_is_their_geometric_mean() =>
        Assert.Equal(Math.Sqrt(200.0 * 400), Crossing(2.5, 4, 3, 2, 1.5, 1.4)!.Value, 1e-9);

    [Fact]
    public void A_measurement_at_the_target_reaches_it() => Assert.Equal(200, Crossing(3, 4, 3, 2, 1)!.Value, 1e-9);

    [Theory]
    [InlineData(2.6)]
    [InlineData(2.0, 2.6)]
    public void A_dip_that_does_not_last_does_not_count(params double[] after)
    {
        // 400 tokens dip below 2.5; from 1600 or 3200 on it stays below.
        double[] curve = [4, 3, 2.4, .. after, 2.3, 2.2, 2.1];

        Assert.True(Crossing(2.5, curve) > 400 * after.Length);
    }

    [Fact]
    public void Falling_back_by_less_than_the_margin_is_noise()
        => Assert.InRange(Crossing(2.5, 4, 3, 2.4, 2.505, 2.509, 2.6)!.Value, 200, 400);

    [Fact]
    public void The_last_measurement_may_reach_it() => Assert.InRange(Crossing(2.5, 4, 3, 2.6, 2.4)!.Value, 400, 800);

    [Fact]
    public void A_target_that_the_first_measurement_has_is_reached_there() => Assert.Equal(100, Crossing(5, 4, 3, 2));

    [Fact]
    public void A_target_below_the_curve_is_not_reached() => Assert.Null(Crossing(1, 4, 3, 2));

    [Fact]
    public void An_empty_curve_reaches_nothing() => Assert.Null(Crossing(1));

    /// <summary>The end of a diverged trial is what a model knows that knows nothing.</summary>
    [Fact]
    public void A_trial_that_diverged_right_after_has_not_reached_it()
    {
        Measurement[] curve = [new(100, 4), new(200, 3), new(400, 2), new(800, 1)];

        Assert.Null(TargetCrossing.Tokens(_loss, 2, curve, diverged: true));
        Assert.NotNull(TargetCrossing.Tokens(_loss, 3, curve, diverged: true));
    }

    [Fact]
    public void What_is_no_number_has_not_reached_it() => Assert.InRange(Crossing(2.5, 4, double.NaN, 2, 2, 2)!.Value, 200, 400);

    [Fact]
    public void A_metric_that_is_better_where_it_is_higher_rises_to_its_target()
    {
        var accuracy = MetricDefinition.Validation<Accuracy>();
        Measurement[] curve = [new(100, 0.1), new(400, 0.2), new(1600, 0.4), new(3200, 0.5)];

        Assert.Equal(800, TargetCrossing.Tokens(accuracy, 0.3, curve, diverged: false)!.Value, 1e-9);
        Assert.Null(TargetCrossing.Tokens(accuracy, 0.6, curve, diverged: false));
    }

    /// <summary>A curve measured at 100, 200, 400, ... tokens.</summary>
    private static double? Crossing(double target, params double[] values) =>
        TargetCrossing.Tokens(_loss, target, [.. values.Select((value, i) => new Measurement(100L << i, value))], diverged: false);
}
