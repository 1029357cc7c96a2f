using LlamaBatch.Catalog;
using LlamaBatch.CommandLine;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Tests.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.CommandLine;

public sealed class OtherReportsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Experiment _bench = ExperimentOf(new Bench.Sweep());
    private readonly Experiment _other = ExperimentOf(new Bench.Sweep { Title = "Other" });

    private CommandContext Context => new([_bench, _other], _folder.Path, null!, null, TimeProvider.System);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Verdicts_of_other_experiments_come_from_their_results()
    {
        foreach (TrialResult result in Bench.ResultsOf(new Bench.Sweep(), Scale.Full, Bench.Finished).Values)
        {
            TestTrials.WriteAttempt(_folder["Bench"], result);
        }

        var others = new OtherReports(Context);

        OtherVerdict verdict = Assert.Single(others.But(_folder.Path, _other));
        Assert.Equal(("Bench", "C1", VerdictStatus.Supported), (verdict.Experiment, verdict.Claim.Source, verdict.Claim.Status));
        Assert.Contains(verdict.Settings, setting => setting is { Name: "Training.MicroBatch", Value: "4" });
        Assert.Empty(others.But(_folder.Path, _bench));
        Assert.False(others.Complain());
    }

    /// <summary>One experiment that cannot be read keeps no other from its report, and is not passed over in silence.</summary>
    [Fact]
    public void Results_that_cannot_be_read_are_a_complaint()
    {
        Directory.CreateDirectory(_folder["Bench"]);
        using var held = new FileStream(_folder["Bench", "results.jsonl"], FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var others = new OtherReports(Context);

        Assert.Empty(others.But(_folder.Path, _other));
        Assert.True(others.Complain());
    }

    private static Experiment<Bench> ExperimentOf(Bench.Sweep sweep) => new(sweep, (_, _, _) => { }, input =>
    {
        var results = new Bench.Results(input.Results);
        var writer = new ReportWriter<Bench>(input);
        writer.Verdicts(0.05, [new Claim("100 is faster than 16", "C1", () => Bench.IsFaster(results))]);
        return writer.Files();
    }, (_, _) => []);
}
