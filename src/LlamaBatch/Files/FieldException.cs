namespace LlamaBatch.Files;

/// <summary>Thrown for a field with a wrong type or value. The message is a sentence that begins with the field's name.</summary>
/// <param name="message">The message.</param>
/// <param name="field">The field; empty if the whole text is invalid.</param>
/// <param name="value">The field's value as JSON, shortened; empty if it is missing.</param>
internal sealed class FieldException(string message, string field = "", string value = "") : Exception(message)
{
    /// <summary>The field; empty where the text as a whole is wrong.</summary>
    public string Field { get; } = field;

    /// <summary>The field's value as JSON, shortened; empty where it is missing.</summary>
    public string Value { get; } = value;

    /// <summary>A field is missing.</summary>
    /// <param name="field">The field.</param>
    public static FieldException Missing(string field) => new($"{field} is missing.", field);
}
