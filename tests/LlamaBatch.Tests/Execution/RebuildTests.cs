using LlamaBatch.Execution;

namespace LlamaBatch.Tests.Execution;

/// <summary>
/// What a run executes is fixed when it starts: a build meanwhile ends it in a sentence, and nothing that was trained is
/// lost.
/// </summary>
public sealed class RebuildTests : IDisposable
{
    private readonly Tests.TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_program_that_is_built_anew_during_a_run_starts_no_more_trials()
    {
        string copy = _folder["program"];
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.GetFiles(AppContext.BaseDirectory)
            .Where(file => !file.EndsWith(".pdb", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        using var program = new FakeProgram(program: copy);
        program["FAKE_STEP_MS"] = "3";
        using var host = program.Start("run", "Toy", "--workers", "1");
        while (host.StandardOutput.ReadLine() is string line && !line.StartsWith("[1/12]", StringComparison.Ordinal))
        {
            // The first trial is not finished.
        }

        // Another assembly under the same name, put there as a build does it.
        string replaced = Path.Combine(copy, "Humanizer.dll");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "MathNet.Numerics.dll"), replaced + ".new");
        File.Move(replaced + ".new", replaced, overwrite: true);
        string output = host.StandardOutput.ReadToEnd();
        string error = host.StandardError.ReadToEnd();
        host.WaitForExit();

        Assert.True(host.ExitCode == 3, output + error);
        Assert.Contains("Running trials finish; no new trial starts.", output, StringComparison.Ordinal);
        Assert.Contains("The program was rebuilt during the run (Humanizer.dll has changed)", error, StringComparison.Ordinal);
        Assert.Equal(1 + output.Split('\n').Count(line => line.StartsWith('[')), program.LearningLines().Count);

        File.Copy(Path.Combine(AppContext.BaseDirectory, "Humanizer.dll"), replaced, overwrite: true);
        program["FAKE_STEP_MS"] = "0";
        Assert.Equal(0, program.Run("run", "Toy").ExitCode);
        Assert.Equal(12, program.LearningLines().Count);
    }

    [Fact]
    public void A_worker_of_another_program_than_its_host_trains_nothing()
    {
        using var program = new FakeProgram();

        var (code, output, error) = program.Run(
            "worker", "--experiment", "Toy", "--scale", "Full", "--seed", "1", "--phase", "Evaluation",
            "--trial", "0000000000000000", "--attempt", "0000000000000000.1.jsonl",
            "--program", "0123456789abcdef", "--checkpoint-seconds", "30");

        Assert.Equal((3, ""), (code, output));
        Assert.Contains("The program was rebuilt during the run", error, StringComparison.Ordinal);
        Assert.Empty(program.AttemptFiles());
    }

    [Fact]
    public void The_same_files_have_the_same_fingerprint_and_other_files_another()
    {
        File.Copy(typeof(ProgramFiles).Assembly.Location, _folder["a.dll"]);
        File.WriteAllText(_folder["native.dll"], "no assembly");
        var before = ProgramFiles.In(_folder.Path);

        Assert.Null(before.ChangedIn(_folder.Path));
        File.Copy(typeof(RebuildTests).Assembly.Location, _folder["a.dll"], overwrite: true);

        Assert.Equal("a.dll", before.ChangedIn(_folder.Path));
        Assert.NotEqual(before.Fingerprint, ProgramFiles.In(_folder.Path).Fingerprint);
    }
}
