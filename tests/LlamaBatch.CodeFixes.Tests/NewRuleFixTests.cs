extern alias generators;

using generators::LlamaBatch.Generators;

namespace LlamaBatch.CodeFixes.Tests;

/// <summary>Fixes of rules about tuning, which work whatever the id of the rule is.</summary>
public class NewRuleFixTests
{
    private const string Plain = "public double LearningRate { get; init; } = 3e-3;";

    private const string Compared = "[Axis<double>(1.5e-3, 3e-3, 6e-3)]";

    private const string Tuned = "[Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]";

    [Fact]
    public Task A_learning_rate_that_is_compared_is_tuned() => Editor.Fix<TuneLearningRateFix>(
        Study.With(Tuned, Compared, "double LearningRate", "double [|LearningRate|]"),
        Study.Right,
        "Tune 'LearningRate' per 'BatchSize'");

    [Theory]
    [InlineData("LearningRate = [|3e-3|]")]
    [InlineData("[|LearningRate|] = 3e-3")]
    public Task A_learning_rate_becomes_a_tuned_axis(string rate) => Editor.Fix<TuneLearningRateFix>(
        Study.With(
            $"\n    /// <summary>Peak learning rate.</summary>\n    {Tuned}\n    {Plain}\n",
            "",
            "LearningRate = LearningRate",
            rate),
        Study.With("    /// <summary>Peak learning rate.</summary>\n", "", "(1.5e-3, 3e-3, 6e-3)", "(0.0015, 3e-3, 0.006)"),
        "Tune the learning rate per 'BatchSize'");

    [Fact]
    public Task A_division_keeps_its_fraction() => Editor.Fix<IntegerDivisionFix>(
        Study.With("LearningRate = LearningRate", "LearningRate = LearningRate * ([|3 / 2|])"),
        Study.With("LearningRate = LearningRate", "LearningRate = LearningRate * ((double)3 / 2)"),
        "Divide as floating-point numbers");

    [Theory]
    [InlineData("[|8 / 3|] * Width", "8 * Width / 3")]
    [InlineData("Width * ([|8 / 3|])", "8 * Width / 3")]
    public Task A_factor_is_multiplied_before_it_is_divided(string before, string after) => Editor.Fix<IntegerDivisionFix>(
        WithWidth(before),
        WithWidth(after),
        "Multiply before dividing",
        (Remedy.Values, after));

    [Theory]
    [InlineData("[|(int)2.7|] * Width", "(int)(2.7 * Width)")]
    [InlineData("Width * [|(int)2.7|]", "(int)(Width * 2.7)")]
    public Task A_factor_is_multiplied_before_it_is_rounded(string before, string after) => Editor.Fix<IntegerDivisionFix>(
        WithWidth(before),
        WithWidth(after),
        "Multiply before rounding",
        (Remedy.Values, after));

    private static string WithWidth(string inner) => Study.With(
        "TieWordEmbeddings = true",
        $"TieWordEmbeddings = true, HiddenSize = Width, IntermediateSize = {inner}",
        "    /// <summary>Peak",
        "    private const int HalfWidth = 32;\n\n    private int Width => BatchSize > 0 ? 2 * HalfWidth : HalfWidth;\n\n    /// <summary>Peak");

    [Fact]
    public Task A_tuned_axis_has_levels_on_both_sides_of_two() => Editor.Fix<AddLevelsFix>(
        Study.With("(1.5e-3, 3e-3, 6e-3)", "([|1.5e-3|], 3e-3)"),
        Study.With("(1.5e-3, 3e-3, 6e-3)", "(0.00075, 1.5e-3, 3e-3, 0.006)"),
        "Add levels 0.00075 and 0.006 to the axis");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Tuning_names_an_axis_that_is_left_out(bool isHandedOver) => Editor.Fix<TunedPerFix>(
        OverHeads("[|TunedPer(nameof(BatchSize))|]"),
        OverHeads("TunedPer(nameof(BatchSize), nameof(Heads))"),
        "Tune per 'Heads' too",
        isHandedOver ? [(Remedy.Axis, "Heads")] : []);

    private static string OverHeads(string tuned) => Study.With(
        "TunedPer(nameof(BatchSize))",
        tuned,
        "    /// <summary>Peak",
        "    [Axis<int>(2, 4)]\n    public int Heads { get; init; } = 4;\n\n    /// <summary>Peak",
        "TieWordEmbeddings = true",
        "Heads = Heads");
}
