using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators.Tests;

/// <summary>The body of an interface's member is a default that a type may replace.</summary>
public class InterfaceMemberTests
{
    private const string Types = """
        public interface IHeads
        {
            static virtual int N => 3;
            static virtual int Get() => 3;
            static virtual IHeads operator +(IHeads heads) => heads;
            int Own => Mine();
            int Mine() => 3;
        }

        public sealed class Four : IHeads
        {
            public static int N => 4;
            public static int Get() => 4;
        }

        public static class Heads<T>
            where T : IHeads
        {
            public static int Property => T.N;
            public static int Method() => T.Get();
            public static readonly int Field = T.N;
            public static int Fixed => 3;
        }
        """;

    [Theory]
    [InlineData("Heads<Four>.Property")]
    [InlineData("Heads<Four>.Method()")]
    [InlineData("Heads<Four>.Field")]
    [InlineData("Get<Four>()", "private static int Get<T>() where T : IHeads => T.N;")]
    [InlineData("((IHeads)this).Own", "int IHeads.Mine() => 4;", ", IHeads")]
    public void A_default_that_a_type_replaces_is_unknown(string heads, string members = "", string bases = "") =>
        Assert.DoesNotContain(Errors(heads, members, bases), id => id == "LB1001");

    [Theory]
    [InlineData("Heads<Four>.Fixed")]
    [InlineData("((IHeads)this).Own", "", ", IHeads")]
    [InlineData("((IHeads)this).Own", "int IHeads.Mine() => 5;", ", IHeads")]
    [InlineData("((IHeads)this).Own", "public int Mine() => 5;", ", IHeads")]
    public void A_body_that_runs_is_evaluated(string heads, string members = "", string bases = "") =>
        Assert.Equal(["LB1001"], Errors(heads, members, bases));

    private static IEnumerable<string> Errors(string heads, string members, string bases) =>
        Compiled.Of(Sample.With("TieWordEmbeddings = true", $"Heads = {heads}")
                .Replace(": LlamaExperiment", $": LlamaExperiment{bases}", StringComparison.Ordinal)
                .Replace("/// <summary>Peak", $"{members}\n\n    /// <summary>Peak", StringComparison.Ordinal) + "\n" + Types).Diagnostics
            .Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.Id);
}
