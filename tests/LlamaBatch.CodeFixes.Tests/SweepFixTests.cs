namespace LlamaBatch.CodeFixes.Tests;

/// <summary>Fixes of axes, levels and tuning.</summary>
public class SweepFixTests
{
    [Fact]
    public Task A_duplicate_level_is_removed() => FixTest<RemoveLevelFix>.Expect(
        Study.With("(1.5e-3, 3e-3, 6e-3)", "(1.5e-3, 3e-3, {|LB2004:0.003|}, 6e-3)"),
        Study.Right);
}
