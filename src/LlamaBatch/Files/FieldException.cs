namespace LlamaBatch.Files;

/// <summary>Thrown for a JSON field with a wrong type or value. The message is a sentence that begins with the field's name.</summary>
/// <param name="message">The message.</param>
/// <param name="field">The name of the field; empty if the whole text is invalid.</param>
/// <param name="value">The field's value as JSON, shortened; empty if the field is missing.</param>
internal sealed class FieldException(string message, string field = "", string value = "") : Exception(message)
{
    /// <summary>The name of the field; empty if the whole text is invalid.</summary>
    public string Field { get; } = field;

    /// <summary>The field's value as JSON, shortened; empty if the field is missing.</summary>
    public string Value { get; } = value;

    /// <summary>Makes the exception for a missing field.</summary>
    /// <param name="field">The name of the field.</param>
    public static FieldException Missing(string field) => new($"{field} is missing.", field);
}
