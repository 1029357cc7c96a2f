using System.Text.RegularExpressions;
using LlamaBatch.Tests;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators.Tests;

/// <summary>The README's table "Claims you can make": each form compiles as the body of a claim.</summary>
public sealed partial class ReadmeClaimTests
{
    /// <summary>A study that has every axis and metric of the table.</summary>
    private const string Study = """
        /// <summary>Every form of claim, at rates of the square-root rule.</summary>
        [Experiment("Does every form of the README compile?", Seeds = 20)]
        [Measure<ValidationLoss>, Measure<SeenLoss>, Measure<TokensPerSecond>, Measure<PeakMemory>, Measure<StepTime>]
        [Measure<GradientVariance>, Measure<GradientSquare>]
        [Target<ValidationLoss>(2.2), Target<SeenLoss>(1.6)]
        public sealed partial record ClaimForms : LlamaExperiment
        {
            [Axis<int>(16, 32, 64, 100, 256, 512)]
            public int BatchSize { get; init; } = 100;

            [Axis<int>(2, 4)]
            public int Heads { get; init; } = 2;

            [Axis<int>(32, 64)]
            public int SequenceLength { get; init; } = 32;

            public override LlamaConfig Model => LlamaConfig.Nano with { Heads = Heads, KeyValueHeads = Heads };

            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = SequenceLength };

            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 10_000_000,
                Schedule = Schedule.Constant(warmup: 0.05),
            };

            public override AdamW Optimizer => new() { LearningRate = 1e-4 * Math.Sqrt(BatchSize) };

            {0}
        }
        """;

    [Fact]
    public void Every_form_compiles()
    {
        string readme = Repository.Read("README.md");
        string[] forms = [.. Row().Matches(Section().Match(readme).Value).Select(row => row.Groups[1].Value)];
        bool IsAtEqualSteps(string form) => form.Contains("EqualSteps", StringComparison.Ordinal);

        Assert.True(forms.Length >= 18, $"The table has {forms.Length} forms that could be read.");
        Assert.Contains(forms, IsAtEqualSteps);
        Assert.Empty(WarningsOf(Study, forms.Where(form => !IsAtEqualSteps(form))));
        Assert.Empty(WarningsOf(
            Study.Replace("Tokens = 10_000_000", "Steps = 500", StringComparison.Ordinal), forms.Where(IsAtEqualSteps)));
    }

    private static IEnumerable<string> WarningsOf(string study, IEnumerable<string> forms)
    {
        string claims = string.Concat(forms.Select((form, i) => $"""

                [Claim("Form {i}")]
                private static Verdict Form{i}({ParameterOf(form)}) => {Whole(form)};

            """));
        return Compiled.Of(study.Replace("{0}", claims, StringComparison.Ordinal)).Diagnostics
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => diagnostic.ToString());
    }

    /// <summary>The form with what the README abbreviates: <c>loss</c>, and the body of a fit.</summary>
    private static string Whole(string form) =>
        Loss().Replace(form, "r.EqualTokens.ValidationLoss(").Replace("=> ...", "=> levels[0].Mean", StringComparison.Ordinal);

    private static string ParameterOf(string form) => form.StartsWith("p.", StringComparison.Ordinal) ? "Plan p" : "Results r";

    [GeneratedRegex(@"^## Claims you can make$.*?(?=^## )", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    /// <summary>A row's second cell, up to the end of its first piece of code.</summary>
    [GeneratedRegex(@"^\| [^|`]+ \| `([^`]+)`", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\bloss\(")]
    private static partial Regex Loss();
}
