namespace LlamaBatch.Data;

/// <summary>A piece of text that <see cref="Split.ByDocument"/> puts as a whole into either the training or the held-out text.</summary>
/// <param name="Key">The key. Its hash alone determines whether the document is held out.</param>
/// <param name="Text">The text, in UTF-8.</param>
public readonly record struct Document(string Key, ReadOnlyMemory<byte> Text);
