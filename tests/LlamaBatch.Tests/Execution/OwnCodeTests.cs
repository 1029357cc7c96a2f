namespace LlamaBatch.Tests.Execution;

/// <summary>The code of an author's own metric is no part of identity: that it has changed since is told, wherever its results are used.</summary>
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
            Assert.StartsWith("Toy: The code of Perplexity has changed since 4 finished trials ran, and they still count.", error, StringComparison.Ordinal);
            Assert.Contains("raise its Revision", error, StringComparison.Ordinal);
        }

        Assert.Contains("The code of Perplexity has changed", _program.Run("list").Error, StringComparison.Ordinal);
        Assert.Equal("", _program.Run("run", "Toy", "--scale", "quick", "--fresh").Error);
    }

    [Fact]
    public void Results_of_before_there_were_fingerprints_stay_as_they_are()
    {
        _program.Run("run", "Toy", "--scale", "quick");
        string before = File.ReadAllText(_program.PathOf("Toy", "results.jsonl"));
        _program["FAKE_CODE"] = "0123456789abcdef";

        Assert.Equal((0, ""), (_program.Run("report", "Toy").ExitCode, _program.Run("run", "Toy", "--scale", "quick").Error));

        Assert.Equal(before, File.ReadAllText(_program.PathOf("Toy", "results.jsonl")));
    }
}
