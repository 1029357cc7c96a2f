using System.Diagnostics;
using System.Text.Json;

namespace LlamaBatch.Tests.Execution;

/// <summary>Whole runs of trials that take the same first steps: 3 batch sizes for each of 2 learning rates and 2 seeds.</summary>
/// <remarks>A trunk is 200 steps of 4 sequences. A trial of batch size 16 has 250 steps, one of 8 has 300, and one of 4 has 400.</remarks>
public sealed class TrunkRunTests : IDisposable
{
    private const string Toy = "BranchingToy";
    private const long TrunkTokens = 6400;
    private const string Half = "*LearningRate=0.0*";
    private readonly FakeProgram _program = Program();

    public void Dispose() => _program.Dispose();

    [Fact]
    public void Trials_that_share_steps_have_the_results_of_trials_that_were_trained_alone()
    {
        Assert.Equal(0, _program.Run("run", Toy, "--workers", "2", "--trials", Half).ExitCode);

        using FakeProgram alone = Program();
        foreach (string batch in (string[])["16", "8", "4"])
        {
            Assert.Equal(0, alone.Run("run", Toy, "--trials", $"BatchSize={batch},LearningRate=0.0*").ExitCode);
        }

        Assert.Equal(12, _program.LearningLines(Toy).Count);
        Assert.Equal(alone.LearningLines(Toy).Order(StringComparer.Ordinal), _program.LearningLines(Toy).Order(StringComparer.Ordinal));
        Assert.Empty(Branches(alone));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("5")]
    public void Each_trunk_is_trained_once_and_deleted_at_the_end(string workers)
    {
        var (code, _, error) = _program.Run("run", Toy, "--workers", workers, "--trials", Half);

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(8, Branches(_program).Count);
        Assert.All(Branches(_program), tokens => Assert.Equal(TrunkTokens, tokens));
        Assert.Empty(Directory.GetFiles(_program.PathOf(Toy, "runs"), "*.trunk*"));
        Assert.Empty(Directory.GetFiles(_program.PathOf(Toy, "runs"), "*.checkpoint*"));
    }

    /// <summary>The first trial of each group has the largest batch, so half of its steps are before the end of the trunk.</summary>
    [Theory]
    [InlineData("throw")]
    [InlineData("exit")]
    public void Where_the_trial_fails_that_trains_a_trunk_another_takes_its_place(string how)
    {
        _program["FAKE_CRASH"] = "BatchSize=16,LearningRate=0.01,seed=1";
        _program["FAKE_CRASH_HOW"] = how;

        var (code, output, _) = _program.Run("run", Toy, "--workers", "2", "--trials", "*LearningRate=0.01,seed=1");

        Assert.Equal(1, code);
        Assert.Contains("2 of 3 trials are finished, 1 failed", output, StringComparison.Ordinal);
        Assert.Equal([TrunkTokens], Branches(_program, of: "BatchSize=8").Concat(Branches(_program, of: "BatchSize=4")));

        // The failed trial may yet need it.
        Assert.Single(Directory.GetFiles(_program.PathOf(Toy, "runs"), "*.trunk"));
        _program["FAKE_CRASH"] = "";
        Assert.Equal(0, _program.Run("run", Toy, "--trials", "*LearningRate=0.01,seed=1").ExitCode);
        Assert.Empty(Directory.GetFiles(_program.PathOf(Toy, "runs"), "*.trunk"));
    }

    [Fact]
    public void A_killed_trial_is_tried_again_with_the_trunk_that_another_trained()
    {
        _program["FAKE_CRASH"] = "BatchSize=16,LearningRate=0.01,seed=1";
        _program["FAKE_CRASH_HOW"] = "kill";

        Assert.Equal(0, _program.Run("run", Toy, "--workers", "2", "--trials", "*LearningRate=0.01,seed=1").ExitCode);

        Assert.Equal([TrunkTokens], Branches(_program, of: "BatchSize=16"));
    }

    /// <summary>The others wait meanwhile. A stopped trial resumes from its checkpoint, which lies within the trunk.</summary>
    [Fact]
    public void Where_the_worker_is_stopped_that_trains_a_trunk_the_next_one_finishes_it()
    {
        _program["FAKE_STEP_MS"] = "10";
        using (Process host = _program.Start("run", Toy, "--workers", "3", "--trials", "*LearningRate=0.01,seed=1"))
        {
            FakeProgram.WaitUntil(() => _program.Workers(Toy).Count > 0, "a worker started");
            int worker = Assert.Single(_program.Workers(Toy));
            FakeProgram.WaitUntil(
                () => _program.AttemptFiles(Toy).Any(file => File.ReadAllText(file).Contains("measured", StringComparison.Ordinal)),
                "a first measurement");
            FakeProgram.Signal(worker, "TERM");
            host.StandardOutput.ReadToEnd();
            host.WaitForExit();
            Assert.Equal(0, host.ExitCode);
        }

        Assert.Contains(
            File.ReadAllLines(_program.PathOf(Toy, "results.jsonl")),
            line => line.Contains("\"outcome\":\"Interrupted\"", StringComparison.Ordinal));
        Assert.Equal(2, Branches(_program).Count);
        Assert.Empty(Branches(_program, of: "BatchSize=16"));
        Assert.Empty(Directory.GetFiles(_program.PathOf(Toy, "runs"), "*.trunk"));
    }

    [Fact]
    public void A_damaged_trunk_is_trained_again_and_the_report_says_so()
    {
        _program["FAKE_CRASH"] = "BatchSize=4,LearningRate=0.01,seed=1";
        _program.Run("run", Toy, "--workers", "1", "--trials", "*LearningRate=0.01,seed=1");
        string trunk = Assert.Single(Directory.GetFiles(_program.PathOf(Toy, "runs"), "*.trunk"));
        byte[] bytes = File.ReadAllBytes(trunk);
        bytes[0] ^= 4;
        File.WriteAllBytes(trunk, bytes);
        _program["FAKE_CRASH"] = "";

        Assert.Equal(0, _program.Run("run", Toy, "--trials", "*LearningRate=0.01,seed=1").ExitCode);

        using FakeProgram alone = Program();
        Assert.Equal(0, alone.Run("run", Toy, "--trials", "BatchSize=4,LearningRate=0.01,seed=1").ExitCode);
        Assert.Contains(Assert.Single(alone.LearningLines(Toy)), _program.LearningLines(Toy));
        string report = File.ReadAllText(_program.PathOf(Toy, "REPORT.md"));
        Assert.Contains(Path.GetFileName(trunk), report, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_program.PathOf(Toy, "runs"), "*.trunk"));
    }

    [Fact]
    public void A_stopped_run_keeps_its_trunks_and_the_next_one_uses_them()
    {
        _program["FAKE_STEP_MS"] = "10";
        using (Process host = _program.Start("run", Toy, "--workers", "2", "--trials", "*LearningRate=0.01*"))
        {
            FakeProgram.WaitUntil(
                () => Directory.Exists(_program.PathOf(Toy, "runs"))
                    && Directory.GetFiles(_program.PathOf(Toy, "runs"), "*.trunk").Length == 2,
                "two trunks were written");
            FakeProgram.Signal(host.Id, "INT");
            Assert.Contains("Stopped.", host.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
            host.WaitForExit();
        }

        Assert.Equal(2, Directory.GetFiles(_program.PathOf(Toy, "runs"), "*.trunk").Length);
        _program["FAKE_STEP_MS"] = "0";
        Assert.Equal(0, _program.Run("run", Toy, "--workers", "2", "--trials", "*LearningRate=0.01*").ExitCode);

        Assert.Equal(4, Branches(_program).Count);
        Assert.Empty(Directory.GetFiles(_program.PathOf(Toy, "runs"), "*.trunk"));
        using FakeProgram alone = Program();
        Assert.Equal(0, alone.Run("run", Toy, "--workers", "1", "--trials", "BatchSize=16,LearningRate=0.01*").ExitCode);
        Assert.Subset(_program.LearningLines(Toy).ToHashSet(), alone.LearningLines(Toy).ToHashSet());
    }

    [Fact]
    public void A_fresh_run_begins_without_the_trunks_of_earlier_ones()
    {
        _program["FAKE_CRASH"] = "BatchSize=4,LearningRate=0.01,seed=1";
        _program.Run("run", Toy, "--workers", "1", "--trials", "*LearningRate=0.01,seed=1");
        Assert.Single(Directory.GetFiles(_program.PathOf(Toy, "runs"), "*.trunk"));
        _program["FAKE_CRASH"] = "";

        Assert.Equal(0, _program.Run("run", Toy, "--fresh", "--trials", "BatchSize=4,LearningRate=0.01,seed=1").ExitCode);

        Assert.Empty(Branches(_program));
        Assert.Empty(Directory.GetFiles(_program.PathOf(Toy, "runs"), "*.trunk", SearchOption.AllDirectories));
    }

    [Fact]
    public void The_plan_counts_shared_steps_once()
    {
        // Of 2 seeds and 3 learning rates, each has one trial of all tokens and two of half of them.
        string output = _program.Run("plan", Toy).Output;

        Assert.Contains("BranchingToy: 18 trials, 154 k tokens", output, StringComparison.Ordinal);
    }

    private static FakeProgram Program() => new() { ["FAKE_BRANCHES"] = "" };

    /// <summary>The tokens of the trunks with which attempts began, in the results file.</summary>
    private static List<long> Branches(FakeProgram program, string of = "")
    {
        var tokens = new List<long>();
        foreach (string line in File.ReadAllLines(program.PathOf(Toy, "results.jsonl")))
        {
            string json = line[line.IndexOf('{', StringComparison.Ordinal)..];
            using var record = JsonDocument.Parse(json);
            if (record.RootElement.GetProperty("kind").GetString() == "attempt"
                && record.RootElement.GetProperty("label").GetString()!.StartsWith(of, StringComparison.Ordinal)
                && record.RootElement.TryGetProperty("trunkTokens", out JsonElement value))
            {
                tokens.Add(value.GetInt64());
            }
        }

        return tokens;
    }
}
