using CsCheck;

namespace LlamaBatch.Tests.Configuration;

public class BatchScheduleTests
{
    private const int Length = 10;

    private static Training With(BatchSchedule schedule, int batch = 64, long tokens = 64_000, Schedule? rate = null) =>
        new() { BatchSize = batch, Tokens = tokens, BatchSchedule = schedule, Schedule = rate ?? Schedule.Constant() };

    private static IEnumerable<(int, int)> StagesOf(Training training) =>
        new StepSizes(training, Length).Stages.Select(stage => (stage.BatchSize.Count, stage.Steps));

    [Fact]
    public void A_constant_batch_is_what_it_was_before_there_were_schedules()
    {
        Gen.Select(Gen.Int[1, 300], Gen.Long[1, 1_000_000], Gen.Int[1, 64]).Sample((batch, tokens, length) =>
        {
            Training training = With(BatchSchedule.Constant(), batch, tokens, Schedule.Cosine());
            var sizes = new StepSizes(training, length);
            int steps = (int)(tokens / ((long)batch * length));
            Assert.Equal(steps, sizes.Count);
            for (int step = 0; step < Math.Min(steps, 50); step++)
            {
                Assert.Equal((long)step * batch, sizes.SequencesBefore(step));
                Assert.Equal(training.Schedule.FactorAt((step + 0.5) / steps), sizes.RateFactorAt(step));   // to the bit
            }
        });
    }

    [Fact]
    public void A_constant_batch_is_not_a_setting() =>
        Assert.DoesNotContain(
            new Training().Settings(), setting => setting.Name.StartsWith(nameof(BatchSchedule), StringComparison.Ordinal));

    [Fact]
    public void A_scheduled_batch_is_part_of_the_identity_with_all_its_settings()
    {
        BatchSchedule[] schedules =
        [
            BatchSchedule.Constant(),
            BatchSchedule.Staged(16, until: 0.5),
            BatchSchedule.Staged(16, until: 0.25),
            BatchSchedule.Staged(8, until: 0.5),
            BatchSchedule.Staged(16, until: 0.5).Then(32, until: 0.75),
            BatchSchedule.Staged(16, until: 0.5) with { RateExponent = 0.5 },
            BatchSchedule.Staged(16, until: 0.5) with { RateExponent = 0.5, RateBatch = 16 },
            BatchSchedule.Staged(16, until: 0.5) with { RateExponent = 0.5, RateBatch = 32 },
            BatchSchedule.Warmup(from: 16, until: 0.5, by: 16),
            BatchSchedule.Warmup(from: 16, until: 0.5, by: 8),
            BatchSchedule.Warmup(from: 8, until: 0.5, by: 8),
            BatchSchedule.Seesaw(from: 16),
            BatchSchedule.Seesaw(from: 16, factor: 1.5),
        ];

        Assert.Distinct(schedules.Select(one => string.Join(';', With(one).IdentifyingSettings())));
    }

    [Fact]
    public void A_stage_lasts_for_its_share_of_the_tokens() =>
        Assert.Equal([(16, 100), (32, 50), (64, 50)], StagesOf(With(BatchSchedule.Staged(16, until: 0.25).Then(32, until: 0.5))));

    [Fact]
    public void A_step_belongs_to_the_stage_in_which_it_begins() =>
        // 640 sequences; the first stage ends within the second step of 48, so the last stage has 544 left.
        Assert.Equal([(48, 2), (64, 8)], StagesOf(With(BatchSchedule.Staged(48, until: 0.1), tokens: 6_400)));

    [Fact]
    public void The_batch_may_fall_too() =>
        Assert.Equal([(64, 50), (8, 400)], StagesOf(With(BatchSchedule.Staged(64, until: 0.5).Then(8, until: 1))));

    [Fact]
    public void A_warm_up_trains_on_equally_many_tokens_at_each_size() =>
        Assert.Equal([(16, 50), (32, 25), (48, 17), (64, 62)], StagesOf(With(BatchSchedule.Warmup(from: 16, until: 0.375, by: 16))));

    [Fact]
    public void The_last_increment_of_a_warm_up_may_be_smaller() =>
        Assert.Equal([16, 40, 64], StagesOf(With(BatchSchedule.Warmup(from: 16, until: 0.5, by: 24))).Select(stage => stage.Item1));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.5)]
    [InlineData(1, 0.25)]
    public void The_rate_follows_the_batch_by_its_exponent(double exponent, double expected)
    {
        var sizes = new StepSizes(With(BatchSchedule.Staged(16, until: 0.5) with { RateExponent = exponent }), Length);

        Assert.Equal(expected, sizes.RateFactorAt(0), 1e-12);
        Assert.Equal(1, sizes.RateFactorAt(sizes.Count - 1), 1e-12);
    }

    [Theory]
    [InlineData(16, 1, 2)]
    [InlineData(32, 0.70710678118654752, 1.4142135623730951)]
    [InlineData(64, 0.5, 1)]
    public void The_peak_rate_is_that_of_the_rate_batch(int rateBatch, double first, double last)
    {
        Training training = With(BatchSchedule.Staged(16, until: 0.5) with { RateExponent = 0.5, RateBatch = rateBatch });
        var sizes = new StepSizes(training, Length);

        Assert.Equal(first, sizes.RateFactorAt(0), 1e-12);
        Assert.Equal(last, sizes.RateFactorAt(sizes.Count - 1), 1e-12);
        Assert.Equal(3e-3 * last, training.RateOfLargestSteps(3e-3), 1e-12);
        int early = sizes.Stages.First().Steps;
        Assert.Equal(((early * first) + ((sizes.Count - early) * last)) / sizes.Count, sizes.MeanRateChange(), 1e-12);
    }

    /// <summary>Relative to the largest batch, the rates of the same first steps round differently: (8 / 48)^0.5 · 48^0.5.</summary>
    [Fact]
    public void With_a_rate_batch_all_growths_have_the_same_bits_where_they_begin()
    {
        foreach (int growth in Enumerable.Range(1, 16))
        {
            Training training = With(BatchSchedule.Staged(8, until: 0.5) with { RateExponent = 0.5, RateBatch = 8 }, batch: 8 * growth);

            Assert.Equal(1, new StepSizes(training, Length).RateFactorAt(0));            // to the bit
        }
    }

    [Fact]
    public void The_largest_batch_by_name_has_the_rates_of_the_default()
    {
        StagedBatch schedule = BatchSchedule.Staged(16, until: 0.5) with { RateExponent = 0.3 };
        var sizes = new StepSizes(With(schedule), Length);
        var named = new StepSizes(With(schedule with { RateBatch = 64 }), Length);

        Assert.Equal(
            Enumerable.Range(0, sizes.Count).Select(sizes.RateFactorAt),
            Enumerable.Range(0, named.Count).Select(named.RateFactorAt));
        Assert.DoesNotContain(schedule.Settings(), setting => setting.Name == nameof(BatchSchedule.RateBatch));
    }

    /// <summary>A line from 1 to 0 is at 1/2, 1/4 and 1/8 after 1/2, 3/4 and 7/8 of the tokens.</summary>
    [Fact]
    public void Seesaw_doubles_the_batch_where_the_rate_halves_and_lets_the_rate_fall_by_the_root()
    {
        Training training = With(BatchSchedule.Seesaw(from: 16), rate: Schedule.Linear(warmup: 0));
        var sizes = new StepSizes(training, Length);

        Assert.Equal([(16, 200), (32, 50), (64, 25)], StagesOf(training));
        Assert.Equal(1, sizes.RateFactorAt(0), 1e-12);
        Assert.Equal(Math.Sqrt(0.5), sizes.RateFactorAt(200), 1e-12);
        Assert.Equal(0.5, sizes.RateFactorAt(250), 1e-12);

        // From 7/8 on, the batch can no longer grow, so the rate takes the whole fall.
        Assert.Equal(0.25, sizes.RateFactorAt(263), 1e-12);
    }

    /// <summary>With a factor of 1.01, the batch needs 140 falls to grow fourfold.</summary>
    [Fact]
    public void Seesaw_takes_as_many_falls_as_the_batch_needs()
    {
        Training training = With(BatchSchedule.Seesaw(from: 16, factor: 1.01), rate: Schedule.Linear(warmup: 0));
        BatchStage[] stages = [.. training.BatchSchedule.Stages(training)];
        double growth = (double)training.BatchSize.Count / 16;

        Assert.Equal(1, stages[^1].Until);
        Assert.Equal(training.BatchSize.Count, stages[^1].BatchSize.Count);
        Assert.Equal(1 - (1 / growth), stages[^2].Until, 0.01);
        Assert.All(stages.Zip(stages.Skip(1)), pair => Assert.InRange(pair.Second.BatchSize.Count - pair.First.BatchSize.Count, 0, 2));
    }

    [Fact]
    public void Seesaw_leaves_the_warm_up_of_the_rate_alone()
    {
        Training training = With(BatchSchedule.Seesaw(from: 16), rate: Schedule.Cosine(warmup: 0.1, floor: 0));
        var sizes = new StepSizes(training, Length);

        Assert.Equal(training.Schedule.FactorAt(8.0 / sizes.Sequences), sizes.RateFactorAt(0), 1e-12);
        Assert.Equal(16, sizes.BatchAt(39).Count);
        Assert.Equal(0.1 + (0.9 * 0.5), (double)sizes.Stages.First().Steps / 400, 1e-9);   // half a cosine is at 1/2 in its middle
    }

    [Fact]
    public void Seesaw_over_a_constant_rate_keeps_its_batch() =>
        Assert.Equal([(16, 400)], StagesOf(With(BatchSchedule.Seesaw(from: 16))));

    [Fact]
    public void Steps_cover_the_text_without_gaps_whatever_the_schedule()
    {
        Gen<BatchSchedule> staged =
            from sizes in Gen.Int[1, 64].Array[1, 4]
            from ends in Gen.Double[0.01, 1].Array[sizes.Length]
            select (BatchSchedule)sizes.Zip(ends.Distinct().Order())
                .Aggregate(new StagedBatch(), (all, one) => all.Then(one.First, one.Second));
        Gen<BatchSchedule> warmup =
            from first in Gen.Int[1, 64]
            from until in Gen.Double[0, 1]
            from increment in Gen.Int[1, 70]
            select (BatchSchedule)BatchSchedule.Warmup(first, until, increment);
        Gen<BatchSchedule> seesaw =
            from first in Gen.Int[1, 64]
            from factor in Gen.Double[1.05, 5]
            select (BatchSchedule)BatchSchedule.Seesaw(first, factor);

        Gen.Select(Gen.OneOf(staged, warmup, seesaw), Gen.Long[0, 200_000]).Sample((schedule, tokens) =>
        {
            Training training = With(schedule, tokens: tokens, rate: Schedule.Cosine());
            var sizes = new StepSizes(training, Length);
            long sequences = 0;
            for (int step = 0; step < sizes.Count; step++)
            {
                Assert.Equal(sequences, sizes.SequencesBefore(step));
                Assert.Equal(step, sizes.StepsIn(sizes.TokensBefore(step)), 1e-6);
                Assert.InRange(sizes.BatchAt(step).Count, 1, 64);
                Assert.InRange(sizes.RateFactorAt(step), 0, 1 + 1e-12);
                sequences += sizes.BatchAt(step).Count;
            }

            Assert.Equal(sequences, sizes.Sequences);
            Assert.InRange(tokens - (sequences * Length), 0, (64 * Length) - 1);
        });
    }

    [Fact]
    public void The_plan_counts_the_steps_of_the_schedule()
    {
        var plan = new TrialPlan(LlamaConfig.Nano, With(BatchSchedule.Staged(16, until: 0.5)), Length);

        Assert.Equal(250, plan.Steps);
        Assert.Equal(64_000, plan.TokensTrained);
        Assert.Equal(250 / 0.064, plan.UpdatesPerMillionTokens, 1e-9);
        Assert.Equal(40, (plan with { Training = plan.Training with { Schedule = Schedule.Cosine(warmup: 0.1) } }).WarmupSteps, 1e-9);
        Assert.True(plan.ForCosts().Training.BatchSchedule is ConstantBatch);
        Assert.Equal(64, plan.ForCosts().Training.BatchSize.Count);
    }

    [Fact]
    public void The_predicted_time_is_that_of_the_steps_of_each_size()
    {
        var model = new SpeedModel("x", 2, 1L << 30, 1.5, 16, [1e-9, 1e-9, 1e-9, 1e-9, 0, 1e-9, 1e-6, 1e-4]);
        double SecondsOf(BatchSchedule schedule, int batch, long tokens) =>
            model.SecondsOf(new TrialPlan(LlamaConfig.Nano, With(schedule, batch, tokens), Length), isAlone: true)!.Value;

        Assert.Equal(
            SecondsOf(BatchSchedule.Constant(), 16, 32_000) + SecondsOf(BatchSchedule.Constant(), 64, 32_000),
            SecondsOf(BatchSchedule.Staged(16, until: 0.5), 64, 64_000),
            1e-9);
    }

    [Fact]
    public void Illegal_settings_are_problems_that_name_the_property()
    {
        Assert.Equal("BatchSchedule.BatchSize", ProblemOf(BatchSchedule.Staged(0, until: 0.5)));
        Assert.Equal("BatchSchedule.BatchSize", ProblemOf(BatchSchedule.Staged(65, until: 0.5)));
        Assert.Equal("BatchSchedule.Until", ProblemOf(BatchSchedule.Staged(16, until: 1.5)));
        Assert.Equal("BatchSchedule.Until", ProblemOf(BatchSchedule.Staged(16, until: double.NaN)));
        Assert.Equal("BatchSchedule.Until", ProblemOf(BatchSchedule.Staged(16, until: 0.5).Then(32, until: 0.5)));
        Assert.Equal("BatchSchedule.RateExponent", ProblemOf(BatchSchedule.Staged(16, until: 0.5) with { RateExponent = 3 }));
        Assert.Equal("BatchSchedule.From", ProblemOf(BatchSchedule.Warmup(from: 65, until: 0.5, by: 1)));
        Assert.Equal("BatchSchedule.Until", ProblemOf(BatchSchedule.Warmup(from: 16, until: -0.5, by: 1)));
        Assert.Equal("BatchSchedule.By", ProblemOf(BatchSchedule.Warmup(from: 16, until: 0.5, by: 0)));
        Assert.Equal("BatchSchedule.By", ProblemOf(BatchSchedule.Warmup(from: 16, until: 0.5, by: 1), batch: 2_000));
        Assert.Equal("BatchSchedule.From", ProblemOf(BatchSchedule.Seesaw(from: 0)));
        Assert.Equal("BatchSchedule.Factor", ProblemOf(BatchSchedule.Seesaw(from: 16, factor: 1)));
        Assert.Equal("BatchSchedule.RateExponent", ProblemOf(BatchSchedule.Seesaw(from: 16) with { RateExponent = 0.5 }));
        Assert.Equal(
            "BatchSchedule.RateBatch", ProblemOf(BatchSchedule.Staged(16, until: 0.5) with { RateExponent = 0.5, RateBatch = 1_000_001 }));
        Assert.Equal("BatchSchedule.RateBatch", ProblemOf(BatchSchedule.Staged(16, until: 0.5) with { RateBatch = 16 }));
        Assert.Equal("BatchSchedule.RateBatch", ProblemOf(BatchSchedule.Constant() with { RateExponent = 0.5, RateBatch = 16 }));
        Assert.Equal("BatchSchedule.RateBatch", ProblemOf(BatchSchedule.Seesaw(from: 16) with { RateBatch = 16 }));
        Assert.Equal("BatchSchedule", ProblemOf(null!));

        static string ProblemOf(BatchSchedule schedule, int batch = 64) =>
            Assert.Single(With(schedule, batch).Problems()).Property;
    }

    [Fact]
    public void Schedules_with_equal_stages_are_equal()
    {
        static StagedBatch One() => BatchSchedule.Staged(16, until: 0.5);
        Assert.Equal(One().Then(32, until: 0.75), One().Then(32, until: 0.75));
        Assert.NotEqual(One().Then(32, until: 0.75), One());
        Assert.Equal(One().GetHashCode(), One().GetHashCode());
    }
}
