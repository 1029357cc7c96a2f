extern alias generators;

using System.Collections.Immutable;
using generators::LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LlamaBatch.Generators.Tests;

/// <summary>A member that hides a setting of a base is not what trials run.</summary>
public class HiddenSettingTests
{
    private const string Base = """
        namespace Study;

        public abstract record Base : LlamaExperiment
        {
            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = 16, Tokens = 3_300_000 };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };
            public virtual int Helper => 1;
            protected int Other() => 1;
        }

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        public sealed partial record Rec : Base
        {
            [Axis<int>(2, 3)]
            public int Depth { get; init; } = 2;

            MEMBER
        }
        """;

    [Theory]
    [InlineData(
        "public new LlamaConfig Model => LlamaConfig.Nano with { Layers = Depth };",
        "'Model' hides 'Base.Model', so trials ignore it. Write 'public override LlamaConfig Model'.")]
    [InlineData(
        "public static new LlamaConfig Model => LlamaConfig.Nano;",
        "'Model' hides 'Base.Model', so trials ignore it. Write 'public override LlamaConfig Model'.")]
    [InlineData(
        "public new Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = Depth * 32 };",
        "'Corpus' hides 'Base.Corpus', so trials ignore it. Write 'public override Corpus Corpus'.")]
    [InlineData(
        "public new Training Training => new() { BatchSize = Depth };",
        "'Training' hides 'Base.Training', so trials ignore it. Write 'public override Training Training'.")]
    [InlineData(
        "public new Sgd Optimizer => new() { LearningRate = 1e-2 * Depth };",
        "'Optimizer' hides 'Base.Optimizer', so trials ignore it. An override must have type AdamW. Remove one of the two.")]
    [InlineData(
        "public new Validation Validation => new() { Windows = 64 * Depth };",
        "'Validation' hides 'LlamaExperiment.Validation', so trials ignore it. Write 'public override Validation Validation'.")]
    [InlineData(
        "public new int Model() => Depth;",
        "'Model' hides 'Base.Model', so trials ignore it. Rename it.")]
    [InlineData(
        "private new readonly LlamaConfig Model = LlamaConfig.Nano;",
        "'Model' hides 'Base.Model', so trials ignore it. Rename it.")]
    public void A_hidden_setting_is_said_once(string member, string sentence) => Expect(Base.Replace("MEMBER", member), sentence);

    [Fact]
    public void A_sealed_setting_is_unsealed_before_it_is_overridden() => Expect(
        Base.Replace("public override LlamaConfig", "public sealed override LlamaConfig")
            .Replace("MEMBER", "public new LlamaConfig Model => LlamaConfig.Nano with { Layers = Depth };"),
        "'Model' hides 'Base.Model', so trials ignore it. Remove 'sealed' from 'Base.Model' and write 'override'.");

    [Theory]
    [InlineData("public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Depth };")]
    [InlineData("public new int Helper => 2;\npublic override LlamaConfig Model => LlamaConfig.Nano with { Layers = Depth };")]
    [InlineData("private new int Other() => 2;\npublic override LlamaConfig Model => LlamaConfig.Nano with { Layers = Depth };")]
    public void An_override_and_a_hidden_helper_are_fine(string member) => Expect(Base.Replace("MEMBER", member));

    /// <summary>The compiler's own warning about the same member would be a second diagnostic of one mistake.</summary>
    [Theory]
    [InlineData("public LlamaConfig Model => LlamaConfig.Nano with { Layers = Depth };", "LB0029")]
    [InlineData("public LlamaConfig Model() => LlamaConfig.Nano with { Layers = Depth };", "LB0029")]
    [InlineData("public int Helper => Depth;\npublic override LlamaConfig Model => LlamaConfig.Nano with { Layers = Helper };", "CS0114")]
    public async Task One_diagnostic_says_that_a_member_hides_another(string member, string id)
    {
        ImmutableArray<Diagnostic> reported = await Compiled.Of(Base.Replace("MEMBER", member)).Output
            .WithAnalyzers([new ExperimentAnalyzer(), new HiddenSettingSuppressor()])
            .GetAllDiagnosticsAsync();

        Assert.Equal([id], reported.Where(one => !one.IsSuppressed && one.Severity >= DiagnosticSeverity.Warning).Select(one => one.Id));
    }

    private static void Expect(string source, params string[] sentences)
    {
        Compiled compiled = Compiled.Of(source);
        Assert.Equal(sentences, compiled.Sentences);
        Assert.Empty(compiled.Failures);
    }
}
