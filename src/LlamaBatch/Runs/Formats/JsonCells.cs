using System.Text.Json;

namespace LlamaBatch.Runs;

/// <summary>The fields of JSON objects as cells.</summary>
internal static class JsonCells
{
    /// <summary>The fields of a JSON object, as names and cells.</summary>
    /// <exception cref="RunTableException">The value is not an object.</exception>
    public static IEnumerable<(string Name, Cell Cell)> Of(JsonElement element, RowPlace place) =>
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().Select(field => (field.Name.Trim(), Of(field.Value)))
            : throw place.Wrong("the value is not a JSON object. Write each row as {\"name\": value, …}.");

    /// <summary>The cell of a JSON value.</summary>
    public static Cell Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => default,
        JsonValueKind.String => Cell.Of(value.GetString()),
        JsonValueKind.Array or JsonValueKind.Object => new(null, IsNested: true),
        _ => Cell.Of(value.GetRawText()),
    };
}
