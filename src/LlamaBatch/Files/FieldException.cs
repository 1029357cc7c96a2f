namespace LlamaBatch.Files;

/// <summary>A field of a file has a wrong type or value. The message is a sentence that begins with the field's name.</summary>
internal sealed class FieldException(string message) : Exception(message);
