namespace LlamaBatch.Generators.Tests;

/// <summary>Claims that arithmetic decides.</summary>
public class PlanClaimTests
{
    /// <summary>819,200 tokens in steps of 64 sequences of 32 tokens are 400 steps, and 1,600 with 16 sequences.</summary>
    [Theory]
    [InlineData("A batch of 64 takes fewer than 300 steps", "p.Steps(batchSize: 64).IsBelow(300)", "",
        "LB8037 'p.Steps(batchSize: 64).IsBelow(300)'")]
    [InlineData("A batch of 64 takes fewer than 500 steps", "p.Steps(batchSize: 64).IsBelow(500)", "")]
    [InlineData("A batch of 64 takes fewer than 300 steps", "p.Steps(batchSize: 64).IsBelow(300)", ", Source = \"Smith et al. 2020\"")]
    [InlineData("The article says that 64 takes fewer than 300 steps", "p.Steps(batchSize: 64).IsBelow(300)", "")]
    [InlineData("A batch of 64 takes more steps than 16", "p.Steps(batchSize: 64).IsAbove(p.Steps(batchSize: 16))", "",
        "LB8037 'p.Steps(batchSize: 64).IsAbove(p.Steps(batchSize: 16))'")]
    [InlineData(
        "A batch of 64 takes more steps than 16", "p.Steps(batchSize: 64).IsAbove(p.Steps(batchSize: 16))", ", Source = \"Smith 2020\"")]
    [InlineData("A step of 64 has fewer tokens than 16", "p.TokensPerStep(batchSize: 64).IsBelow(p.TokensPerStep(batchSize: 16))", "",
        "LB8037 'p.TokensPerStep(batchSize: 64).IsBelow(p.TokensPerStep(batchSize: 16))'")]
    [InlineData("A batch of 64 takes fewer steps than 16", "p.Steps(batchSize: 64).IsAbove(p.Steps(batchSize: 16))", "",
        "LB8031 'IsAbove'")]
    [InlineData("A batch of 64 takes fewer steps than 16", "p.Steps(batchSize: 64).IsBelow(p.Steps(batchSize: 16))", "")]
    [InlineData("Both take equally many steps", "p.Steps(batchSize: 64).IsEqualTo(p.Steps(batchSize: 16))", "",
        "LB8037 'p.Steps(batchSize: 64).IsEqualTo(p.Steps(batchSize: 16))'")]
    [InlineData("Both read equally many tokens", "p.TokensTrained(batchSize: 64).IsEqualTo(p.TokensTrained(batchSize: 16))", "")]
    [InlineData("A batch of 64 takes 100 to 200 steps", "p.Steps(batchSize: 64).IsBetween(100, 200)", "",
        "LB8037 'p.Steps(batchSize: 64).IsBetween(100, 200)'")]
    [InlineData("A batch of 64 takes 300 to 500 steps", "p.Steps(batchSize: 64).IsBetween(300, 500)", "")]
    [InlineData("A batch of 64 fits a tenth of a megabyte", "p.MemoryBytes(batchSize: 64).IsBelow(1e5)", "",
        "LB8037 'p.MemoryBytes(batchSize: 64).IsBelow(1e5)'")]
    [InlineData("A batch of 64 fits a gigabyte", "p.MemoryBytes(batchSize: 64).IsBelow(1e9)", "")]
    public void A_claim_of_ones_own_is_not_refuted_by_arithmetic(string text, string verdict, string source, params string[] problems) =>
        Assert.Equal(problems, Of(
            "[Axis<int>(16, 64)] public int BatchSize { get; init; } = 16;",
            "public override Training Training => new() { BatchSize = BatchSize, Tokens = 819_200 };",
            text,
            verdict,
            source));

    /// <summary>Two values that are equal by arithmetic cannot be compared, unless someone else has said so.</summary>
    [Theory]
    [InlineData("p.FlopsPerMillionTokens(batchSize: 64).IsAbove(p.FlopsPerMillionTokens(batchSize: 16))", "",
        "LB8037 'p.FlopsPerMillionTokens(batchSize: 64).IsAbove(p.FlopsPerMillionTokens(batchSize: 16))'")]
    [InlineData("p.TokensTrained(batchSize: 64).IsBelow(p.TokensTrained(batchSize: 16))", "",
        "LB8037 'p.TokensTrained(batchSize: 64).IsBelow(p.TokensTrained(batchSize: 16))'")]
    [InlineData("p.FlopsPerMillionTokens(batchSize: 64).IsAbove(p.FlopsPerMillionTokens(batchSize: 16))", ", Source = \"Smith 2020\"")]
    [InlineData("p.FlopsPerMillionTokens(batchSize: 64).IsEqualTo(p.FlopsPerMillionTokens(batchSize: 16))", "")]
    [InlineData("p.TokensPerStep(batchSize: 64).IsAbove(p.TokensPerStep(batchSize: 16))", "")]
    public void Equal_numbers_are_not_compared(string verdict, string source, params string[] problems) => Assert.Equal(problems, Of(
        "[Axis<int>(16, 64)] public int BatchSize { get; init; } = 16;",
        "public override Training Training => new() { BatchSize = BatchSize, Tokens = 819_200 };",
        "A batch of 64 costs another amount",
        verdict,
        source));

    /// <summary>The reason of a plan's number is in the settings.</summary>
    [Theory]
    [InlineData("Plan p", "p.MemoryBytes(batchSize: 64).IsEqualTo(p.MemoryBytes(batchSize: 16))")]
    [InlineData("Results r", "r.PeakMemory(batchSize: 64).IsEquivalentTo(r.PeakMemory(batchSize: 16), margin: 0.05)", "LB8031")]
    public void A_plan_may_have_a_reason(string parameter, string verdict, params string[] ids) => Assert.Equal(ids, Of(
        "[Axis<int>(16, 64)] public int BatchSize { get; init; } = 16;",
        "public override Training Training => new() { BatchSize = BatchSize, MicroBatch = 8, Tokens = 819_200 };",
        "Both take the same memory, because gradients are accumulated over 8 sequences at a time",
        verdict,
        parameter: parameter,
        metric: "[Measure<PeakMemory>]").Select(problem => problem.Split(' ')[0]).Where(id => id is "LB8031" or "CS1061"));

    /// <summary>The number of parameters does not depend on the learning rate.</summary>
    [Theory]
    [InlineData("Plan p", "p.Parameters(tied: true).IsBelow(p.Parameters(tied: false))")]
    [InlineData("Results r", "r.EqualTokens.ValidationLoss(tied: true).IsBelow(r.EqualTokens.ValidationLoss(tied: false), margin: 0.01)",
        "LB8027 'r.EqualTokens.ValidationLoss(tied: true).IsBelow(r.EqualTokens.ValidationLoss(tied: false), margin: 0.01)'")]
    public void A_plan_has_no_second_cause_in_the_optimizer(string parameter, string verdict, params string[] problems) =>
        Assert.Equal(problems, Of(
            "[Axis<bool>(false, true)] public bool Tied { get; init; }",
            "public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = Tied };\n"
                + "public override AdamW Optimizer => new() { LearningRate = Tied ? 8e-3 : 3e-3 };",
            "Tied embeddings are lower",
            verdict,
            parameter: parameter,
            metric: parameter == "Plan p" ? "" : "[Measure<ValidationLoss>]"));

    private static IEnumerable<string> Of(
        string axis, string settings, string text, string verdict, string source = "", string parameter = "Plan p", string metric = "") =>
        Lab.Compile($$"""
            namespace Study;

            /// <summary>A study.</summary>
            [Experiment("Q?")]
            {{metric}}
            public sealed partial record S : Lab
            {
                {{axis}}
                {{settings}}

                [Claim("{{text}}"{{source}})]
                private static Verdict Holds({{parameter}}) => {{verdict}};
            }
            """).Problems;
}
