extern alias generators;

using System.Globalization;
using System.Reflection;
using generators::LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>The examples of the page of diagnostics, as the compiler sees them.</summary>
public class RuleExampleTests
{
    public static TheoryData<string> Ids => [.. RuleExamples.All.Select(example => example.Id)];

    [Fact]
    public void Every_rule_is_supported_and_has_an_example()
    {
        string[] rules = [.. Rules().Select(rule => rule.Id)];

        Assert.Equal(rules, new ExperimentAnalyzer().SupportedDiagnostics.Select(rule => rule.Id).Order(StringComparer.Ordinal));
        Assert.Equal(rules, RuleExamples.All.Select(example => example.Id).Order(StringComparer.Ordinal));
    }

    /// <summary>All rules, by id.</summary>
    internal static IEnumerable<DiagnosticDescriptor> Rules() =>
        typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .OrderBy(rule => rule.Id, StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_wrong_fragment_has_this_diagnostic_alone_at_the_marked_text(string id)
    {
        RuleExample example = RuleExamples.All.Single(one => one.Id == id);
        (string source, TextSpan marked) = ExampleRecord.Complete(example.Wrong);
        Compiled compiled = RuleExamples.Compile(source);

        Assert.Equal(
            [$"{id} '{source.Substring(marked.Start, marked.Length)}'"],
            compiled.Diagnostics.Where(one => one.Severity >= DiagnosticSeverity.Warning || one.Id == id)
                .Where(one => !example.CompilerErrors.Contains(one.Id))
                .Select(Compiled.Describe));
        Assert.All(example.CompilerErrors, error => Assert.Contains(compiled.Diagnostics, one => one.Id == error));
        Assert.Equal(marked, compiled.Diagnostics.Single(one => one.Id == id).Location.SourceSpan);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_right_fragment_has_no_diagnostic(string id)
    {
        RuleExample example = RuleExamples.All.Single(one => one.Id == id);
        Compiled compiled = RuleExamples.Compile(ExampleRecord.Complete(example.Right).Source);

        Assert.Equal(
            example.IsAlwaysReported ? [id] : [],
            compiled.Diagnostics.Where(one => one.Severity >= DiagnosticSeverity.Warning || one.Id == id)
                .Select(one => one.Severity < DiagnosticSeverity.Warning ? one.Id : ToText(one)));
    }

    private static string ToText(Diagnostic one) => $"{Compiled.Describe(one)} {one.GetMessage(CultureInfo.InvariantCulture)}";
}
