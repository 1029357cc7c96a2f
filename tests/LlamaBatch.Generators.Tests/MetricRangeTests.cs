extern alias generators;

using System.Reflection;

namespace LlamaBatch.Generators.Tests;

/// <summary>What the rules know about built-in metrics agrees with the metrics themselves.</summary>
public class MetricRangeTests
{
    [Fact]
    public void Ratios_are_the_metrics_that_are_compared_by_ratio()
    {
        Type rules = typeof(generators::LlamaBatch.Generators.ExperimentGenerator).Assembly.GetType("LlamaBatch.Generators.MetricRange")!;
        var ratios = (IEnumerable<string>)rules.GetField("Ratios", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

        IEnumerable<string> compared = typeof(ValidationLoss).Assembly.GetTypes()
            .Where(type => type is { IsPublic: true, IsInterface: false } && typeof(IMetric).IsAssignableFrom(type)
                && type.GetProperty("Contrast", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is Contrast.Ratio)
            .Select(type => type.Name);

        Assert.Equal(compared.Order(StringComparer.Ordinal), ratios.Order(StringComparer.Ordinal));
    }
}
