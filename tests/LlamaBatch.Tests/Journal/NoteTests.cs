using System.Text.Json;
using LlamaBatch.Files;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Journal;

public sealed class NoteTests
{
    private static readonly TrialNote[] _events =
    [
        .. Enum.GetValues<CheckpointFault>()
            .Select(fault => new UnusableCheckpoint("a.checkpoint", new(fault, "Perplexity"), TriesPrevious: fault > 0)),
        new OtherVectorWidth("a.checkpoint", 256, 512, 3),
    ];

    /// <summary>A note of each kind.</summary>
    internal static IReadOnlyList<Note> All { get; } =
    [
        .. _events.Select(happened => new WorkerNote("seed=1", happened)),
        new WrittenNote("An older version wrote this."),
        new TornLine("runs/a.1.jsonl", 3),
        new DroppedRest("runs/a.1.jsonl", 3),
        new ChangedLine("results.jsonl", 3),
        new InvalidLine("results.jsonl", 3),
        new IgnoredRecord("results.jsonl", 3, "learning", "tokens", "-1"),
        new SkippedRecords("runs/a.1.jsonl", 3, "energy, mood"),
        new KeptRecords(1),
        new FinishedTwice("abc"),
        new StoredTwice("abc"),
    ];

    [Fact]
    public void Every_note_reads_back_as_it_was_written()
    {
        foreach (Note note in All.Where(note => note is not WrittenNote))
        {
            Assert.Equal(note, NoteJson.Read(RecordOf(writer => NoteJson.Write(writer, note))));
        }

        foreach (TrialNote happened in _events)
        {
            Assert.Equal(new WorkerNote("seed=2", happened), NoteJson.Read(RecordOf(writer => NoteJson.Write(writer, happened)), "seed=2"));
        }
    }

    [Fact]
    public void Every_kind_of_note_is_said_in_every_language()
    {
        Assert.Equal(SubtypesOf(typeof(Note)), All.Select(note => note.GetType()).ToHashSet());
        Assert.Equal(SubtypesOf(typeof(TrialNote)), _events.Select(happened => happened.GetType()).ToHashSet());
        foreach (Language language in KnownLanguages.All)
        {
            Assert.Equal(All.Count, All.Select(note => language.Say(note).Markdown).Distinct().Count());
        }
    }

    private static HashSet<Type> SubtypesOf(Type type) => [.. type.Assembly.GetTypes().Where(other => other.BaseType == type)];

    private static JsonFields RecordOf(Action<Utf8JsonWriter> note)
        => JsonFields.Parse(System.Text.Encoding.UTF8.GetBytes(JournalJson.Line(NoteJson.Record, note)));
}
