using LlamaBatch.Runs;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Runs;

/// <summary>A cell is a level by value.</summary>
public class LevelCellsTests
{
    private static readonly RowPlace _place = new("runs.csv", 7);

    [Theory]
    [InlineData("16", "16")]
    [InlineData("16.0", "16")]
    [InlineData("1.6e1", "16")]
    [InlineData("+16", "16")]
    [InlineData("100", "100")]
    [InlineData("17", null)]
    [InlineData("1e20", null)]
    public void Whole_numbers(string cell, string? level) => Check(ImportedAxis.Of("BatchSize", 16, 100), cell, level);

    [Theory]
    [InlineData("4e-4", "0.0004")]
    [InlineData("0.0004", "0.0004")]
    [InlineData("0.00039999999999999996", "0.0004")]
    [InlineData("0.0003999", null)]
    [InlineData("1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("0", "0")]
    [InlineData("1e-300", null)]
    public void Numbers(string cell, string? level) => Check(ImportedAxis.Of("LearningRate", 4e-4, 1.0, 0.0), cell, level);

    [Theory]
    [InlineData("0.0004", "0.0004")]
    [InlineData("0.000399999989895", "0.0004")]
    public void Numbers_of_single_precision(string cell, string? level) => Check(ImportedAxis.Of("LearningRate", 4e-4f), cell, level);

    [Theory]
    [InlineData("True", "true")]
    [InlineData("1", "true")]
    [InlineData("FALSE", "false")]
    public void Truth(string cell, string? level) => Check(ImportedAxis.Of("Tied", true, false), cell, level);

    [Theory]
    [InlineData("float32", "Float32")]
    [InlineData("BFloat16", "BFloat16")]
    [InlineData("int8", null)]
    public void Names(string cell, string? level)
        => Check(ImportedAxis.Of("Precision", Precision.Float32, Precision.BFloat16), cell, level);

    [Theory]
    [InlineData("a", "a")]
    [InlineData("A", "A")]
    [InlineData("b", "B")]
    public void Text(string cell, string? level) => Check(ImportedAxis.Of("Name", "a", "A", "B"), cell, level);

    private static void Check(ImportedAxis axis, string cell, string? level) =>
        Assert.Equal(
            level is null ? null : new AxisLevel(axis.Name, level),
            new LevelCells(axis).Of(Cell.Of(cell), _place, "column"));
}
