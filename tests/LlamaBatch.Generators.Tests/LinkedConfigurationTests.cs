extern alias generators;

using Evaluated = generators::LlamaBatch;

namespace LlamaBatch.Generators.Tests;

/// <summary>The compiler's copy of the settings and the program's are one source; their numbers must be one too.</summary>
public class LinkedConfigurationTests
{
    [Fact]
    public void Both_copies_count_the_same_parameters_and_operations()
    {
        Assert.Equal(LlamaConfig.Nano.Parameters, Evaluated.LlamaConfig.Nano.Parameters);
        Assert.Equal(LlamaConfig.Llama8B.Parameters, Evaluated.LlamaConfig.Llama8B.Parameters);
        Assert.Equal(LlamaConfig.Micro.FlopsPerToken(128), Evaluated.LlamaConfig.Micro.FlopsPerToken(128));
    }

    [Fact]
    public void Both_copies_plan_the_same()
    {
        var own = new TrialPlan(LlamaConfig.Nano, new Training { BatchSize = 100, Tokens = 1_000_000 }, 64);
        var evaluated = new Evaluated.TrialPlan(
            Evaluated.LlamaConfig.Nano,
            new Evaluated.Training { BatchSize = 100, Tokens = 1_000_000 },
            64);

        Assert.Equal(
            (own.Steps, own.MicroBatch, own.MemoryBytes, own.Flops),
            (evaluated.Steps, evaluated.MicroBatch, evaluated.MemoryBytes, evaluated.Flops));
    }

    [Fact]
    public void The_published_sizes_come_out()
    {
        Assert.Equal(6_738_415_616, LlamaConfig.Llama7B.Parameters);      // Touvron et al. 2023: 6.7 B
        Assert.Equal(8_030_261_248, LlamaConfig.Llama8B.Parameters);      // Grattafiori et al. 2024: 8 B
        Assert.Equal(125_248, LlamaConfig.Nano.Parameters);
    }

    [Fact]
    public void The_size_of_the_built_in_text_is_that_of_the_text()
    {
        Assert.Equal(generators::LlamaBatch.Generators.CorpusRules.DotNetDocsTokens, Corpora.DotNetDocs.KnownFacts!.Value.TrainingTokens);
        Assert.Equal(
            generators::LlamaBatch.Generators.CorpusRules.DotNetDocsHeldOut / 32,
            (Corpora.DotNetDocs with { SequenceLength = 32 }).KnownFacts!.Value.ValidationWindows);
    }
}
