namespace LlamaBatch.Generators.Tests;

/// <summary>Values that differ from run to run, in the settings of an experiment.</summary>
public class ChangingValueTests
{
    [Theory]
    [InlineData("4_000_000 + DateTime.Now.Hour", "LB0031 'DateTime.Now'")]
    [InlineData("4_000_000 + Random.Shared.Next(9)", "LB0031 'Random.Shared'")]
    [InlineData("4_000_000 + new Random().Next(9)", "LB0031 'new Random()'")]
    [InlineData("4_000_000 + new Random(7).Next(9)", "LB0005 'new Random(7).Next(9)'")]
    [InlineData("4_000_000 + Environment.ProcessorCount", "LB0005 'Environment.ProcessorCount'")]
    public void A_setting_is_the_same_in_every_run(string tokens, params string[] problems)
    {
        Compiled compiled = Compiled.Of(Sample.With("Tokens = 4_000_000", $"Tokens = {tokens}"));

        Assert.Equal(problems, compiled.Problems);
    }

    [Theory]
    [InlineData("Random.Shared.Next()", "Use new Random(seed) with a seed from the settings.")]
    [InlineData("DateTime.UtcNow.Day", "Write a constant.")]
    public void A_base_of_experiments_is_checked_where_it_is_written(string seed, string remedy)
    {
        Compiled compiled = Compiled.Of(
            $$"""
            namespace Study;

            public abstract record Common : LlamaExperiment
            {
                public override Corpus Corpus => Corpora.MarkovText with { SequenceLength = 32, SourceSeed = {{seed}} };
            }
            """,
            Sample.With(": LlamaExperiment", ": Common")
                .Replace(
                    "public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };",
                    "",
                    StringComparison.Ordinal));

        Assert.EndsWith(remedy, Assert.Single(compiled.Sentences), StringComparison.Ordinal);
        Assert.DoesNotContain(compiled.Diagnostics, diagnostic => diagnostic.Id == "LB0005");
    }
}
