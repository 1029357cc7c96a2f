using System.Text.Json;
using LlamaBatch.Files;

namespace LlamaBatch.Journal;

/// <summary>A line of a results file or attempt file, with the JSON record that it contains.</summary>
/// <param name="Number">The number of the line, from 1.</param>
/// <param name="Text">The line without its line break.</param>
/// <param name="IsIntact">Whether the line is complete and unchanged, which its checksum shows.</param>
/// <param name="Record">The record; null if the line cannot be read, see <paramref name="Problem"/>.</param>
/// <param name="Problem">The reason why the line has no record, as a sentence; empty if it has a record.</param>
/// <param name="IsLast">Whether the line is the last line of the file.</param>
internal readonly record struct JournalLine(int Number, string Text, bool IsIntact, JsonFields? Record, string Problem, bool IsLast)
{
    /// <summary>The kind of the record; empty if the line has no readable record.</summary>
    public string Kind => Record is JsonFields record && record.Has("kind")
        && record.Value("kind") is { ValueKind: JsonValueKind.String } kind ? kind.GetString()! : "";

    /// <summary>Makes a note, for reports, that this line was ignored.</summary>
    /// <param name="file">The file that contains the line.</param>
    /// <param name="problem">The problem with the line.</param>
    public Note NoteOn(string file, FieldException problem) =>
        Record is null
            ? new InvalidLine(file, Number)
            : new IgnoredRecord(file, Number, Printable.Short(Kind), problem.Field, problem.Value);
}
