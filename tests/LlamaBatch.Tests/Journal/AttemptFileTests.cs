using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Journal;

public sealed class AttemptFileTests : IDisposable
{
    private static readonly AttemptName _name = new("a", 1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_finished_attempt_reads_back_with_infinities_and_all_bits()
    {
        TrialResult result = TestTrials.Result(
            losses: [0.1 + 0.2, double.PositiveInfinity, double.NegativeInfinity, double.NaN, -0.0, double.Epsilon]);
        TestTrials.WriteAttempt(_folder.Path, result);

        AttemptReading reading = Read();

        Assert.Equal(
            result.Learning["ValidationLoss"].Select(m => (m.Tokens, BitConverter.DoubleToInt64Bits(m.Value))),
            reading.Result!.Learning["ValidationLoss"].Select(m => (m.Tokens, BitConverter.DoubleToInt64Bits(m.Value))));
        Assert.Equal(result.Levels, reading.Result.Levels);
        Assert.Equal(result.Costs, reading.Result.Costs);
        Assert.Equal(
            (Outcome.Completed, 1, TestTrials.Machine),
            (reading.Attempt!.Outcome, reading.Attempt.Number, reading.Attempt.Machine));
        Assert.Empty(reading.Notes);
    }

    [Fact]
    public void An_attempt_never_writes_into_a_file_that_exists()
    {
        string path = TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(losses: 1));
        byte[] before = File.ReadAllBytes(path);

        Assert.Throws<IOException>(() => AttemptJournal.Create(path));

        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_file_cut_at_any_byte_gives_the_whole_result_or_none_and_says_what_was_ignored()
    {
        string path = TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(losses: [1, 2]));
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);

            AttemptReading reading = Read();

            // Without its last line break the last record is still whole.
            bool endsWithLine = length == 0 || whole[length - 1] == '\n' || whole[length] == '\n';
            Assert.Equal(endsWithLine, reading.Notes.Count == 0);
            Assert.Equal(length == whole.Length - 1, reading.Result is not null);
            Assert.All(reading.Notes, note => Assert.Equal("runs/a.1.jsonl", Assert.IsType<TornLine>(note).File));
            if (reading.Result is null && reading.Attempt is Attempt attempt)
            {
                Assert.Equal(Outcome.Crashed, attempt.Outcome);
                Assert.NotNull(attempt.Failure);
            }
        }
    }

    [Fact]
    public void A_changed_byte_never_changes_a_result()
    {
        TrialResult result = TestTrials.Result(losses: [1, 2]);
        string path = TestTrials.WriteAttempt(_folder.Path, result);
        byte[] whole = File.ReadAllBytes(path);
        for (int place = 0; place < whole.Length; place++)
        {
            byte[] changed = [.. whole];
            changed[place] ^= 0x10;
            File.WriteAllBytes(path, changed);

            AttemptReading reading = Read();

            Assert.True(reading.Result is not null || reading.Notes.Count > 0);
            Assert.True(
                reading.Result is null || reading.Result.Learning["ValidationLoss"].SequenceEqual(result.Learning["ValidationLoss"]));
        }
    }

    [Fact]
    public void After_a_changed_line_nothing_of_the_file_counts()
    {
        string path = TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(losses: 1));
        string[] lines = File.ReadAllLines(path);
        lines[1] = lines[1].Replace("1.5", "1.4", StringComparison.Ordinal);
        File.WriteAllLines(path, lines);

        AttemptReading reading = Read();

        Assert.Null(reading.Result);
        Assert.Equal([new DroppedRest("runs/a.1.jsonl", 2)], reading.Notes);
    }

    [Fact]
    public void Kinds_and_fields_of_a_newer_version_are_passed_over_and_counted()
    {
        string path = TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(losses: 1));
        string[] lines = File.ReadAllLines(path);
        string finished = lines[2][lines[2].IndexOf("\"kind\"", StringComparison.Ordinal)..];
        File.WriteAllLines(path,
        [
            lines[0],
            JournalJson.Line("sparkled", writer => writer.WriteNumber("joules", 3)),
            JournalJson.Line("sparkled", writer => writer.WriteNumber("joules", 4)),
            ChecksummedLine.Seal("""{"kind":"event","note":{"kind":"sparkled"}}"""u8),
            ChecksummedLine.Seal(System.Text.Encoding.UTF8.GetBytes($"{{\"mood\":\"good\",{finished}")),
        ]);

        AttemptReading reading = Read();

        Assert.NotNull(reading.Result);
        Assert.Equal([new SkippedRecords("runs/a.1.jsonl", 3, "event, sparkled")], reading.Notes);
    }

    [Fact]
    public void A_record_of_another_shape_is_a_note_and_no_crash()
    {
        string path = TestTrials.WriteAttempt(_folder.Path, TestTrials.Result(losses: 1));
        File.AppendAllLines(path, [JournalJson.Line("finished", writer => writer.WriteString("trial", "a")), JournalJson.Line(
            "resumed",
            writer => writer.WriteString("step", "seven"))]);

        AttemptReading reading = Read();

        Assert.NotNull(reading.Result);
        Assert.Equal([new IgnoredRecord("runs/a.1.jsonl", 4, "finished", "tokens", ""), new IgnoredRecord(
            "runs/a.1.jsonl",
            5,
            "resumed",
            "step",
            "\"seven\"")], reading.Notes);
    }

    [Fact]
    public void What_a_worker_noted_names_the_trial()
    {
        Directory.CreateDirectory(_folder["runs"]);
        using (AttemptJournal journal = AttemptJournal.Create(_folder["runs", _name.File]))
        {
            journal.Started(TestTrials.Trial(), 1, DateTime.UtcNow, TestTrials.Machine);
            journal.Noted(new OtherVectorWidth("a.checkpoint", 256, 512, 3));
        }

        Assert.Equal([new WorkerNote("seed=1", new OtherVectorWidth("a.checkpoint", 256, 512, 3))], Read().Notes);
    }

    [Fact]
    public void A_sentence_that_an_older_version_noted_is_kept_as_written()
    {
        Directory.CreateDirectory(_folder["runs"]);
        using (AttemptJournal journal = AttemptJournal.Create(_folder["runs", _name.File]))
        {
            journal.Started(TestTrials.Trial(), 1, DateTime.UtcNow, TestTrials.Machine);
        }

        File.AppendAllLines(
            _folder["runs", _name.File],
            [JournalJson.Line("noted", writer => writer.WriteString("text", "The checkpoint cannot be used."))]);

        Assert.Equal([new WrittenNote("seed=1: The checkpoint cannot be used.")], Read().Notes);
    }

    [Fact]
    public void A_result_in_the_file_of_another_trial_does_not_count()
    {
        string path = TestTrials.WriteAttempt(_folder.Path, TestTrials.Result("b", losses: 1));
        File.Move(path, _folder["runs", "a.1.jsonl"]);

        AttemptReading reading = Read();

        Assert.Null(reading.Result);
        Assert.Single(reading.Notes);
    }

    [Fact]
    public void What_the_host_adds_about_a_dead_worker_is_part_of_the_attempt()
    {
        Directory.CreateDirectory(_folder["runs"]);
        AttemptJournal.Failed(
            _folder["runs", _name.HostFile],
            TestTrials.Trial(),
            1,
            DateTime.UtcNow,
            TimeSpan.FromSeconds(2),
            Outcome.Killed,
            new WorkerSignaled(9, MemoryRanOut: false, ""));

        Attempt attempt = Read().Attempt!;

        Assert.Equal(
            (Outcome.Killed, new WorkerSignaled(9, MemoryRanOut: false, ""), 2.0, null),
            (attempt.Outcome, attempt.Failure, attempt.Seconds, attempt.Machine));
    }

    [Theory]
    [InlineData("abc.12.jsonl", "abc", 12)]
    [InlineData("abc.12.host.jsonl", "abc", 12)]
    [InlineData("abc.0.jsonl", null, 0)]
    [InlineData("abc.x.jsonl", null, 0)]
    [InlineData("abc.1.2.jsonl", null, 0)]
    [InlineData("abc.checkpoint", null, 0)]
    [InlineData("results.jsonl", null, 0)]
    public void A_file_name_says_which_attempt_it_is_of(string file, string? trial, int number) =>
        Assert.Equal(trial is null ? null : new AttemptName(trial, number), AttemptName.Parse(file));

    private AttemptReading Read() => AttemptReading.Read(_folder["runs"], _name);
}
