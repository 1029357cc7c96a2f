using LlamaBatch.Execution;
using LlamaBatch.Tests.Journal;

namespace LlamaBatch.Tests.Execution;

/// <summary>The predicted time of a step: exact for a machine that is as the model says, unknown for what was not measured.</summary>
public class SpeedModelTests
{
    /// <summary>A machine that multiplies at 10 GFLOP/s and starts each step in a millisecond.</summary>
    internal static SpeedModel Model { get; } = new("A processor: with a colon", 2, 8L << 30, 1.5, 16, [1e-10, 0, 0, 0, 0, 0, 0, 1e-3]);

    [Fact]
    public void The_time_of_a_step_is_the_sum_of_its_work()
    {
        TrialPlan plan = Calibration.Shape(64, 176, 2, 4, 256, 32, 16);
        double flops = 16 * 32 * plan.Model.FlopsPerToken(32);

        Assert.Equal((1e-10 * flops) + 1e-3, Model.SecondsPerStep(plan)!.Value, 1e-12);
        TrialPlan hundred = plan with { Training = plan.Training with { Tokens = 100 * 16 * 32 } };
        Assert.Equal(150 * Model.SecondsPerStep(plan)!.Value, Model.SecondsOf(hundred, isAlone: false)!.Value, 1e-9);
    }

    [Fact]
    public void The_autograd_step_is_unknown()
    {
        TrialPlan plan = Calibration.Shapes[0];

        Assert.Null(Model.SecondsPerStep(plan with { Training = plan.Training with { Step = StepKind.Autograd } }));
    }

    [Fact]
    public void A_machine_that_is_as_the_model_says_is_found_again()
    {
        var truth = Model with { Seconds = [2e-11, 3e-10, 4e-10, 5e-10, 4e-11, 6e-10, 7e-6, 8e-5] };

        SpeedModel found = Calibration.Fit(
            TestTrials.Machine,
            lanes: 16,
            [.. Calibration.Shapes.Select(shape => new Calibration.Point(shape, truth.SecondsPerStep(shape)!.Value))],
            1);

        Assert.All(
            [Calibration.Shape(160, 432, 3, 5, 2_048, 64, 12), Calibration.Shape(48, 128, 3, 4, 256, 48, 24)],
            other => Assert.Equal(1, found.SecondsPerStep(other)!.Value / truth.SecondsPerStep(other)!.Value, 0.01));
        Assert.All(found.Seconds, seconds => Assert.True(seconds >= 0));
    }

    [Fact]
    public void A_file_is_read_as_it_was_written()
    {
        SpeedModel read = SpeedModel.Parse(Model.ToString())!;

        Assert.Equal(Model.ToString(), read.ToString());
        Assert.Equal((Model.Processor, Model.Cores, Model.MemoryBytes), (read.Processor, read.Cores, read.MemoryBytes));
        Assert.Equal(read.ToString(), SpeedModel.Parse(Model.ToString().ReplaceLineEndings("\r\n"))!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("LlamaBatch speed 3")]
    [InlineData("LlamaBatch speed 2")]
    [InlineData("LlamaBatch speed 2", "LlamaBatch speed 1")]
    [InlineData("lanes: 16", "lanes: 0")]
    [InlineData("cores: 2", "cores: 0")]
    [InlineData("cores: 2", "cores: 1e300")]
    [InlineData("sharing: 1.5", "sharing: NaN")]
    [InlineData("product: 1E-10", "product: -1")]
    [InlineData("product: 1E-10", "product: Infinity")]
    [InlineData("product: 1E-10", "product: <script>")]
    [InlineData("step: 0.001", "")]
    public void A_file_with_an_impossible_number_is_none(string text, string? replacement = null)
    {
        string whole = Model.ToString();
        Assert.True(replacement is null || whole.Contains(text, StringComparison.Ordinal), whole);

        Assert.Null(SpeedModel.Parse(replacement is null ? text : whole.Replace(text, replacement, StringComparison.Ordinal)));
    }

    [Fact]
    public void Doctor_measures_the_machine_and_plan_says_so()
    {
        using var program = new FakeProgram();
        Assert.Contains("doctor --calibrate", program.Run("doctor").Output, StringComparison.Ordinal);
        Assert.Contains("assuming", program.Run("plan", "Toy").Output, StringComparison.Ordinal);

        (int code, string output, _) = program.Run("doctor", "--calibrate");

        Assert.Equal(0, code);
        Assert.Contains("✓ speed", output, StringComparison.Ordinal);
        Assert.NotNull(SpeedModel.Parse(File.ReadAllText(program.PathOf("data", "llamabatch", "speed.txt"))));
        Assert.Contains("as 'doctor --calibrate' measured", program.Run("plan", "Toy").Output, StringComparison.Ordinal);
    }
}
