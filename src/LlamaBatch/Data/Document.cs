namespace LlamaBatch.Data;

/// <summary>A piece of text that goes to training or to validation as a whole.</summary>
/// <param name="Key">The key that decides the side. The same key is always on the same side, whatever other documents exist.</param>
/// <param name="Text">The text, in UTF-8.</param>
public readonly record struct Document(string Key, ReadOnlyMemory<byte> Text);
