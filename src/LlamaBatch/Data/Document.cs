namespace LlamaBatch.Data;

/// <summary>A piece of text that <see cref="Split.ByDocument"/> trains on or holds out as a whole.</summary>
/// <param name="Key">The key. Its hash alone decides whether the document is held out.</param>
/// <param name="Text">The text, in UTF-8.</param>
public readonly record struct Document(string Key, ReadOnlyMemory<byte> Text);
