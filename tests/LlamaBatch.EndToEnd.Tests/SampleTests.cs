using System.Text.RegularExpressions;
using LlamaBatch.Tests;

namespace LlamaBatch.EndToEnd.Tests;

/// <summary>Every sample, from the record to the report.</summary>
public sealed partial class SampleTests
{
    private const string Samples = "experiments/samples";

    [Fact]
    public void Every_sample_runs_and_its_report_holds_its_claims()
    {
        using var program = new ExperimentsProgram("LlamaBatch.Samples");
        foreach (string source in Repository.SourcesIn(Samples))
        {
            // OwnText trains on the files beside its folder.
            File.WriteAllText(Path.Combine(program.Folder, Path.GetFileName(source)), Repository.Read(source));
        }

        (int code, string output) = program.Run("run", "*", "--scale", "smoke");

        Assert.True(code == 0, output);
        Assert.DoesNotMatch("(?m)^Claim ", output);                                  // one that some results could not decide
        var samples = Repository.SourcesIn(Samples).Select(Repository.Read).Where(source => Record().IsMatch(source)).ToList();
        Assert.InRange(samples.Count, 10, int.MaxValue);
        foreach (string sample in samples)
        {
            string report = File.ReadAllText(Path.Combine(program.Folder, Record().Match(sample).Groups[1].Value, "runs/smoke/REPORT.md"));
            Assert.NotEmpty(Claim().Matches(sample));
            Assert.All(Claim().Matches(sample), claim => Assert.Contains($"| {claim.Groups[1].Value} ", report, StringComparison.Ordinal));
        }
    }

    [GeneratedRegex(@"partial record (\w+) : LlamaExperiment")]
    private static partial Regex Record();

    [GeneratedRegex(@"\[Claim\(""([^""]+)""")]
    private static partial Regex Claim();
}
