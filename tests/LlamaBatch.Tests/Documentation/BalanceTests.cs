using System.Globalization;
using System.Text.Json;

namespace LlamaBatch.Tests.Documentation;

/// <summary>The table of <c>Balance</c>, against the committed results that it repeats.</summary>
public class BalanceTests
{
    [Fact]
    public void The_table_repeats_the_committed_results()
    {
        var learned = Records("LearningRates").Where(record => record.GetProperty("kind").GetString() == "learning").ToDictionary(
            record => (LevelOf(record, "BatchSize"), LevelOf(record, "LearningRate"), (double)record.GetProperty("seed").GetInt32()));
        var blocks = Records("WholeBatch").Where(record => record.GetProperty("kind").GetString() == "attempt").ToDictionary(
            record => record.GetProperty("label").GetString()!, record => record.GetProperty("trial").GetString()!);
        var costs = Records("WholeBatch").Where(record => record.GetProperty("kind").GetString() == "cost").ToDictionary(
            record => record.GetProperty("trial").GetString()!, record => record.GetProperty("costs"));
        string[][] rows = [.. Repository.Read("experiments/Balance/data/runs.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split(','))];

        Assert.Equal(learned.Count, rows.Length);
        foreach (string[] row in rows)
        {
            JsonElement record = learned[(Number(row[0]), Number(row[1]), Number(row[2]))];
            Assert.Equal(record.GetProperty("tokens").GetInt64(), long.Parse(row[3], CultureInfo.InvariantCulture));
            Assert.Equal(FinalOf(record, "ValidationLoss"), Number(row[4]));
            Assert.Equal(MeanOverSecondHalf(record, "LossJitter"), Number(row[5]), 1e-12);
            if (row[1] != "0.003")
            {
                Assert.Equal(["", ""], row[6..]);
                continue;
            }

            JsonElement cost = costs[blocks[$"BatchSize={row[0]},block={row[2]}"]];
            Assert.Equal(cost.GetProperty("TokensPerSecond").GetDouble(), Number(row[6]));
            Assert.Equal(cost.GetProperty("PeakMemory").GetDouble(), Number(row[7]));
        }
    }

    private static double FinalOf(JsonElement record, string metric) =>
        record.GetProperty("series").GetProperty(metric).EnumerateArray().Last()[1].GetDouble();

    /// <summary>The mean that <see cref="LossJitter.FinalShare"/> asks for. A value covers the tokens since the previous one.</summary>
    private static double MeanOverSecondHalf(JsonElement record, string metric)
    {
        (double Tokens, double Value)[] series =
            [.. record.GetProperty("series").GetProperty(metric).EnumerateArray().Select(one => (one[0].GetDouble(), one[1].GetDouble()))];
        double half = record.GetProperty("tokens").GetDouble() / 2;
        return series.Where((one, i) => (one.Tokens + (i > 0 ? series[i - 1].Tokens : 0)) / 2 > half).Average(one => one.Value);
    }

    private static double LevelOf(JsonElement record, string axis) => Number(record.GetProperty("levels").GetProperty(axis).GetString()!);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static JsonElement[] Records(string experiment) =>
        [.. Repository.Read($"experiments/{experiment}/results.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];
}
