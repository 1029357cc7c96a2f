using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators.Tests;

/// <summary>Every number has a range: one mistake, one diagnostic, on the literal.</summary>
public class RangeTests
{
    [Theory]
    // Training.
    [InlineData("Tokens = 4_000_000", "Tokens = -1", "LB0010 '-1'", "Tokens is -1; it must be in [1, 1,000,000,000,000,000]")]
    [InlineData("Tokens = 4_000_000", "Tokens = 0", "LB0010 '0'", "Tokens is 0; it must be in [1, 1,000,000,000,000,000]")]
    [InlineData("Tokens = 4_000_000", "Tokens = long.MaxValue", "LB0010 'long.MaxValue'", "it must be in [1, 1,000,000,000,000,000]")]
    [InlineData(
        "Tokens = 4_000_000",
        "Tokens = 4_000_000, GradientClip = -1",
        "LB0010 '-1'",
        "GradientClip is -1; it must be finite and at least 0")]
    [InlineData(
        "Tokens = 4_000_000",
        "Tokens = 4_000_000, GradientClip = double.NaN",
        "LB0010 'double.NaN'",
        "GradientClip is NaN; it must be finite and at least 0")]
    [InlineData(
        "Tokens = 4_000_000",
        "Tokens = 4_000_000, MicroBatch = -3",
        "LB0010 '-3'",
        "MicroBatch is -3; it must be in [0, 1,000,000]")]
    [InlineData(
        "Tokens = 4_000_000",
        "Tokens = 4_000_000, AveragingHalfLife = -5",
        "LB0010 '-5'",
        "AveragingHalfLife is -5; it must be in [0, 1,000,000,000,000,000]")]
    [InlineData("[Axis<int>(16, 100, 256)]", "[Axis<int>(0, 100, 256)]", "LB0010 '0'", "BatchSize is 0; it must be in [1, 1,000,000]")]
    [InlineData(
        "[Axis<int>(16, 100, 256)]",
        "[Axis<int>(16, 100, int.MaxValue)]",
        "LB0010 'int.MaxValue'",
        "BatchSize is 2,147,483,647; it must be in [1, 1,000,000]")]
    // Schedules.
    [InlineData("Cosine(warmup: 0.05)", "Cosine(warmup: 1.5)", "LB0010 '1.5'", "Schedule.Warmup is 1.5; it must be in [0, 1]")]
    [InlineData("Cosine(warmup: 0.05)", "Cosine(double.NaN)", "LB0010 'double.NaN'", "Schedule.Warmup is NaN; it must be in [0, 1]")]
    [InlineData("Cosine(warmup: 0.05)", "Cosine(floor: -0.1)", "LB0010 '-0.1'", "Schedule.Floor is -0.1; it must be in [0, 1]")]
    [InlineData("Cosine(warmup: 0.05)", "Linear(floor: 2)", "LB0010 '2'", "Schedule.Floor is 2; it must be in [0, 1]")]
    [InlineData("Cosine(warmup: 0.05)", "Constant() with { Warmup = 2 }", "LB0010 '2'", "Schedule.Warmup is 2; it must be in [0, 1]")]
    [InlineData(
        "Cosine(warmup: 0.05)",
        "WarmupStableDecay(warmup: 0.6, decay: 0.6)",
        "LB0010 '0.6'",
        "Schedule.Decay is 0.6 and Warmup is 0.6; together they must be at most 1")]
    [InlineData("Schedule.Cosine(warmup: 0.05)", "null!", "LB0010 'null'", "Schedule is null")]
    // Batch schedules.
    [InlineData(
        "Tokens = 4_000_000",
        "Tokens = 4_000_000, BatchSchedule = BatchSchedule.Staged(0, until: 0.5)",
        "LB0010 '0'",
        "BatchSchedule.BatchSize is 0 (at level 16 of 'BatchSize'); it must be at least 1 and at most BatchSize, which is 16")]
    [InlineData(
        "Tokens = 4_000_000",
        "Tokens = 4_000_000, BatchSchedule = BatchSchedule.Staged(8, until: 1.5)",
        "LB0010 '1.5'",
        "BatchSchedule.Until is 1.5; it must be in (0, 1]")]
    [InlineData(
        "Tokens = 4_000_000",
        "Tokens = 4_000_000, BatchSchedule = BatchSchedule.Warmup(from: 8, until: 0.5, by: 0)",
        "LB0010 '0'",
        "BatchSchedule.By is 0; it must be finite and at least 1")]
    [InlineData(
        "Tokens = 4_000_000",
        "Tokens = 4_000_000, BatchSchedule = BatchSchedule.Seesaw(from: 8, factor: 0.5)",
        "LB0010 '0.5'",
        "BatchSchedule.Factor is 0.5; it must be in [1.01, 1,000]")]
    [InlineData(
        "Tokens = 4_000_000",
        "Tokens = 4_000_000, BatchSchedule = BatchSchedule.Staged(8, until: 0.5) with { RateExponent = 9 }",
        "LB0010 '9'",
        "BatchSchedule.RateExponent is 9; it must be in [-2, 2]")]
    [InlineData(
        "Tokens = 4_000_000",
        "Tokens = 4_000_000, BatchSchedule = BatchSchedule.Staged(8, until: 0.5) with { RateBatch = 4 }",
        "LB0010 '4'",
        "BatchSchedule.RateBatch is 4, but RateExponent is 0")]
    [InlineData("Tokens = 4_000_000", "Tokens = 4_000_000, BatchSchedule = null!", "LB0010 'null'", "BatchSchedule is null")]
    // Optimizers.
    [InlineData("Beta2 = H", "Beta1 = 1.5, Beta2 = H", "LB0010 '1.5'", "Beta1 is 1.5; it must be in [0, 1)")]
    [InlineData("Beta2 = H", "WeightDecay = -0.1, Beta2 = H", "LB0010 '-0.1'", "WeightDecay is -0.1; it must be finite and at least 0")]
    [InlineData("Beta2 = H", "Epsilon = 0, Beta2 = H", "LB0010 '0'", "Epsilon is 0; it must be finite and above 0")]
    [InlineData("Axis<double>(1.5e-3,", "Axis<double>(0,", "LB0010 '0'", "LearningRate is 0; it must be finite and above 0")]
    [InlineData(
        "Axis<double>(1.5e-3,",
        "Axis<double>(double.PositiveInfinity,",
        "LB0010 'double.PositiveInfinity'",
        "LearningRate is Infinity; it must be finite and above 0")]
    // Corpora and validation.
    [InlineData("SequenceLength = 32", "SequenceLength = 0", "LB0010 '0'", "SequenceLength is 0; it must be in [1, 1,048,576]")]
    [InlineData(
        "SequenceLength = 32",
        "SequenceLength = int.MinValue",
        "LB0010 'int.MinValue'",
        "SequenceLength is -2,147,483,648; it must be in [1, 1,048,576]")]
    [InlineData(
        "SequenceLength = 32",
        "SequenceLength = 128",
        "LB1003 '128'",
        "SequenceLength is 128; it must be at most the model's MaxPositionEmbeddings, which is 64")]
    [InlineData(
        "Corpora.DotNetDocs with {",
        "Corpora.MarkovText with { Symbols = 300,",
        "LB0010 '300'",
        "Symbols is 300; it must be in [2, 256]")]
    [InlineData(
        "Corpora.DotNetDocs with {",
        "Corpora.MarkovText with { Concentration = 0,",
        "LB0010 '0'",
        "Concentration is 0; it must be finite and above 0")]
    [InlineData(
        "Corpora.DotNetDocs with {",
        "Corpora.TextFiles(\"text\") with { ValidationShare = 10,",
        "LB0010 '10'",
        "ValidationShare is 10; it must be in (0, 1)")]
    [InlineData(
        "Corpora.DotNetDocs with {",
        "Corpora.TextFiles(\"\") with {",
        "LB0010 '\"\"'",
        "Path is empty; it must name a file or a folder")]
    [InlineData(
        "public override AdamW",
        "public override Validation Validation => new() { Windows = 0 };\n\n    public override AdamW",
        "LB0010 '0'",
        "Windows is 0; it must be in [1, 10,000,000]")]
    // Models.
    [InlineData("TieWordEmbeddings = true", "HiddenSize = -64", "LB1001 '-64'", "HiddenSize is -64; it must be in [1, 16,777,216]")]
    [InlineData(
        "TieWordEmbeddings = true",
        "Heads = 6",
        "LB1001 '6'",
        "Heads is 6; HiddenSize / Heads must be an even integer, and HiddenSize is 64. Use 1, 2, 4, 8, 16 or 32")]
    [InlineData(
        "TieWordEmbeddings = true",
        "HiddenSize = 100",
        "LB1001 '100'",
        "HeadDim is HiddenSize / Heads = 100 / 4 = 25; it must be even. Use HiddenSize = 96 or 104")]
    [InlineData("TieWordEmbeddings = true", "HeadDim = 15", "LB1001 '15'", "HeadDim is 15; it must be an even number in [2, 65,536]")]
    [InlineData(
        "TieWordEmbeddings = true",
        "RopeTheta = double.NaN",
        "LB1001 'double.NaN'",
        "RopeTheta is NaN; it must be finite and above 0")]
    [InlineData(
        "LlamaConfig.Nano with { TieWordEmbeddings = true }",
        "LlamaConfig.Llama7B",
        "LB1002 'LlamaConfig.Llama7B'",
        "The model has 6,738,415,616 weights; it must have at most 2,000,000,000")]
    [InlineData(
        "LlamaConfig.Nano with { TieWordEmbeddings = true }",
        "LlamaConfig.Llama7B with { Layers = 24 }",
        "LB1002 'LlamaConfig.Llama7B'",
        "it must have at most 2,000,000,000")]
    [InlineData(
        "TieWordEmbeddings = true",
        "HiddenSize = 16_777_216, Heads = 16_777_216 / 2, IntermediateSize = 16_777_216, Layers = 10_000",
        "LB1002 'LlamaConfig.Nano'",
        "it must have at most 2,000,000,000")]
    // Together.
    [InlineData(
        "Tokens = 4_000_000",
        "Tokens = 5_000",
        "LB3003 '5_000'",
        "Tokens is 5,000; one step of 256 sequences of 32 tokens takes 8,192. Raise Tokens or lower BatchSize")]
    public void A_number_out_of_its_range_is_reported_on_its_literal(string legal, string illegal, string problem, string message)
    {
        Compiled compiled = Compiled.Of(Sample.With(legal, illegal));

        // The sample's claims ask for the level that was replaced.
        string[] own = [.. compiled.Problems.Where(one => !one.StartsWith("LB8002", StringComparison.Ordinal)
            && !one.StartsWith("LB2005", StringComparison.Ordinal))];
        Assert.Equal([problem], own);
        Assert.Contains(
            message,
            string.Join('\n', compiled.Diagnostics.Select(one => one.GetMessage(CultureInfo.InvariantCulture))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tokens = 4_000_000", "Tokens = 4_000_000, GradientClip = 0, MicroBatch = 4, AveragingHalfLife = 10_000")]
    [InlineData("Cosine(warmup: 0.05)", "Cosine(warmup: 1, floor: 1)")]
    [InlineData("Cosine(warmup: 0.05)", "WarmupStableDecay(warmup: 0.7, decay: 0.3)")]
    [InlineData("Beta2 = H", "Beta1 = 0, WeightDecay = 0, Epsilon = 1e-20, Beta2 = H")]
    [InlineData("SequenceLength = 32", "SequenceLength = 64")]
    [InlineData("Corpora.DotNetDocs with {", "Corpora.MarkovText with { Symbols = 256, Concentration = 1e-3,")]
    [InlineData("Corpora.DotNetDocs with {", "Corpora.TextFiles(\"text\") with { ValidationShare = 0.5,")]
    [InlineData("public override AdamW", "public override Validation Validation => new() { Windows = 1 };\n\n    public override AdamW")]
    [InlineData("TieWordEmbeddings = true", "Heads = 32, KeyValueHeads = 32, HeadDim = 8")]
    public void A_number_on_the_bound_is_legal(string part, string replacement)
        => Assert.DoesNotContain(
            Compiled.Of(Sample.With(part, replacement)).Diagnostics,
            diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
