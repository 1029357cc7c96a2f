namespace LlamaBatch.Tests.Execution;

/// <summary>
/// Files that are taken away, replaced or made unreadable under the program: nothing committed or acknowledged is lost,
/// and it is said.
/// </summary>
public sealed class UnreadableTests : IDisposable
{
    private readonly FakeProgram _program = new();

    private string Results => _program.PathOf("Toy", "results.jsonl");

    private string Runs => _program.PathOf("Toy", "runs");

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("run", "Toy", "--scale", "quick")]
    [InlineData("report", "Toy")]
    [InlineData("list")]
    [InlineData("plan", "Toy")]
    public void Results_that_cannot_be_read_are_not_taken_for_none(params string[] command)
    {
        _program.CopyQuickRun();
        string elsewhere = _program.PathOf("elsewhere");
        File.Move(Results, elsewhere);
        Directory.Delete(Runs, recursive: true);
        File.CreateSymbolicLink(Results, Results);                                  // a look at it fails, and not with "there is none"

        var (code, output, error) = _program.Run(command);

        Assert.True(code == 3, output + error);
        Assert.Contains($"'{Results}' cannot be read", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
        Assert.Equal(Results, new FileInfo(Results).LinkTarget);
    }

    [Theory]
    [InlineData("run", "Toy", "--scale", "quick")]
    [InlineData("report", "Toy")]
    [InlineData("list")]
    public void Results_that_a_formatter_rewrote_are_not_replaced(params string[] command)
    {
        _program.CopyQuickRun();
        Directory.Delete(Runs, recursive: true);
        string formatted = File.ReadAllText(Results).Replace("\":", "\": ", StringComparison.Ordinal);
        File.WriteAllText(Results, formatted);

        var (code, _, error) = _program.Run(command);

        Assert.Equal(3, code);
        Assert.Contains($"Every checksum of '{Results}' fails", error, StringComparison.Ordinal);
        Assert.Equal(formatted, File.ReadAllText(Results));
        Assert.Empty(_program.AttemptFiles());
    }

    [Fact]
    public void A_damaged_line_is_told_on_the_console_and_the_file_is_kept()
    {
        _program.CopyQuickRun();
        Directory.Delete(Runs, recursive: true);
        string damaged = File.ReadAllText(Results).Replace("\"seed\":1", "\"seed\":3", StringComparison.Ordinal);
        File.WriteAllText(Results, damaged);

        var (code, _, error) = _program.Run("report", "Toy");

        string kept = Path.Combine(Runs, "results.damaged-1.txt");
        Assert.Equal(0, code);
        Assert.Contains(
            $"2 lines (2, 4) of '{Results}' cannot be read and were ignored. The original file is kept as '{kept}'.",
            error,
            StringComparison.Ordinal);
        Assert.Equal(damaged, File.ReadAllText(kept));
    }

    [Fact]
    public void An_attempt_file_that_cannot_be_read_stops_its_own_trial_only()
    {
        _program.CopyQuickRun();
        string[] files = _program.AttemptFiles();
        string unreadable = files.Order(StringComparer.Ordinal).First();
        string whole = File.ReadAllText(unreadable);
        File.Delete(Results);
        foreach (string file in files.Except([unreadable]).Append(unreadable).Skip(1))
        {
            File.Delete(file);
        }

        File.CreateSymbolicLink(unreadable, unreadable);

        var (code, output, error) = _program.Run("run", "Toy", "--scale", "quick");

        Assert.True(code == 1, output + error);
        Assert.Contains($"'{unreadable}' cannot be read", error, StringComparison.Ordinal);
        Assert.Contains("3 of 4 trials are finished, 1 failed", output, StringComparison.Ordinal);
        Assert.Equal(3, _program.LearningLines().Count);
        Assert.Equal(3, _program.Run("report", "Toy").ExitCode);

        File.Delete(unreadable);
        File.WriteAllText(unreadable, whole);
        Assert.Equal(0, _program.Run("run", "Toy", "--scale", "quick").ExitCode);
        Assert.Equal(4, _program.LearningLines().Count);
        Assert.Equal(4, _program.AttemptFiles().Length);
    }

    [Fact]
    public void A_runs_folder_that_was_moved_away_is_not_made_anew_to_keep_damaged_results()
    {
        _program.CopyQuickRun();
        Directory.Delete(Runs, recursive: true);
        string damaged = File.ReadAllText(Results).Replace("\"seed\":1", "\"seed\":3", StringComparison.Ordinal);
        File.WriteAllText(Results, damaged);
        _program["FAKE_STEP_MS"] = "2";
        using var host = _program.Start("run", "Toy", "--workers", "1");
        while (host.StandardOutput.ReadLine() is string line && !line.StartsWith('['))
        {
        }

        string aside = _program.PathOf("Toy", "elsewhere");
        Directory.Move(Runs, aside);
        host.StandardOutput.ReadToEnd();
        string error = host.StandardError.ReadToEnd();
        host.WaitForExit();

        Assert.True(host.ExitCode == 3, error);
        Assert.Contains("2 lines (2, 4)", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Runs));
        Assert.Equal(damaged, File.ReadAllText(Path.Combine(aside, "results.damaged-1.txt")));
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("rename")]
    [InlineData("replace")]
    public void A_runs_folder_that_goes_during_a_run_ends_it_in_a_sentence_and_what_was_printed_is_kept(string how)
    {
        _program["FAKE_STEP_MS"] = "2";
        using var host = _program.Start("run", "Toy", "--workers", "1");
        string? line;
        var printed = new List<string>();
        while (printed.Count < 2 && (line = host.StandardOutput.ReadLine()) is not null)
        {
            if (line.StartsWith('['))
            {
                printed.Add(line);
            }
        }

        string aside = _program.PathOf("Toy", "elsewhere");
        Directory.Move(Runs, aside);
        if (how == "delete")
        {
            Directory.Delete(aside, recursive: true);
        }
        else if (how == "replace")
        {
            File.WriteAllText(Runs, "a file in the place of the folder");
        }

        string rest = host.StandardOutput.ReadToEnd();
        string error = host.StandardError.ReadToEnd();
        host.WaitForExit();

        printed.AddRange(rest.Split('\n').Where(text => text.StartsWith('[')));
        Assert.True(host.ExitCode == 3, rest + error);
        Assert.DoesNotContain("   at ", rest + error, StringComparison.Ordinal);
        Assert.Contains(
            how == "replace" ? Runs : $"The folder '{Runs}' was removed, renamed or emptied during the run.",
            error,
            StringComparison.Ordinal);
        if (how == "replace")
        {
            File.Delete(Runs);
            Directory.Move(aside, Runs);
            Assert.Equal(0, _program.Run("report", "Toy").ExitCode);
        }

        Assert.Equal(printed.Count, _program.LearningLines().Count);
        if (how == "rename")
        {
            Directory.Move(aside, Runs);
        }

        _program["FAKE_STEP_MS"] = "0";
        Assert.Equal(0, _program.Run("run", "Toy").ExitCode);
        Assert.Equal(12, _program.LearningLines().Count);
    }
}
