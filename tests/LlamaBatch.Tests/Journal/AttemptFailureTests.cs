using System.Text;
using LlamaBatch.Files;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Journal;

public sealed class AttemptFailureTests : IDisposable
{
    /// <summary>A failure of each kind.</summary>
    internal static IReadOnlyList<AttemptFailure> All { get; } =
    [
        new WrittenFailure("An older version wrote this."),
        new NoRecordedEnd(),
        new WorkerExited(77, "native code gave up"),
        .. ((int[])[4, 6, 7, 8, 9, 11, 15, 31]).Select(signal => new WorkerSignaled(signal, MemoryRanOut: false, "")),
        new WorkerSignaled(9, MemoryRanOut: true, "bad_alloc"),
        new StackOverflowed("Perplexity.Measure"),
        new StackOverflowed(""),
        new AllocationFailed("bad_alloc"),
        .. Enum.GetValues<FileFault>().Select(fault => new FileFailed(fault, "No space left on device")),
        new Threw("InvalidOperationException", "It broke."),
        new Threw("InvalidOperationException", ""),
        new Threw("DivideByZeroException", "Attempted to divide by zero.", "Perplexity.Measure"),
        new Threw("NotSupportedException", "", "Perplexity.Measure"),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_failure_reads_back_from_attempt_files_and_from_results()
    {
        Directory.CreateDirectory(_folder["runs"]);
        for (int i = 0; i < All.Count; i++)
        {
            AttemptJournal.Failed(
                _folder["runs", new AttemptName("a", i + 1).HostFile],
                TestTrials.Trial(),
                i + 1,
                DateTime.UnixEpoch.AddSeconds(i),
                TimeSpan.Zero,
                Outcome.Crashed,
                All[i]);
        }

        Assert.Equal(All, new ResultStore(_folder.Path).Write().Attempts.Select(attempt => attempt.Failure));
        Directory.Delete(_folder["runs"], recursive: true);
        Assert.Equal(All, new ResultStore(_folder.Path).Read().Attempts.Select(attempt => attempt.Failure));
    }

    [Fact]
    public void A_sentence_that_an_older_version_stored_is_shown_and_written_as_it_was()
    {
        string older = JournalJson.Line("attempt", writer =>
        {
            writer.WriteString("trial", "a");
            writer.WriteNumber("attempt", 1);
            writer.WriteString("label", "seed=1");
            writer.WriteString("outcome", "Crashed");
            writer.WriteString("started", "2026-11-24T01:02:03.000Z");
            writer.WriteString("failure", "It ended so.");
        });
        File.WriteAllText(_folder["results.jsonl"], older + "\n");

        Assert.Equal(new WrittenFailure("It ended so."), Assert.Single(new ResultStore(_folder.Path).Write().Attempts).Failure);
        Assert.Contains(older, File.ReadAllLines(_folder["results.jsonl"]));
    }

    [Fact]
    public void A_kind_of_a_newer_version_is_shown_by_its_name()
    {
        JsonFields record = JsonFields.Parse(Encoding.UTF8.GetBytes("""{"cause":{"kind":"cosmic-ray","joules":3}}"""));

        Assert.Equal("cosmic-ray.", KnownLanguages.English.Say(FailureJson.Read(record, "failure")!).ToString());
    }

    [Fact]
    public void Every_failure_is_said_in_every_language()
    {
        Assert.Equal(
            [.. typeof(AttemptFailure).Assembly.GetTypes().Where(type => type.BaseType == typeof(AttemptFailure))],
            All.Select(failure => failure.GetType()).ToHashSet());
        foreach (Language language in KnownLanguages.All)
        {
            Assert.Equal(All.Count, All.Select(failure => language.Say(failure).Markdown).Distinct().Count());
        }
    }
}
