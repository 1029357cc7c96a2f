using System.Text.Json;

namespace LlamaBatch.Runs;

/// <summary>The fields of JSON objects as cells.</summary>
internal static class JsonCells
{
    /// <summary>The fields of a JSON object, as names and cells. A field of an inner object is named <c>outer.inner</c>.</summary>
    /// <exception cref="RunTableException">The value is not an object.</exception>
    public static IEnumerable<(string Name, Cell Cell)> Of(JsonElement element, RowPlace place)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw place.Wrong("the value is not a JSON object. Write each row as {\"name\": value, …}.");
        }

        (string Name, JsonElement Value)[] fields = [.. element.EnumerateObject().Select(field => (field.Name.Trim(), field.Value))];
        var names = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        // A field whose own name is outer.inner has precedence over the field inner of an object outer.
        return fields.Select(field => (field.Name, Of(field.Value)))
            .Concat(fields.SelectMany(field => Inner(field.Name, field.Value))
                .Where(inner => names.Add(inner.Name))
                .Select(inner => (inner.Name, Of(inner.Value))));
    }

    private static IEnumerable<(string Name, JsonElement Value)> Inner(string outer, JsonElement value) =>
        value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject().SelectMany(field =>
            Inner($"{outer}.{field.Name.Trim()}", field.Value).Prepend(($"{outer}.{field.Name.Trim()}", field.Value)));

    /// <summary>The cell of a JSON value.</summary>
    public static Cell Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => default,
        JsonValueKind.String => Cell.Of(value.GetString()),
        JsonValueKind.Array or JsonValueKind.Object => new(null, IsNested: true),
        _ => Cell.Of(value.GetRawText()),
    };
}
