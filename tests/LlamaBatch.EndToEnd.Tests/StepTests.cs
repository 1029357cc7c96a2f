using LlamaBatch.Catalog;
using LlamaBatch.Torch;

namespace LlamaBatch.EndToEnd.Tests;

/// <summary>The fast step against autograd at the shape of every experiment of the catalog.</summary>
public sealed class StepTests
{
    private const double Tolerance = 1e-5;

    /// <summary>Enough sequences for several micro-batches; the gradient of more is a sum of the like.</summary>
    private const int MostSequences = 20;

    public static TheoryData<string> Names =>
        [.. ExperimentCatalog.All.Where(experiment => experiment is { IsTrained: true, Metrics.Count: > 0 })
            .Select(experiment => experiment.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_and_gradients_of_the_two_steps_agree(string name)
    {
        Threads.UseOne();
        Experiment experiment = ExperimentCatalog.All.Single(one => one.Name == name);
        foreach (TrialPlan plan in experiment.PlannedAt(Scale.Full).Plans.Select(point => point.Plan)
            .DistinctBy(plan => (plan.Model, plan.SequenceLength)))
        {
            using LlamaModel model = LlamaModel.Create(plan.Model, seed: 1);
            int sequences = Math.Min(plan.Training.BatchSize.Count, MostSequences);
            var random = new Random(1);
            int[] tokens = [.. Enumerable.Range(0, sequences * (plan.SequenceLength + 1)).Select(_ => random.Next(plan.Model.VocabSize))];
            var batch = new TokenBatch(
                sequences,
                plan.SequenceLength,
                (row, sequence) => tokens.AsSpan(row * sequence.Length, sequence.Length).CopyTo(sequence));

            (double expectedLoss, float[] expected) = Gradient(model, plan, StepKind.Autograd, batch);
            (double loss, float[] gradient) = Gradient(model, plan, StepKind.Fast, batch);

            Assert.Equal(expectedLoss, loss, Tolerance * expectedLoss);
            foreach (Weight weight in model.Weights)
            {
                // Each by itself: in the norm of all, an error in the small gradients of queries, keys and gains would not be seen.
                double difference = Difference(expected.AsSpan(weight.Offset, weight.Count), gradient.AsSpan(weight.Offset, weight.Count));
                Assert.True(difference <= Tolerance, $"the gradients of {weight.Name} in {name} differ by {difference:g3} of their norm");
            }
        }
    }

    /// <summary>The distance between two gradients as a share of the first one's norm.</summary>
    private static double Difference(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        double differences = 0, squares = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            differences += ((double)expected[i] - actual[i]) * ((double)expected[i] - actual[i]);
            squares += (double)expected[i] * expected[i];
        }

        return Math.Sqrt(differences / squares);
    }

    private static (double Loss, float[] Gradient) Gradient(LlamaModel model, TrialPlan plan, StepKind step, TokenBatch batch)
    {
        using LlamaPass pass = LlamaPass.Create(model, plan with { Training = plan.Training with { Step = step } });
        using AdamWOptimizer optimizer = new AdamW().CreateFor(model);
        double loss = new TrainingStep(pass, optimizer, gradientClip: 0).Accumulate(batch);
        return (loss, model.Buffer.Gradients.ToArray());
    }
}
