namespace LlamaBatch.Generators.Tests;

/// <summary>Rules about an author's own corpora, optimizers and metrics.</summary>
public class OwnTypeTests
{
    [Theory]
    [InlineData("public int Largest { get; init; }", "[]", "LB0030 'Largest'")]
    [InlineData("public required string Text { get; set; }", "[new(\"Other\", 1)]", "LB0030 'Text'")]
    [InlineData("public int Largest { get; init; }", "[new(nameof(Largest), Largest)]")]
    [InlineData("public int Largest { get; init; }", "[new(\"Largest\", $\"{Largest:0}\")]")]
    [InlineData("public int Largest { get; init; }", "Listed(); private IEnumerable<Setting> Listed() => [new(nameof(Largest), Largest)]")]
    [InlineData("public int Largest => 3; public static int Count { get; set; } private int Seen { get; set; }", "[]")]
    public void A_property_that_can_be_set_is_a_setting(string property, string settings, params string[] problems) =>
        Expect($$"""
            public sealed record Digits : Corpus
            {
                {{property}}
                public override string Name => "Digits";
                public override IEnumerable<Setting> Settings() => {{settings}};
                public override TokenSource Open(string folder) => throw new NotSupportedException();
            }
            """, problems);

    [Fact]
    public void The_learning_rate_of_an_own_optimizer_is_a_setting() => Expect("""
        public sealed record Lion : Optimizer
        {
            public double Beta { get; init; } = 0.9;
            public override string Name => "Lion";
            public override IEnumerable<Setting> Settings() => [new(nameof(Beta), Beta)];
        }
        """, "LB0030 'Settings'");

    [Theory]
    [InlineData("new Random()", "LB0031 'new Random()'")]
    [InlineData("Random.Shared", "LB0031 'Random.Shared'")]
    [InlineData("new Random(DateTime.UtcNow.Millisecond)", "LB0031 'DateTime.UtcNow'")]
    [InlineData("new Random(Guid.NewGuid().GetHashCode())", "LB0031 'Guid.NewGuid'")]
    [InlineData("new Random(1)")]
    [InlineData("new Own.Random()")]
    public void What_differs_from_run_to_run_is_found(string random, params string[] problems) => Expect($$"""
        public sealed record Digits : Corpus
        {
            public override string Name => "Digits";
            public override IEnumerable<Setting> Settings() => [];
            public override TokenSource Open(string folder) => throw new NotSupportedException($"{{{random}}}");
        }

        public static class Own
        {
            public class Random
            {
                public long Started { get; } = DateTime.UtcNow.Ticks;
            }
        }
        """, problems);

    private static void Expect(string types, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of($$"""
            using LlamaBatch;
            using LlamaBatch.Data;
            using System;
            using System.Collections.Generic;

            {{types}}
            """).Problems);
}
