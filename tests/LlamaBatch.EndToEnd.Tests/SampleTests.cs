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

        // RunsFromElsewhere reads a table.
        string table = Path.Combine(program.Folder, "RunsFromElsewhere/data/runs.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(table)!);
        File.WriteAllText(table, Repository.Read($"{Samples}/RunsFromElsewhere/data/runs.csv"));

        (int code, string output) = program.Run("run", "*", "--scale", "smoke");

        Assert.True(code == 0, output);
        Assert.DoesNotMatch("(?m)^Claim ", output);                                  // one that some results could not decide
        var samples = Repository.SourcesIn(Samples).Select(Repository.Read).Where(source => Record().IsMatch(source)).ToList();
        Assert.InRange(samples.Count, 10, int.MaxValue);
        foreach (string sample in samples)
        {
            // Imported runs have one scale, and their report is always the full one.
            string file = sample.Contains(": ImportedExperiment", StringComparison.Ordinal) ? "REPORT.md" : "runs/smoke/REPORT.md";
            string report = File.ReadAllText(Path.Combine(program.Folder, Record().Match(sample).Groups[1].Value, file));
            Assert.NotEmpty(Claim().Matches(sample));
            Assert.All(Claim().Matches(sample), claim => Assert.Contains($"| {claim.Groups[1].Value} ", report, StringComparison.Ordinal));
        }
    }

    [GeneratedRegex(@"partial record (\w+) : (?:Llama|Imported)Experiment")]
    private static partial Regex Record();

    [GeneratedRegex(@"\[Claim\(""([^""]+)""")]
    private static partial Regex Claim();
}
