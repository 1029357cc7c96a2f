using System.Globalization;

namespace LlamaBatch.Generators.Tests;

/// <summary>The measured speed of the machine: the compiler predicts times with it, and warns of what this machine cannot do.</summary>
public class SpeedFileTests
{
    /// <summary>A machine with four cores and 8 GiB that multiplies at 10 GFLOP/s.</summary>
    private const string Speed = "LlamaBatch speed 2\nprocessor: P\ncores: 4\nmemory: 8589934592\nlanes: 16\nsharing: 1\n"
        + "product: 1E-10\nlayer: 0\nvocabulary: 0\nattention: 0\nnarrow heads: 0\nupdate: 0\ncall: 0\nstep: 0\n";

    private static readonly int[] _batches = [16, 100, 256];

    [Fact]
    public void The_cost_of_a_sweep_has_its_time()
    {
        // Three batch sizes, with three rates on two tuning seeds and one rate on five evaluation seeds, on four cores; then five blocks of
        // costs for each batch size, alone.
        var model = LlamaConfig.Nano with { TieWordEmbeddings = true };
        double learning = ((18 + 15) * (1.5 + (4_000_000 * model.FlopsPerToken(32) / 1e10)) / 4) / 60;
        double costs = _batches.Average(batch => 1.5
            + (new TrialPlan(model, new Training { BatchSize = batch, Tokens = 4_000_000 }, 32).ForCosts().Flops / 1e10)) * 15 / 60;

        string sentence = Info(Compiled.WithFile("/data/speed.txt", Speed, Sample.BatchSize));

        Assert.EndsWith(
            $"; about {Number.TwoDigits(learning + costs)} minutes with 4 workers of this machine",
            sentence,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data/other.txt", Speed)]
    [InlineData("/data/speed.txt", "")]
    [InlineData("/data/speed.txt", "LlamaBatch speed 9")]
    public void Without_a_speed_there_is_no_time(string path, string text) =>
        Assert.DoesNotContain("workers", Info(Compiled.WithFile(path, text, Sample.BatchSize)), StringComparison.Ordinal);

    [Fact]
    public void A_trial_beyond_the_memory_of_this_machine_is_warned_of()
    {
        const string Large = "MicroBatch = 200_000, Step = StepKind.Autograd, BatchSize = 200_000, Tokens = 640_000_000";
        string source = Sample.With("BatchSize = BatchSize, Tokens = 4_000_000", Large)
            .Replace("128, BatchSize", "128, 128", StringComparison.Ordinal)
            .Replace("LearningRate = LearningRate", "LearningRate = LearningRate * (1 + 1e-9 * BatchSize)", StringComparison.Ordinal);

        Assert.Contains(
            Compiled.WithFile("speed.txt", Speed, source).Sentences,
            sentence => sentence.Contains("for its tensors, and this machine has 8", StringComparison.Ordinal));
    }

    private static string Info(Compiled compiled) =>
        compiled.Diagnostics.Single(diagnostic => diagnostic.Id == "LB3002").GetMessage(CultureInfo.InvariantCulture);
}
