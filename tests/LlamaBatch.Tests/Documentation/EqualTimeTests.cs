using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LlamaBatch.Tests.Documentation;

/// <summary>The speeds that <c>EqualTime</c> states, against the committed results of <c>WholeBatch</c>.</summary>
public sealed partial class EqualTimeTests
{
    [Fact]
    public void The_speeds_are_the_means_that_WholeBatch_measured()
    {
        JsonElement[] records = [.. Repository.Read("experiments/WholeBatch/results.jsonl")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];
        var batchSizes = records.Where(record => record.GetProperty("kind").GetString() == "attempt").ToDictionary(
            record => record.GetProperty("trial").GetString()!,
            record => Level().Match(record.GetProperty("label").GetString()!).Groups[1].Value);
        Dictionary<string, double> means = records.Where(record => record.GetProperty("kind").GetString() == "cost")
            .GroupBy(record => batchSizes[record.GetProperty("trial").GetString()!])
            .ToDictionary(
                group => group.Key,
                group => group.Average(record => record.GetProperty("costs").GetProperty("TokensPerSecond").GetDouble()));
        string speeds = SpeedLine().Match(Repository.Read("experiments/EqualTime/EqualTime.cs")).Value;
        var stated = Arm().Matches(speeds.Replace("_ =>", "256 =>", StringComparison.Ordinal)).ToDictionary(
            arm => arm.Groups[1].Value,
            arm => double.Parse(arm.Groups[2].Value.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));

        Assert.Equal(["16", "32", "100", "256"], stated.Keys);
        Assert.All(stated, one => Assert.InRange(one.Value / means[one.Key], 0.995, 1.005));
    }

    [GeneratedRegex(@"BatchSize=(\d+)")]
    private static partial Regex Level();

    [GeneratedRegex("Speed => BatchSize switch .*")]
    private static partial Regex SpeedLine();

    [GeneratedRegex(@"(\d+) => ([\d_]+)")]
    private static partial Regex Arm();
}
