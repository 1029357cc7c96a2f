using System.Text.Json;
using LlamaBatch.Files;

namespace LlamaBatch.Journal;

/// <summary>A line of a journal file.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">The line without its line break.</param>
/// <param name="IsIntact">Whether its checksum fits: it is what somebody wrote, not a torn or changed line.</param>
/// <param name="Record">The record; null where there is none, for the reason that <paramref name="Problem"/> is.</param>
/// <param name="Problem">What is wrong with the line, as a sentence; empty where it has a record.</param>
/// <param name="IsLast">Whether no line follows.</param>
internal readonly record struct JournalLine(int Number, string Text, bool IsIntact, JsonFields? Record, string Problem, bool IsLast)
{
    /// <summary>The record's kind; empty where there is none.</summary>
    public string Kind => Record is JsonFields record && record.Has("kind") && record.Value("kind") is { ValueKind: JsonValueKind.String } kind ? kind.GetString()! : "";

    /// <summary>The note that this line was ignored.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problem">What is wrong with it.</param>
    public Note NoteOn(string file, FieldException problem) =>
        Record is null ? new InvalidLine(file, Number) : new IgnoredRecord(file, Number, Printable.Short(Kind), problem.Field, problem.Value);
}
