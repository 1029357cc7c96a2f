using System.Globalization;
using System.Reflection;
using LlamaBatch.Tests;
using LlamaBatch.Trials;

namespace LlamaBatch.Generators.Tests;

/// <summary>What the compiler says a sweep costs is what the program counts.</summary>
public class CostTests
{
    public static TheoryData<string> Experiments => [.. Directory.EnumerateDirectories(ExperimentsFolder)
        .Select(folder => Path.GetFileName(folder)!)
        .Where(name => File.Exists(SourceOf(name))
            && File.ReadAllText(SourceOf(name)).Contains(": LlamaExperiment", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Experiments))]
    public void A_committed_experiment_costs_what_the_program_counts(string name)
    {
        string source = File.ReadAllText(SourceOf(name));

        Assert.Empty(Compiled.Of(source).Problems);
        if (source.Contains("[Measure<", StringComparison.Ordinal))                 // others train nothing, so there is nothing to count
        {
            AssertCounted(source, name);
        }
    }

    [Theory]
    [InlineData("[Axis<int>(16, 100, 256)]", "[Axis<int>(16, 32, 64, 100, 256)]")]
    [InlineData("TuningSeeds = 2", "TuningSeeds = 3, CostBlocks = 7")]
    [InlineData("Measure<TokensPerSecond>]", "Measure<StepTime>]\n[Target<ValidationLoss>(2)]")]
    [InlineData(", Measure<TokensPerSecond>]", "]")]
    [InlineData("[Measure<TrainLoss>,", "[Measure<GradientVariance>,")]
    [InlineData("SequenceLength = 32", "SequenceLength = 16")]
    [InlineData("[Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]", "[Axis<double>(1.5e-3, 3e-3, 6e-3)]")]
    public void A_drawn_sweep_costs_what_the_program_counts(string part, string replacement)
        => AssertCounted(Sample.With(part, replacement), "BatchStudy");

    /// <summary>More points than the compiler evaluates: the arithmetic needs only the axes that the budget reads.</summary>
    [Fact]
    public void A_sweep_of_thousands_of_points_is_counted_exactly() => AssertCounted(
        Sample.With(
            "[Axis<double>(1.5e-3, 3e-3, 6e-3),",
            $"[Axis<double>({string.Join(", ", Enumerable.Range(1, 60).Select(i => $"{i}e-3"))}),")
            .Replace("    /// <summary>Peak", "    "
                + $"[Axis<double>({string.Join(", ", Enumerable.Range(1, 40).Select(i => $"{i}e-2"))})]\n    public double Decay {{ get; "
                + "init; } = 1e-2;\n\n    /// <summary>Peak", StringComparison.Ordinal)
            .Replace("LearningRate = LearningRate,", "LearningRate = LearningRate, WeightDecay = Decay,", StringComparison.Ordinal),
        "BatchStudy");

    /// <summary>Where even those are too many, the count stays exact and the totals say what they are.</summary>
    [Fact]
    public void An_extrapolated_total_says_so()
    {
        string cost = CostOf(Compiled.Of(
            Sample.With("[Axis<int>(16, 100, 256)]", $"[Axis<int>({string.Join(", ", Enumerable.Range(51, 100))})]")
                .Replace("    /// <summary>Peak", "    "
                    + $"[Axis<int>({string.Join(", ", Enumerable.Range(1, 50).Select(i => 1_000_000 + (i * 1000)))})]\n    public int "
                    + "Budget { get; init; } = 1_001_000;\n\n    /// <summary>Peak", StringComparison.Ordinal)
                .Replace("Tokens = 4_000_000", "Tokens = Budget", StringComparison.Ordinal)));

        Assert.Contains("has 80,000 trials (30,000 tuning, 25,000 evaluation and 25,000 cost): ", cost, StringComparison.Ordinal);
        Assert.Contains("extrapolated from 2000 points", cost, StringComparison.Ordinal);
    }

    [Fact]
    public void Claims_of_arithmetic_alone_cost_nothing()
    {
        var compiled = Compiled.Of(Repository.Read("experiments/samples/ArithmeticAlone.cs"));

        Assert.Empty(compiled.Problems);
        Assert.DoesNotContain(compiled.Diagnostics, diagnostic => diagnostic.Id == "LB3002");
    }

    [Fact]
    public void A_sweep_of_billions_is_refused()
    {
        string levels = string.Join(", ", Enumerable.Range(1, 1000).Select(i => $"{i}e-6"));
        string source = Sample.With("[Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]", $"[Axis<double>({levels})]")
            .Replace(", TuningSeeds = 2", "", StringComparison.Ordinal)
            .Replace("= 3e-3;", "= 1e-6;", StringComparison.Ordinal)
            .Replace(
                "    /// <summary>Peak",
                $"    [Axis<double>({levels})]\n    public double Decay {{ get; init; }} = 1e-6;\n\n    /// <summary>Peak",
                StringComparison.Ordinal)
            .Replace("LearningRate = LearningRate,", "LearningRate = LearningRate, WeightDecay = Decay,", StringComparison.Ordinal);

        Assert.Equal(["LB3004 'BatchStudy'"], Compiled.Of(source).Problems);
    }

    private static void AssertCounted(string source, string name)
    {
        Compiled compiled = Compiled.Of(source);
        using var file = new MemoryStream();
        Assert.True(compiled.Output.Emit(file).Success, string.Join('\n', compiled.Problems));
        Type type = Assembly.Load(file.ToArray()).GetTypes().Single(one => one.Name == "Sweep" && one.DeclaringType?.Name == name);
        dynamic sweep = Activator.CreateInstance(type)!;
        var points = new List<TrialPlan>();
        foreach (IReadOnlyList<AxisLevel> levels in sweep.PlannedAt(Scale.Full).Points)
        {
            points.Add(sweep.PlannedAt(Scale.Full).PlanOf(sweep.At(levels)));
        }

        var blocks = new List<TrialPlan>();
        foreach (IReadOnlyList<AxisLevel> levels in sweep.PlannedAt(Scale.Full).ComparedPoints)
        {
            blocks.Add(((TrialPlan)sweep.PlannedAt(Scale.Full).PlanOf(sweep.At(levels))).ForCosts());
        }

        // As plan adds up: what is tuned at every point, what is not known yet at the mean of all, costs at each compared point.
        SweepSize size = sweep.PlannedAt(Scale.Full).Size;
        double Total(
            Func<TrialPlan, double> amount) => (size.TuningTrials / points.Count * points.Sum(amount))
                + (size.EvaluationTrials * points.Average(amount))
                + (size.CostBlocks * blocks.Sum(amount));
        string cost = CostOf(compiled);
        Assert.StartsWith(
            string.Create(CultureInfo.InvariantCulture, $"'{name}' has {(int)sweep.PlannedAt(Scale.Full).Count:N0} trials ("),
            cost,
            StringComparison.Ordinal);
        Assert.EndsWith(
            $"): {Number.Compact(Total(plan => plan.TokensTrained))} tokens, {Number.Compact(Total(plan => plan.Flops), "FLOP")}; "
                + $"at most {Number.Bytes(points.Max(plan => plan.MemoryBytes))} of tensors per trial", cost, StringComparison.Ordinal);
    }

    private static string CostOf(Compiled compiled)
        => compiled.Diagnostics.Single(diagnostic => diagnostic.Id == "LB3002").GetMessage(CultureInfo.InvariantCulture);

    private static string SourceOf(string experiment) => Path.Combine(ExperimentsFolder, experiment, experiment + ".cs");

    private static string ExperimentsFolder { get; } = Path.Combine(Repository.Folder, "experiments");
}
