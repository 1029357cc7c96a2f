using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators.Tests;

/// <summary>A call reaches the most derived override of a method; <c>base.</c> and a hidden method do not.</summary>
public class BaseMethodTests
{
    [Theory]
    [InlineData("protected override int V() => base.V() + 1;")]
    [InlineData("protected override int V() => -base.V() + 5;")]
    [InlineData("private new int V() => -1;", "LB0029")]
    [InlineData("protected override int V() => -1;", "LB1001")]
    [InlineData("protected override int V() => -base.V();", "LB1001")]
    [InlineData("protected override int V() => V() + 1;", "LB0022")]
    [InlineData("protected override int V() => -1;\n    public override LlamaConfig Model => base.Model with { Layers = base.V() };")]
    public void A_method_is_the_one_that_runs(string member, params string[] problems)
    {
        string source = $$"""
            namespace Study;

            public abstract record Base : LlamaExperiment
            {
                [Axis<int>(16, 100, 256)]
                public int BatchSize { get; init; } = 100;

                public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

                public override Training Training => new() { BatchSize = BatchSize, Tokens = 3_300_000 };

                public override AdamW Optimizer => new();

                protected virtual int V() => 2;

                public override LlamaConfig Model => LlamaConfig.Nano with { Layers = V() };
            }

            /// <summary>Depth from a method.</summary>
            [Experiment("How deep?"), Measure<ValidationLoss>]
            public sealed partial record Deep : Base
            {
                {{member}}
            }
            """;

        Assert.Equal(
            problems,
            Compiled.Of(source).Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.Id).Distinct());
    }
}
