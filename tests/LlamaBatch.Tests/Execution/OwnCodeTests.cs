namespace LlamaBatch.Tests.Execution;

/// <summary>
/// The code of an author's own metric is no part of identity: that it has changed since is told, wherever its results are
/// used.
/// </summary>
public sealed class OwnCodeTests : IDisposable
{
    private readonly FakeProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public void Results_of_other_code_are_not_reused_in_silence()
    {
        _program["FAKE_CODE"] = "0123456789abcdef";
        Assert.Equal("", _program.Run("run", "Toy", "--scale", "quick").Error);
        Directory.Delete(_program.PathOf("Toy", "runs"), recursive: true);
        Assert.Equal("", _program.Run("run", "Toy", "--scale", "quick").Error);
        _program["FAKE_CODE"] = "fedcba9876543210";

        foreach (string command in (string[])["run", "plan"])
        {
            var (code, _, error) = _program.Run(command, "Toy", "--scale", "quick");
            Assert.Equal(0, code);
            Assert.StartsWith(
                "Toy: The code of Perplexity has changed since 4 finished trials ran. They still count.",
                error,
                StringComparison.Ordinal);
            Assert.Contains("raise its Revision", error, StringComparison.Ordinal);
        }

        Assert.Contains("The code of Perplexity has changed", _program.Run("list").Error, StringComparison.Ordinal);
        Assert.Equal("", _program.Run("run", "Toy", "--scale", "quick", "--fresh").Error);
    }

    /// <summary>A curve whose beginning one code measured and whose end another did is the result of neither.</summary>
    [Fact]
    public void A_trial_does_not_go_on_from_a_checkpoint_of_other_code()
    {
        const string trial = "BatchSize=4,LearningRate=0.01,seed=1";
        string[] run = ["run", "Toy", "--scale", "quick", "--checkpoint-seconds", "0.01", "--trials", trial];
        (_program["FAKE_CODE"], _program["FAKE_STEP_MS"], _program["FAKE_CRASH"]) = ("0123456789abcdef", "2", trial);
        Assert.Equal(1, _program.Run(run).ExitCode);
        (_program["FAKE_CODE"], _program["FAKE_CRASH"]) = ("fedcba9876543210", "");

        var (code, _, error) = _program.Run(run);

        Assert.True(code == 0, error);
        Assert.Contains(
            ".checkpoint is unusable: the code of Perplexity has changed since.",
            File.ReadAllText(_program.PathOf("Toy", "REPORT.md")),
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            "resumed",
            File.ReadAllText(_program.AttemptFiles().Order(StringComparer.Ordinal).Last()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Results_of_before_there_were_fingerprints_stay_as_they_are()
    {
        _program.CopyQuickRun();
        string before = File.ReadAllText(_program.PathOf("Toy", "results.jsonl"));
        _program["FAKE_CODE"] = "0123456789abcdef";

        Assert.Equal((0, ""), (_program.Run("report", "Toy").ExitCode, _program.Run("run", "Toy", "--scale", "quick").Error));

        Assert.Equal(before, File.ReadAllText(_program.PathOf("Toy", "results.jsonl")));
    }
}
