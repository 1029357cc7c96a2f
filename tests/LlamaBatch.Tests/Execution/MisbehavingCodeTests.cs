namespace LlamaBatch.Tests.Execution;

/// <summary>An author's own optimizer, corpus, schedule and metric misbehave: each ends in one sentence that names the member.</summary>
public sealed class MisbehavingCodeTests : IDisposable
{
    private readonly FakeProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("OwnOptimizer.Name throws", "OwnToy cannot be used. OwnOptimizer.Name threw FormatException: It is broken.")]
    [InlineData("OwnOptimizer.Name null", "OwnToy: OwnOptimizer.Name is empty; reports need it. Write a name.")]
    [InlineData(
        "OwnOptimizer.FloatsPerParameter throws",
        "OwnToy cannot be used. OwnOptimizer.FloatsPerParameter threw FormatException: It is broken.")]
    [InlineData(
        "OwnOptimizer.Problems null",
        "OwnToy: OwnOptimizer.Problems() is null; it must be a list. Return an empty one if the settings are legal.")]
    [InlineData("OwnCorpus.Settings throws", "OwnToy cannot be used. OwnCorpus.Settings threw FormatException: It is broken.")]
    [InlineData("OwnCorpus.Name null", "OwnToy: OwnCorpus.Name is empty; reports need it. Write a name.")]
    [InlineData("OwnCorpus.TokenIs throws", "OwnToy cannot be used. OwnCorpus.TokenIs threw FormatException: It is broken.")]
    [InlineData("OwnSchedule.Name null", "OwnToy: OwnSchedule.Name is empty; reports need it. Write a name.")]
    [InlineData("OwnMetric.Name throws", "OwnToy cannot be used. OwnMetric.Name threw FormatException: It is broken.")]
    public void Settings_that_cannot_be_read_are_refused_by_every_command(string own, string sentence)
    {
        _program["FAKE_OWN"] = own;

        foreach (string command in (string[])["plan", "run", "report"])
        {
            var (code, output, error) = _program.Run(command, "OwnToy");
            Assert.Equal((2, "", sentence), (code, output, error.TrimEnd()));
        }

        var (unhealthy, report, _) = _program.Run("doctor");
        Assert.Equal(3, unhealthy);
        Assert.Contains($"✗ OwnToy         {sentence}\n", report, StringComparison.Ordinal);
        Assert.Contains("✓ Toy ", report, StringComparison.Ordinal);
    }

    /// <summary>No check can call everything: what fails later is a sentence too, and no other experiment suffers.</summary>
    [Fact]
    public void Code_that_throws_later_is_named_without_an_unexpected_error()
    {
        _program["FAKE_OWN"] = "Tokens.Fingerprint throws";

        var (code, _, error) = _program.Run("run", "OwnToy", "Toy", "--scale", "smoke");

        Assert.Equal(1, code);
        Assert.Equal("OwnToy: Tokens.Fingerprint threw FormatException: It is broken.", error.TrimEnd());
        Assert.True(File.Exists(_program.PathOf("Toy", "runs", "smoke", "REPORT.md")));
    }

    /// <summary>The other experiment is planned, trained and reported, and the exit code is that of the problem.</summary>
    [Theory]
    [InlineData("plan", "Toy at scale smoke: ")]
    [InlineData("run", "REPORT.md")]
    [InlineData("report", "REPORT.md")]
    public void An_experiment_that_is_refused_does_not_keep_others_from_going_on(string command, string output)
    {
        _program["FAKE_OWN"] = "OwnCorpus.Name null";

        var (code, said, error) = _program.Run(command, "OwnToy", "Toy", "--scale", "smoke");

        Assert.Equal((2, "OwnToy: OwnCorpus.Name is empty; reports need it. Write a name."), (code, error.TrimEnd()));
        Assert.Contains(output, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OwnMetric.Measure throws", "OwnMetric.Measure threw FormatException: It is broken.")]
    [InlineData("OwnOptimizer.CreateFor null", "OwnOptimizer.CreateFor returned null; it must return an IOptimizer.")]
    [InlineData("OwnMetric.Measure recurses", "OwnMetric.Measure overflowed the stack. Check its recursion.")]
    [InlineData("OwnMetric.Measure file", "OwnMetric.Measure threw FileNotFoundException: Could not find file '")]
    [InlineData("OwnMetric.Measure thread", "OwnMetric.OnAnotherThread threw FormatException: It is broken.")]
    [InlineData("OwnMetric.Measure async", "OwnMetric.Throw threw FormatException: It is broken.")]
    public void Code_that_fails_in_a_trial_is_named_on_the_console_and_in_the_report(string own, string sentence)
    {
        _program["FAKE_OWN"] = own;

        var (code, output, error) = _program.Run("run", "OwnToy", "--scale", "smoke", "--trials", "*=0.01,seed=1");

        string report = File.ReadAllText(_program.PathOf("OwnToy", "runs", "smoke", "REPORT.md"));
        Assert.Equal((1, ""), (code, error));
        Assert.Contains(sentence, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unexpected", output, StringComparison.Ordinal);
        Assert.Contains($"- LearningRate=0.01,seed=1 has no result after 2 failed attempts: ", report, StringComparison.Ordinal);
        Assert.Contains(sentence.Split(" threw")[0].Split(';')[0], report, StringComparison.Ordinal);
        Assert.Contains("**No trial has finished.** 1 trial failed; Deviations names the reason.", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Not yet run", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_that_is_NaN_is_shown_so_counted_and_decides_nothing()
    {
        _program["FAKE_OWN"] = "OwnMetric.Measure NaN";

        Assert.Equal(0, _program.Run("run", "OwnToy").ExitCode);

        string report = File.ReadAllText(_program.PathOf("OwnToy", "REPORT.md"));
        Assert.Contains(
            "- Own metric is NaN, infinite or out of range in 6 of 6 trials. Claims that use these trials are not decided.",
            report,
            StringComparison.Ordinal);
        Assert.Contains("own metric is NaN in 3 trials of", report, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(" NaN |", report, StringComparison.Ordinal);
    }
}
