namespace VerifyTests;

/// <summary>A text is not its snapshot, or a snapshot cannot be found.</summary>
public sealed class VerifyException(string message) : Exception(message);
