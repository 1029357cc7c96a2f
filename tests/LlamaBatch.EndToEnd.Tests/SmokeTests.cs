using System.Diagnostics;

namespace LlamaBatch.EndToEnd.Tests;

/// <summary>Runs of the smoke experiment with the real workers and libtorch.</summary>
public class SmokeTests
{
    /// <summary>Cost trials take seconds each, so a test of learning records leaves them out.</summary>
    private static readonly string[] _learningTrials = ["--trials", "*seed=*"];

    [Fact]
    public void A_report_is_a_pure_function_of_the_results()
    {
        using var program = new ExperimentsProgram();
        program.Run("run", "Smoke", "--scale", "smoke", "--workers", "1");
        string report = File.ReadAllText(program["runs/smoke/REPORT.md"]);
        Directory.Delete(program["runs/smoke/runs"], recursive: true);                        // as in a fresh clone

        Assert.Equal(0, program.Run("report", "Smoke", "--scale", "smoke").ExitCode);
        Assert.Equal(report, File.ReadAllText(program["runs/smoke/REPORT.md"]));
        Assert.Contains("unchanged", program.Run("report", "Smoke", "--scale", "smoke").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_records_however_many_workers_there_are()
    {
        using var one = new ExperimentsProgram();
        using var three = new ExperimentsProgram();
        one.Run(["run", "Smoke", "--scale", "smoke", "--workers", "1", .. _learningTrials]);
        three.Run(["run", "Smoke", "--scale", "smoke", "--workers", "3", .. _learningTrials]);

        Assert.NotEmpty(one.LearningRecords("runs/smoke"));
        Assert.Equal(one.LearningRecords("runs/smoke"), three.LearningRecords("runs/smoke"));
        Assert.False(File.Exists(one["results.jsonl"]), "A smoke run must not touch the results that are committed.");
    }

    /// <summary>
    /// The real loop, checkpoint and journal; the many kills are in the tests of the scheduler, on a training that costs
    /// nothing.
    /// </summary>
    [Fact]
    public void A_run_that_was_killed_goes_on_to_the_same_records()
    {
        using var undisturbed = new ExperimentsProgram();
        using var killed = new ExperimentsProgram();
        undisturbed.Run(["run", "Smoke", .. _learningTrials]);
        for (int kill = 0; kill < 3; kill++)
        {
            using Process run = killed.Start(["run", "Smoke", .. _learningTrials]);
            run.StandardOutput.ReadLine();
            Thread.Sleep(1_000 + (700 * kill));
            run.Kill(entireProcessTree: kill % 2 == 0);
            run.WaitForExit();
        }

        (int code, string output) = killed.Run(["run", "Smoke", .. _learningTrials]);

        Assert.True(code == 0, output);
        Assert.Equal(10, undisturbed.LearningRecords().Length);
        Assert.Equal(undisturbed.LearningRecords(), killed.LearningRecords());
    }

    [Fact]
    public void Every_experiment_can_be_listed_and_planned_without_libtorch()
    {
        using var program = new ExperimentsProgram();

        Assert.Contains("BatchSize100", program.Run("list").Output, StringComparison.Ordinal);
        (int code, string plan) = program.Run("plan", "BatchSize100");
        Assert.Equal(0, code);
        Assert.Contains("315 trials", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_finds_nothing_wrong_here()
    {
        using var program = new ExperimentsProgram();
        // The program looks for the table of runs in the folder that it is given.
        string table = Path.Combine("Balance", "data", "runs.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(program.Folder, table))!);
        File.Copy(Path.Combine(Path.GetDirectoryName(Here())!, "../../experiments", table), Path.Combine(program.Folder, table));
        (int code, string output) = program.Run("doctor");

        Assert.True(code == 0, output);
        Assert.Contains("libtorch", output, StringComparison.Ordinal);
    }

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string file = "") => file;
}
