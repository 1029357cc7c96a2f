using CsCheck;

namespace LlamaBatch.Tests;

public class MatchedValueTests
{
    private static readonly MetricDefinition _seen = MetricDefinition.Validation<SeenLoss>();

    /// <summary>
    /// However fast a trial learns, its validation loss is a function of its loss on seen text, here v = 1 + s / 2: at equal s, v is equal.
    /// </summary>
    [Fact]
    public void Trials_of_one_law_have_one_value_whatever_their_speed() =>
        Gen.Select(Gen.Double[0.2, 3], Gen.Double[1.2, 3.9], Gen.Int[3, 40]).Sample((speed, target, records) =>
        {
            Measurement[] path = [.. Enumerable.Range(1, records).Select(i => new Measurement(1000L * i, 0.5 + 4 * Math.Exp(-speed * i)))];
            Measurement[] curve = [.. path.Select(m => m with { Value = 1 + m.Value / 2 })];

            double? value = MatchedValue.Of(_seen, target, path, curve, diverged: false);

            bool isCrossed = path[0].Value >= target && path[^1].Value <= target;
            return isCrossed ? Math.Abs(value!.Value - (1 + target / 2)) < 1e-9 : value is null;
        });

    [Fact]
    public void Between_two_measurements_it_lies_on_their_line()
        => Assert.Equal(2.25, Matched(2.5, [4, 3, 2, 1], [5, 3, 1.5, 1])!.Value, 1e-9);

    [Fact]
    public void A_metric_that_is_measured_elsewhere_is_read_at_the_same_tokens()
    {
        Measurement[] path = [new(100, 4), new(400, 2)];                            // 3 at 200 tokens
        Measurement[] curve = [new(50, 7), new(800, 3)];                            // half way between 50 and 800 in the logarithm

        Assert.Equal(5, MatchedValue.Of(_seen, 3, path, curve, diverged: false)!.Value, 1e-9);
    }

    [Fact]
    public void A_target_that_is_never_reached_has_no_value() => Assert.Null(Matched(0.5, [4, 3, 2, 1], [5, 4, 3, 2]));

    [Fact]
    public void A_target_that_was_reached_before_the_first_measurement_has_no_value()
    {
        Assert.Null(Matched(4.5, [4, 3, 2, 1], [5, 4, 3, 2]));
        Assert.Equal(5, Matched(4, [4, 3, 2, 1], [5, 4, 3, 2]));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_value_that_is_not_finite_beside_the_target_gives_none(double value)
    {
        Assert.Null(Matched(2.5, [4, 3, 2, 1], [5, value, 3, 2]));
        Assert.Null(Matched(2.5, [4, 3, 2, 1], [5, 4, value, 2]));
        Assert.NotNull(Matched(2.5, [4, 3, 2, 1], [5, 4, 3, value]));
    }

    [Fact]
    public void A_metric_without_measurements_there_has_no_value()
    {
        Measurement[] path = [new(100, 4), new(400, 2), new(800, 1)];

        Assert.Null(MatchedValue.Of(_seen, 3, path, [], diverged: false));
        Assert.Null(MatchedValue.Of(_seen, 3, path, [new(300, 1), new(800, 1)], diverged: false));
        Assert.Null(MatchedValue.Of(_seen, 3, path, [new(100, 1), new(150, 1)], diverged: false));
        Assert.Null(MatchedValue.Of(_seen, 3, [], path, diverged: false));
    }

    [Fact]
    public void A_trial_that_diverged_right_after_has_not_reached_it()
    {
        Measurement[] path = [new(100, 4), new(200, 3), new(400, 2)];

        Assert.Null(MatchedValue.Of(_seen, 2.5, path, path, diverged: true));
        Assert.Equal(2.5, MatchedValue.Of(_seen, 2.5, path, path, diverged: false)!.Value, 1e-9);
    }

    /// <summary>Both measured at 100, 200, 400, ... tokens.</summary>
    private static double? Matched(double target, double[] path, double[] curve) =>
        MatchedValue.Of(_seen, target, Measured(path), Measured(curve), diverged: false);

    private static Measurement[] Measured(double[] values) => [.. values.Select((value, i) => new Measurement(100L << i, value))];
}
