namespace LlamaBatch.CodeFixes.Tests;

/// <summary>Fixes of operators that mean something else in C# than in other languages.</summary>
public class LanguageSlipFixTests
{
    private const string Validation = "    public override Validation Validation => new() { Windows = 512 };\n\n    public override Corpus";

    [Theory]
    [InlineData("{|LB0038:2 ^ 9|}", "1 << 9")]
    [InlineData("({|LB0038:2 ^ 8|}) * 2", "(1 << 8) * 2")]
    [InlineData("{|LB0038:2 ^ 8 * 2|}", "(1 << 8) * 2")]
    [InlineData("{|LB0038:10 ^ 3|}", "1_000")]
    public Task A_power_is_written_as_one(string before, string after) => FixTest<ExclusiveOrFix>.Expect(
        WithWindows(before),
        WithWindows(after));

    [Theory]
    [InlineData("{|LB0039:8 * Width|} // 3", "8 * Width / 3")]
    [InlineData("{|LB0039:8 * Width|} //3,", "8 * Width / 3")]
    public Task A_comment_becomes_a_division(string before, string after) => FixTest<PythonDivisionFix>.Expect(
        WithInner(before),
        WithInner(after));

    private static string WithWindows(string windows) => Study.With(
        "    public override Corpus",
        Validation.Replace("512", windows, StringComparison.Ordinal));

    private static string WithInner(string inner) => Study.With(
        "TieWordEmbeddings = true",
        $"TieWordEmbeddings = true, HiddenSize = Width, IntermediateSize = {inner}\n    ",
        "    /// <summary>Peak",
        "    private const int HalfWidth = 24;\n\n    private int Width => BatchSize > 0 ? 2 * HalfWidth : HalfWidth;\n\n    /// <summary>Peak");
}
