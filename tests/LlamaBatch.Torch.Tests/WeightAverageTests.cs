namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public sealed class WeightAverageTests
{
    private static readonly LlamaConfig _tiny =
        LlamaConfig.Nano with { VocabSize = 32, HiddenSize = 16, IntermediateSize = 20, Layers = 1 };

    /// <summary>By the definition: each step's weights count as ξ to the power of the steps since.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    [InlineData(1)]
    public void It_is_the_weighted_mean_of_the_steps(double keep)
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        var average = new WeightAverage(model, keep);
        var random = new Random(3);
        double[] sum = new double[model.Buffer.Count];
        double weight = 0;
        for (int step = 0; step < 20; step++)
        {
            weight = (keep * weight) + 1;
            for (int i = 0; i < sum.Length; i++)
            {
                model.Buffer.Values[i] = random.NextSingle();
                sum[i] = (keep * sum[i]) + model.Buffer.Values[i];
            }

            average.Update(step);
            for (int i = 0; i < sum.Length; i++)
            {
                Assert.Equal(sum[i] / weight, average.Values[i], 1e-5);
            }
        }
    }

    [Fact]
    public void After_the_first_step_it_is_the_weights()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        var average = new WeightAverage(model, 0.999);

        average.Update(0);

        Assert.Equal(model.Buffer.Values.ToArray(), average.Values.ToArray());
    }

    /// <summary>In tokens, whatever the batch: after one half-life of new weights, half of the average is new.</summary>
    [Theory]
    [InlineData(1, 64)]
    [InlineData(8, 8)]
    [InlineData(64, 1)]
    public void The_half_life_is_in_tokens(int batch, int steps)
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        var plan = new TrialPlan(_tiny, new Training { BatchSize = batch, AveragingHalfLife = 640 }, SequenceLength: 10);
        WeightAverage average = WeightAverage.Create(model, plan)!;
        const int Long = 100_000;                                                   // the beginning is forgotten
        average.Values.Fill(1);
        model.Buffer.Values.Clear();

        for (int step = 0; step < steps; step++)
        {
            average.Update(Long + step);
        }

        Assert.Equal(0.5f, average.Values[0], 1e-5f);
    }

    /// <summary>The reference is the weighted mean itself: the weight of a step is 2^(−tokens since / half-life) − the same before it.</summary>
    [Fact]
    public void With_a_batch_schedule_each_step_counts_by_its_tokens()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        var training = new Training
        {
            BatchSize = 8, Tokens = 640, AveragingHalfLife = 200, BatchSchedule = BatchSchedule.Staged(2, until: 0.5),
        };
        var plan = new TrialPlan(_tiny, training, SequenceLength: 10);
        StepSizes sizes = plan.LayOutSteps();
        WeightAverage average = WeightAverage.Create(model, plan)!;
        double sum = 0, weights = 0;
        for (int step = 0; step < sizes.Count; step++)
        {
            model.Buffer.Values.Fill(step % 3);
            average.Update(step);
            double Left(int before) => Math.Pow(2, (sizes.TokensBefore(before) - 640) / 200.0);
            double weight = Left(step + 1) - Left(step);
            (sum, weights) = (sum + (weight * (step % 3)), weights + weight);
        }

        Assert.Equal((16, 4), (sizes.Stages.First().Steps, sizes.Stages.Last().Steps));
        Assert.Equal(sum / weights, average.Values[0], 1e-5);
    }

    [Fact]
    public void A_trial_without_a_half_life_has_none()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);

        Assert.Null(WeightAverage.Create(model, new TrialPlan(_tiny, new Training(), 10)));
    }

    [Theory]
    [InlineData(StepKind.Fast)]
    [InlineData(StepKind.Autograd)]
    public void Validation_measures_the_average_and_leaves_the_weights(StepKind step)
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        using LlamaModel other = LlamaModel.Create(_tiny, seed: 2);
        var plan = new TrialPlan(_tiny, new Training { Step = step }, 8);
        var average = new WeightAverage(model, 0.9);
        other.Buffer.Values.CopyTo(average.Values);
        float[] weights = model.Buffer.Values.ToArray();
        using LlamaPass pass = LlamaPass.Create(model, plan);
        using LlamaPass passOfOther = LlamaPass.Create(other, plan);

        ValidationOutcome measured = new Evaluation(pass, new SeededBytes(32), 5, 8, average).Measure();

        Assert.Equal(new Evaluation(passOfOther, new SeededBytes(32), 5, 8).Measure(), measured);
        Assert.NotEqual(new Evaluation(pass, new SeededBytes(32), 5, 8).Measure(), measured);
        Assert.Equal(weights, model.Buffer.Values.ToArray());
        Assert.Equal(other.Buffer.Values.ToArray(), average.Values.ToArray());
    }

    [Fact]
    public void Training_does_not_see_it()
    {
        using var plain = new CheckpointedTrial("", _tiny);
        using var averaged = new CheckpointedTrial("", _tiny, averagingHalfLife: 100);

        plain.Train(0, CheckpointedTrial.Steps);
        averaged.Train(0, CheckpointedTrial.Steps);

        Assert.Equal(plain.Weights, averaged.Weights);
        Assert.Equal(SeriesOf(plain, "TrainLoss"), SeriesOf(averaged, "TrainLoss"));
        Assert.NotEqual(SeriesOf(plain, "ValidationLoss"), SeriesOf(averaged, "ValidationLoss"));
    }

    private static IEnumerable<Measurement> SeriesOf(CheckpointedTrial trial, string metric) =>
        trial.Measurements.Where(measured => measured.Key == metric).Select(measured => measured.Measurement);
}
