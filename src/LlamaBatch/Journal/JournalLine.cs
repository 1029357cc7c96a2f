using System.Text.Json;

namespace LlamaBatch.Journal;

/// <summary>A line of a journal file.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">The line without its line break.</param>
/// <param name="Record">The record; null where the line is torn or was changed.</param>
/// <param name="IsLast">Whether no line follows.</param>
internal readonly record struct JournalLine(int Number, string Text, JsonElement? Record, bool IsLast)
{
    /// <summary>The record's kind; empty where there is none.</summary>
    public string Kind
    {
        get
        {
            try
            {
                return Record is { ValueKind: JsonValueKind.Object } record && record.TryGetProperty("kind", out JsonElement kind) && kind.ValueKind == JsonValueKind.String
                    ? kind.GetString()!
                    : "";
            }
            catch (InvalidOperationException)
            {
                // A name or a text that is none, such as half of a surrogate pair.
                return "";
            }
        }
    }
}
