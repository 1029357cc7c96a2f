using System.Globalization;
using LlamaBatch.Generators.Tests.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlamaBatch.Generators.Tests;

/// <summary>
/// Definitions as an editor sees them while somebody types: a token is missing, doubled, replaced or extreme, or the text ends early.
/// Nothing may make the generator or the analyzer fail. By hand: <c>LLAMABATCH_DEFINITIONS=folder LLAMABATCH_CHANGES=20 dotnet test
/// --filter BrokenCodeTests</c> changes each file of a folder 20 times, with one to three changes at once.
/// </summary>
public class BrokenCodeTests
{
    /// <summary>Values that replace a number or a text.</summary>
    private static readonly string[] _values =
    [
        "0", "-1", "1", "int.MaxValue", "int.MinValue", "long.MaxValue", "1e308", "-1e308", "1e-320", "double.NaN",
        "double.PositiveInfinity", "0.5f", "3m", "'a'", "null", "default", "\"\"", "\" \"",
        "\"{0} {batch} 100 % of 3e-4, not \\u0000 é\"", "nameof(int)", "[]", "[1, 2]", "this", "(1, 2)", "new()", "x => x",
        "throw null", "1 / 0", "\"a\" + null", "typeof(int)",
    ];

    /// <summary>The initial value of an axis, or a level, that the compiler rejects has no name in a message and is no number.</summary>
    [Theory]
    [InlineData("[Axis<int>(16, 100)] public int Batch { get; init; } = this;", "16")]
    [InlineData("[Axis<int>(16, 100)] public int Batch { get; init; } = (1, 2);", "16")]
    [InlineData("[Axis<int>(16, 100)] public int Batch { get; init; } = [];", "16")]
    [InlineData("[Axis<int>(16, 100)] public int Batch { get; init; } = new Validation();", "16")]
    [InlineData("[Axis<int>(16, 100)] public int Batch { get; init; } = \"16\";", "16")]
    [InlineData("[Axis<int>(16, 100)] public int Batch { get; init; } = 16;", "\"16\"")]
    [InlineData("[Axis<string>([1, 2], \"micro\")] public string Batch { get; init; } = \"micro\";", "\"micro\"")]
    [InlineData("[Axis<string>(\"micro\", typeof(int))] public string Batch { get; init; } = \"micro\";", "\"micro\"")]
    [InlineData("[Axis<DayOfWeek>(DayOfWeek.Monday)] public DayOfWeek Batch { get; init; } = \"x\";", "DayOfWeek.Monday")]
    public void A_value_of_another_type_stops_no_rule(string axis, string level) => Assert.Empty(Failures(Lab.Compile($$"""
        namespace Study;

        /// <summary>S.</summary>
        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            {{axis}}

            [Claim("Each doubling needs fewer steps")]
            private static Verdict Fewer(Results r) =>
                r.EqualTokens.ValidationLoss(batch: {{level}}).IsBelow(r.EqualTokens.ValidationLoss(batch: 100), margin: 0.01);

            [Claim("Each doubling takes fewer steps")]
            private static Verdict FewerSteps(Plan p) => p.Steps({{level}}).IsBelow(p.Steps("other"));
        }
        """)));

    [Fact]
    public void Nothing_that_somebody_types_makes_the_generator_fail()
    {
        int changes = int.Parse(Environment.GetEnvironmentVariable("LLAMABATCH_CHANGES") ?? "1", CultureInfo.InvariantCulture);
        var failures = new List<string>();
        foreach ((string name, string text) in Definitions())
        {
            for (int i = 0; i < changes; i++)
            {
                var random = new Random(HashCode(name) + i);
                string changed = Enumerable.Range(0, random.Next(1, 4)).Aggregate(text, (before, _) => Changed(before, random));
                failures.AddRange(Failures(Compiled.Of(changed)).Select(failure => $"{name}, change {i}: {failure}\n{changed}"));
            }
        }

        if (failures.Count > 0)
        {
            Assert.Fail(string.Join("\n\n", failures));
        }
    }

    private static IEnumerable<(string Name, string Text)> Definitions() =>
        Environment.GetEnvironmentVariable("LLAMABATCH_DEFINITIONS") is { Length: > 0 } folder
            ? Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal)
                .Select(path => (Path.GetFileName(path), File.ReadAllText(path)))
            : RuleExamples.All.Select(example => (example.Id, ExampleRecord.Complete(example.Wrong).Source));

    private static IEnumerable<string> Failures(Compiled compiled) => compiled.Diagnostics
        .Where(diagnostic => diagnostic.Id is "CS8785" or "AD0001")
        .Select(failure => failure.GetMessage(CultureInfo.InvariantCulture));

    /// <summary>The text with one change, which depends on the random numbers alone.</summary>
    private static string Changed(string text, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(text, Compiled.ParseOptions).GetRoot().DescendantTokens()
            .Where(token => token.Span.Length > 0).ToList();
        if (tokens.Count == 0)
        {
            return text;
        }

        SyntaxToken token = tokens[random.Next(tokens.Count)];
        SyntaxToken other = tokens[random.Next(tokens.Count)];
        (int start, int end) = (token.SpanStart, token.Span.End);
        var values = tokens.Where(one => one.IsKind(SyntaxKind.NumericLiteralToken) || one.IsKind(SyntaxKind.StringLiteralToken)).ToList();
        switch (random.Next(6))
        {
            case 0:
                return text[..start] + text[end..];
            case 1:
                return $"{text[..end]} {token.Text} {text[end..]}";
            case 2:
                return text[..start] + other.Text + text[end..];
            case 3:
                return text[..start];
            default:
                SyntaxToken value = values.Count > 0 ? values[random.Next(values.Count)] : token;
                return text[..value.SpanStart] + _values[random.Next(_values.Length)] + text[value.Span.End..];
        }
    }

    /// <summary>A hash that is the same in each process.</summary>
    private static int HashCode(string name) => name.Aggregate(17, (hash, one) => unchecked((hash * 31) + one));
}
