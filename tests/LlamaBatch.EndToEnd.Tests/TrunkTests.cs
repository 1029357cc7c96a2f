namespace LlamaBatch.EndToEnd.Tests;

/// <summary>The sample with branches, by the generated pipeline: together, where its trials share steps, and trial by trial.</summary>
public class TrunkTests
{
    private const string Sample = "LlamaBatch.Samples";

    [Fact]
    public void Branches_have_the_results_of_trials_that_were_trained_alone_and_the_report_says_that_they_shared()
    {
        using var together = new ExperimentsProgram(Sample);
        using var alone = new ExperimentsProgram(Sample);

        (int code, string output) = together.Run("run", "Branches", "--scale", "smoke");
        Assert.True(code == 0, output);
        foreach (int batch in (int[])[8, 32])
        {
            (code, output) = alone.Run("run", "Branches", "--scale", "smoke", "--trials", $"BatchSize={batch},*");
            Assert.True(code == 0, output);
        }

        string[] learnt = Records(together, "learning");
        Assert.NotEmpty(learnt);
        Assert.Equal(Records(alone, "learning").Order(StringComparer.Ordinal), learnt.Order(StringComparer.Ordinal));
        Assert.Equal(learnt.Length / 2, Records(together, "attempt").Count(HasTrunk));
        Assert.DoesNotContain(Records(alone, "attempt"), HasTrunk);

        // 20 steps of 32 sequences of 32 tokens for each of the 2 outer batches; one of them does not train on the first half again.
        string report = File.ReadAllText(Path.Combine(together.Folder, "Branches/runs/smoke/REPORT.md"));
        Assert.Contains("began with the state that another", report, StringComparison.Ordinal);
        string tokens = learnt.Length == 4 ? "61.4 k" : "30.7 k";                    // of two seeds, or of one
        Assert.Contains($"Together they read {tokens} tokens", report, StringComparison.Ordinal);
    }

    private static bool HasTrunk(string attempt) => attempt.Contains("\"trunkTokens\":10240,", StringComparison.Ordinal);

    private static string[] Records(ExperimentsProgram program, string kind) =>
        [.. File.ReadLines(Path.Combine(program.Folder, "Branches/runs/smoke/results.jsonl"))
            .Where(line => line.Contains($"\"kind\":\"{kind}\"", StringComparison.Ordinal))];
}
