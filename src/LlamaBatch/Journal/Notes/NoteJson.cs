using System.Text.Json;
using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>Writes notes as JSON objects with their kind and fields, and reads them back.</summary>
internal static class NoteJson
{
    /// <summary>The kind of a record that contains a note. Older versions stored notes as sentences, in records of other kinds.</summary>
    public const string Record = "event";

    private const string Property = "note";

    /// <summary>Writes a note as a property of a record of the results file.</summary>
    public static void Write(Utf8JsonWriter writer, Note note)
    {
        writer.WriteStartObject(Property);
        switch (note)
        {
            case WorkerNote(var trial, var happened):
                WriteEvent(writer, happened);
                JournalJson.WriteText(writer, "trial", trial);
                break;
            case TornLine(var file, var line):
                WritePlace(writer, "torn-line", file, line);
                break;
            case DroppedRest(var file, var line):
                WritePlace(writer, "dropped-rest", file, line);
                break;
            case ChangedLine(var file, var line):
                WritePlace(writer, "changed-line", file, line);
                break;
            case InvalidLine(var file, var line):
                WritePlace(writer, "invalid-line", file, line);
                break;
            case IgnoredRecord ignored:
                WritePlace(writer, "ignored-record", ignored.File, ignored.Line);
                writer.WriteString("record", ignored.Record);
                writer.WriteString("field", ignored.Field);
                writer.WriteString("value", ignored.Value);
                break;
            case SkippedRecords skipped:
                writer.WriteString("kind", "skipped-records");
                writer.WriteString("file", skipped.File);
                writer.WriteNumber("count", skipped.Count);
                writer.WriteString("kinds", skipped.Kinds);
                break;
            case KeptRecords kept:
                writer.WriteString("kind", "kept-records");
                writer.WriteNumber("count", kept.Count);
                break;
            case FinishedTwice(var trial):
                writer.WriteString("kind", "finished-twice");
                writer.WriteString("trial", trial);
                break;
            case StoredTwice(var trial):
                writer.WriteString("kind", "stored-twice");
                writer.WriteString("trial", trial);
                break;
            default:
                throw new ArgumentException($"{note.GetType().Name} has no JSON form.", nameof(note));
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes the event of a trial as a property of a record of the trial's attempt file.</summary>
    public static void Write(Utf8JsonWriter writer, TrialNote note)
    {
        writer.WriteStartObject(Property);
        WriteEvent(writer, note);
        writer.WriteEndObject();
    }

    /// <summary>Reads a note from a record of the results file.</summary>
    /// <returns>The note; null if this version does not know its kind.</returns>
    public static Note? Read(JsonFields record)
    {
        JsonFields note = record.Object(Property);
        return note.Text("kind") switch
        {
            "torn-line" => new TornLine(note.Text("file"), Line(note)),
            "dropped-rest" => new DroppedRest(note.Text("file"), Line(note)),
            "changed-line" => new ChangedLine(note.Text("file"), Line(note)),
            "invalid-line" => new InvalidLine(note.Text("file"), Line(note)),
            "ignored-record" => new IgnoredRecord(
                note.Text("file"),
                Line(note),
                note.Text("record"),
                note.Text("field"),
                note.Text("value")),
            "skipped-records" => new SkippedRecords(note.Text("file"), note.Int("count", 1), note.Text("kinds")),
            "kept-records" => new KeptRecords(note.Int("count", 1)),
                "finished-twice" => new FinishedTwice(note.Identity("trial")),
            "stored-twice" => new StoredTwice(note.Identity("trial")),
            _ => ReadEvent(note) is TrialNote happened ? new WorkerNote(note.Text("trial"), happened) : null,
        };
    }

    /// <summary>Reads a note from a record of an attempt file.</summary>
    /// <param name="record">The record.</param>
    /// <param name="trial">The label of the attempt's trial.</param>
    /// <returns>The note; null if this version does not know its kind.</returns>
    public static Note? Read(JsonFields record, string trial) =>
        ReadEvent(record.Object(Property)) is TrialNote happened ? new WorkerNote(trial, happened) : null;

    private static void WriteEvent(Utf8JsonWriter writer, TrialNote note)
    {
        switch (note)
        {
            case UnusableCheckpoint unusable:
                writer.WriteString("kind", "unusable-checkpoint");
                writer.WriteString("file", unusable.File);
                writer.WriteString("fault", unusable.Problem.Fault.ToString());
                JournalJson.WriteText(writer, "detail", unusable.Problem.Detail);
                writer.WriteBoolean("triesPrevious", unusable.TriesPrevious);
                break;
            case OtherVectorWidth other:
                writer.WriteString("kind", "other-vector-width");
                writer.WriteString("file", other.File);
                writer.WriteNumber("bits", other.Bits);
                writer.WriteNumber("bitsHere", other.BitsHere);
                writer.WriteNumber("step", other.Step);
                break;
            default:
                throw new ArgumentException($"{note.GetType().Name} has no JSON form.", nameof(note));
        }
    }

    private static TrialNote? ReadEvent(JsonFields note) => note.Text("kind") switch
    {
        "unusable-checkpoint" =>
            new UnusableCheckpoint(
                note.Text("file"),
                new(note.Name<CheckpointFault>("fault"), note.Text("detail")),
                note.Truth("triesPrevious")),
        "other-vector-width" => new OtherVectorWidth(note.Text("file"), note.Int("bits", 1), note.Int("bitsHere", 1), note.Int("step", 0)),
        _ => null,
    };

    private static void WritePlace(Utf8JsonWriter writer, string kind, string file, int line)
    {
        writer.WriteString("kind", kind);
        writer.WriteString("file", file);
        writer.WriteNumber("line", line);
    }

    private static int Line(JsonFields note) => note.Int("line", 1);
}
