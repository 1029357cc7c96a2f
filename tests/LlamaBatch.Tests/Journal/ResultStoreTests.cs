using LlamaBatch.Data;
using LlamaBatch.Files;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Journal;

public sealed class ResultStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string ResultsPath => _folder["results.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_what_attempts_say_and_survives_without_them()
    {
        TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(losses: [1, double.NaN, 2]));
        StoredResults written = new ResultStore(_folder.Path).Write();
        string text = File.ReadAllText(ResultsPath);

        Directory.Delete(_folder["runs"], recursive: true);
        StoredResults read = new ResultStore(_folder.Path).Write();

        Assert.Equal(text, File.ReadAllText(ResultsPath));
        Assert.Equal(written.Attempts, read.Attempts);
        Assert.Equal(1.25, Assert.Single(read.Attempts).PredictedSeconds);
        Assert.Equal(written.Machines, read.Machines);
        Assert.Equal(written.Trials["a"].Learning["ValidationLoss"], read.Trials["a"].Learning["ValidationLoss"]);
        Assert.Equal(written.Trials["a"].Costs, read.Trials["a"].Costs);
        Assert.Equal(3, read.Trials["a"].Learning["ValidationLoss"].Count);
    }

    [Fact]
    public void How_an_attempt_began_survives_without_its_file()
    {
        Directory.CreateDirectory(_folder["runs"]);
        foreach ((string trial, Trunk? trunk) in new[] { ("a", new Trunk("0123", 20, 6400)), ("b", null) })
        {
            using var journal = AttemptJournal.Create(_folder["runs", new AttemptName(trial, 1).File]);
            journal.Started(TestTrials.Trial(trial), 1, new(2026, 11, 28, 1, 2, 3, DateTimeKind.Utc), TestTrials.Machine);
            journal.Resumed(20, trunk);
            journal.Interrupted();
        }

        new ResultStore(_folder.Path).Write();
        Directory.Delete(_folder["runs"], recursive: true);

        Assert.Equal(
            [("a", 20, 6400), ("b", 20, null)],
            new ResultStore(_folder.Path).Read().Attempts.Select(one => (one.Trial, one.ResumedFromStep!.Value, one.TrunkTokens)));
    }

    [Fact]
    public void Looks_are_kept_in_order_of_time_and_only_where_something_changed()
    {
        TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(losses: [1]));
        var store = new ResultStore(_folder.Path);
        Look At(int hour, int seeds, Scale scale = Scale.Full)
            => new(new DateTime(2026, 11, 24, hour, 0, 0, DateTimeKind.Utc), scale, seeds, 0, ["a-1", "b-2"]);
        foreach (Look look in new[] { At(3, 10), At(1, 5), At(4, 10), At(2, 5, Scale.Quick) })
        {
            store.Write(look: look);
        }

        IReadOnlyList<Look> looks = new ResultStore(_folder.Path).Read().Looks;

        Assert.Equal([(1, 5), (2, 5), (3, 10)], looks.Select(look => (look.AtUtc.Hour, look.Seeds)));
        Assert.Equal(["a-1", "b-2"], looks[0].Claims);
    }

    [Fact]
    public void Learning_records_are_ordered_by_phase_levels_as_numbers_and_seed_and_name_no_machine_or_time()
    {
        (string Id, string Level, int Seed, Phase Phase)[] trials =
        [
            ("t1", "100", 1, Phase.Evaluation), ("t2", "16", 2, Phase.Evaluation), ("t3", "16", 1, Phase.Evaluation),
            ("t4", "512", 1001, Phase.Tuning), ("t5", "1E+3", 1, Phase.Evaluation),
        ];
        foreach (var trial in trials)
        {
            TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(trial.Id, trial.Seed, trial.Phase, [new("BatchSize", trial.Level)], 1));
        }

        new ResultStore(_folder.Path).Write();

        List<string> learning = LearningLines();
        Assert.Equal(["t4", "t3", "t2", "t1", "t5"], learning.Select(line => line.Split("\"trial\":\"")[1][..2]));
        Assert.All(learning, line => Assert.DoesNotContain("2026", line, StringComparison.Ordinal));
        Assert.All(learning, line => Assert.DoesNotContain("attempt", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Learning_records_are_the_same_bytes_however_the_attempts_came_about()
    {
        TestTrials.WriteAttempt(_folder.Path, TestTrials.Result("a", losses: [1, 2]));
        TestTrials.WriteAttempt(_folder.Path, TestTrials.Result("b", losses: [3, 4]));
        new ResultStore(_folder.Path).Write();
        List<string> undisturbed = LearningLines();
        using var other = new TemporaryFolder();
        Directory.CreateDirectory(other["runs"]);

        TestTrials.WriteAttempt(other.Path, TestTrials.Result("b", losses: [3, 4]), 7, DateTime.UtcNow);
        new ResultStore(other.Path).Write();
        AttemptJournal.Failed(
            other["runs", "a.1.host.jsonl"],
            TestTrials.Trial("a"),
            1,
            DateTime.UtcNow,
            TimeSpan.Zero,
            Outcome.Crashed,
            new NoRecordedEnd());
        TestTrials.WriteAttempt(other.Path, TestTrials.Result("a", losses: [1, 2]), 2, DateTime.UtcNow);
        new ResultStore(other.Path).Write();

        Assert.Equal(
            undisturbed,
            [.. File.ReadAllLines(other["results.jsonl"]).Where(line => line.Contains("\"kind\":\"learning\"", StringComparison.Ordinal))]);
    }

    [Fact]
    public void A_trial_finished_twice_counts_once_and_the_first_attempt_counts()
    {
        TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(losses: 2), number: 10);
        TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(losses: 1), number: 2);

        StoredResults results = new ResultStore(_folder.Path).Write();

        Assert.Equal(1, Assert.Single(results.Trials).Value.Learning["ValidationLoss"][0].Value);
        Assert.Equal(2, results.Attempts.Count);
        Assert.Equal([new FinishedTwice("a")], results.Notes);
    }

    [Fact]
    public void A_trial_finished_twice_with_the_same_numbers_is_no_deviation()
    {
        TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(losses: 1), number: 1);
        TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(losses: 1), number: 2);

        Assert.Empty(new ResultStore(_folder.Path).Write().Notes);
    }

    [Fact]
    public void Fields_and_kinds_of_a_newer_version_are_kept_byte_by_byte()
    {
        TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(losses: 1));
        new ResultStore(_folder.Path).Write();
        string learning = LearningLines()[0];
        string newer = ChecksummedLine.Seal(
            System.Text.Encoding.UTF8.GetBytes($"{{\"joules\":7,{learning[learning.IndexOf("\"kind\"", StringComparison.Ordinal)..]}"));
        string unknown = JournalJson.Line("energy", writer => writer.WriteNumber("joules", 7));
        string unknownNote = ChecksummedLine.Seal("""{"kind":"event","note":{"kind":"solar-flare"}}"""u8);
        File.WriteAllText(
            ResultsPath,
            File.ReadAllText(ResultsPath).Replace(learning, newer, StringComparison.Ordinal) + unknown + "\n" + unknownNote + "\n");

        TestTrials.WriteAttempt(_folder.Path, TestTrials.Result("b", losses: 1));
        StoredResults results = new ResultStore(_folder.Path).Write();

        string[] lines = File.ReadAllLines(ResultsPath);
        Assert.Contains(newer, lines);
        Assert.Contains(unknown, lines);
        Assert.Contains(unknownNote, lines);
        Assert.Equal(2, results.Trials.Count);
        Assert.Equal([new KeptRecords(2)], results.Notes);
    }

    [Fact]
    public void Conflict_markers_and_changed_lines_are_passed_over_noted_and_kept_aside()
    {
        TestTrials.WriteAttempt(_folder.Path, TestTrials.Result("a", losses: 1));
        TestTrials.WriteAttempt(_folder.Path, TestTrials.Result("b", losses: 1));
        new ResultStore(_folder.Path).Write();
        Directory.Delete(_folder["runs"], recursive: true);
        List<string> lines = [.. File.ReadAllLines(ResultsPath)];
        lines.Insert(1, "<<<<<<< HEAD");
        lines[2] = lines[2].Replace("\"seed\":1", "\"seed\":2", StringComparison.Ordinal);
        string damaged = string.Join("\r\n", lines) + "\r\n";
        File.WriteAllText(ResultsPath, damaged);

        StoredResults first = new ResultStore(_folder.Path).Write();
        StoredResults second = new ResultStore(_folder.Path).Write();

        Assert.Equal("b", Assert.Single(first.Trials).Key);
        Assert.Equal(2, first.Notes.Count);
        Assert.Contains(new ChangedLine("results.jsonl", 2), first.Notes);
        Assert.Equal(first.Notes, second.Notes);
        Assert.Equal(damaged, File.ReadAllText(_folder["runs", "results.damaged-1.txt"]));
        Assert.False(File.Exists(_folder["runs", "results.damaged-2.txt"]));
    }

    [Fact]
    public void An_attempt_that_was_still_running_gets_its_end_later()
    {
        string path = TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(losses: 1));
        byte[] whole = File.ReadAllBytes(path);
        File.WriteAllLines(path, File.ReadAllLines(path).Take(2));
        Assert.Equal(Outcome.Crashed, Assert.Single(new ResultStore(_folder.Path).Write().Attempts).Outcome);

        File.WriteAllBytes(path, whole);

        Assert.Equal(Outcome.Completed, Assert.Single(new ResultStore(_folder.Path).Write().Attempts).Outcome);
    }

    [Fact]
    public void A_file_that_would_not_change_is_not_written()
    {
        TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(losses: 1));
        new ResultStore(_folder.Path).Write();
        var old = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(ResultsPath, old);

        new ResultStore(_folder.Path).Write();

        Assert.Equal(old, File.GetLastWriteTimeUtc(ResultsPath));
    }

    [Fact]
    public void Where_nothing_was_ever_run_nothing_is_written()
    {
        Assert.Empty(new ResultStore(_folder.Path).Write().Trials);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    private List<string> LearningLines()
        => [.. File.ReadAllLines(ResultsPath).Where(line => line.Contains("\"kind\":\"learning\"", StringComparison.Ordinal))];

    /// <summary>A newer format is one that this version would misread.</summary>
    [Fact]
    public void Results_of_a_newer_format_are_refused_and_not_changed()
    {
        TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(losses: 1));
        string newer = JournalJson.Line("format", writer => writer.WriteNumber("version", 99)) + "\n";
        File.WriteAllText(ResultsPath, newer);
        var store = new ResultStore(_folder.Path);

        foreach (Func<StoredResults> use in (Func<StoredResults>[])[store.Read, () => store.Write()])
        {
            Assert.Equal(
                $"'{ResultsPath}' has format 99; this version of LlamaBatch reads up to 1. The file was not changed. "
                    + "Update LlamaBatch, or move the file away to train everything again.",
                Assert.Throws<UnreadableException>(use).Message);
        }

        Assert.Equal(newer, File.ReadAllText(ResultsPath));
    }

    [Fact]
    public void A_seed_that_no_trial_has_is_ignored_with_a_note()
    {
        TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(seed: 0, losses: 1));

        StoredResults results = new ResultStore(_folder.Path).Read();

        Assert.Empty(results.Trials);
        Assert.Contains(results.Notes, note => note is IgnoredRecord { Field: "seed", Value: "0" });
    }

    [Fact]
    public void How_large_a_corpus_is_is_kept_and_a_size_that_cannot_be_is_not()
    {
        var store = new ResultStore(_folder.Path);
        var facts = new Dictionary<string, CorpusFacts> { ["TextFiles; Path=a; SequenceLength=32"] = new(2_925, 9, 2) };
        File.WriteAllText(ResultsPath, JournalJson.Line("format", writer => writer.WriteNumber("version", 1)));
        store.Write(facts: facts);

        Assert.Equal(facts, store.Read().CorpusFacts);
        Assert.Equal(facts, store.Write().CorpusFacts);
        File.WriteAllText(ResultsPath, JournalJson.Line("text", writer =>
        {
            writer.WriteString("corpus", "a");
            writer.WriteNumber("training", -1);
            writer.WriteNumber("windows", 9);
            writer.WriteNumber("repeated", 0);
        }) + "\n");
        Assert.Empty(store.Read().CorpusFacts);
        Assert.Contains(store.Read().Notes, note => note is IgnoredRecord { Line: 1 });
    }

    [Fact]
    public void An_empty_file_of_results_is_not_taken_for_results_that_are_missing()
    {
        File.WriteAllText(_folder["results.jsonl"], "");

        var refused = Assert.Throws<UnreadableException>(() => new ResultStore(_folder.Path).Read());

        Assert.Contains("is empty", refused.Message, StringComparison.Ordinal);
    }
}
