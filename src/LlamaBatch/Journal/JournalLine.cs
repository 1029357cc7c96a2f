using System.Text.Json;
using LlamaBatch.Files;

namespace LlamaBatch.Journal;

/// <summary>A line of a journal file.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">The line without its line break.</param>
/// <param name="IsIntact">Whether its checksum is right, so that it is neither torn nor changed.</param>
/// <param name="Record">The record; null if it cannot be read (see <paramref name="Problem"/>).</param>
/// <param name="Problem">Why it has no record, as a sentence; empty if it has one.</param>
/// <param name="IsLast">Whether no line follows.</param>
internal readonly record struct JournalLine(int Number, string Text, bool IsIntact, JsonFields? Record, string Problem, bool IsLast)
{
    /// <summary>The record's kind; empty without a record.</summary>
    public string Kind => Record is JsonFields record && record.Has("kind")
        && record.Value("kind") is { ValueKind: JsonValueKind.String } kind ? kind.GetString()! : "";

    /// <summary>The note that this line was ignored.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problem">The problem of the line.</param>
    public Note NoteOn(string file, FieldException problem) =>
        Record is null
            ? new InvalidLine(file, Number)
            : new IgnoredRecord(file, Number, Printable.Short(Kind), problem.Field, problem.Value);
}
