using System.Text.RegularExpressions;

namespace LlamaBatch.Tests;

/// <summary>The doc comment of a metric states what a user needs to decide whether to measure it.</summary>
public sealed partial class MetricDocumentationTests
{
    public static TheoryData<string> Metrics =>
    [
        .. typeof(IMetric).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IMetric)))
            .Select(type => type.Name),
    ];

    [Theory]
    [MemberData(nameof(Metrics))]
    public void The_remarks_of_a_metric_state_its_cost_and_source(string metric)
    {
        string source = Repository.Read($"src/LlamaBatch/Metrics/{metric}.cs");
        string comment = source[..source.IndexOf($"class {metric}", StringComparison.Ordinal)];
        string remarks = comment[Math.Max(0, comment.IndexOf("<remarks>", StringComparison.Ordinal))..];

        Assert.Contains("Cost: ", remarks, StringComparison.Ordinal);
        Assert.Matches(Citation(), remarks);
    }

    [Fact]
    public void Every_built_in_metric_is_checked() => Assert.True(Metrics.Count >= 32, $"{Metrics.Count}");

    /// <summary>The year of a publication, or the word that there is none.</summary>
    [GeneratedRegex(@"\b(?:19|20)\d\d\b|Source: own definition")]
    private static partial Regex Citation();
}
