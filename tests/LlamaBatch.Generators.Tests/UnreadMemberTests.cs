namespace LlamaBatch.Generators.Tests;

/// <summary>Private members that nothing reads.</summary>
public class UnreadMemberTests
{
    [Theory]
    [InlineData("private double Decay => 0.01 / BatchSize;", "LB0034 'Decay'")]
    [InlineData("private const int Sequences = 16;", "LB0034 'Sequences'")]
    [InlineData("private static readonly int[] _sizes = [16, 100];", "LB0034 '_sizes'")]
    [InlineData("private static int Twice(int number) => number < 1 ? 1 : 2 * Twice(number / 2);", "LB0034 'Twice'")]
    [InlineData("private int Half => BatchSize / 2;\n    private int Quarter => Half / 2;", "LB0034 'Quarter'")]
    // Others may read it, or have a diagnostic of their own.
    [InlineData("public double Decay => 0.01 / BatchSize;")]
    [InlineData("internal double Decay => 0.01 / BatchSize;")]
    [InlineData("private bool PrintMembers(System.Text.StringBuilder text) => true;")]
    [InlineData("[System.Obsolete(\"o\")]\n    private double Decay => 0.01 / BatchSize;")]
    [InlineData("private double Decay => 0.01 / BatchSize;\n    public override string ToString() => $\"{Decay}\";")]
    public void A_private_member_is_read(string members, params string[] expected) => Assert.Equal(
        expected,
        Compiled.Of(Sample.With("    public override LlamaConfig Model", $"    {members}\n\n    public override LlamaConfig Model"))
            .Diagnostics.Where(one => one.Id == "LB0034").Select(Compiled.Describe));
}
