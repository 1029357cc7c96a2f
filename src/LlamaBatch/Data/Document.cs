namespace LlamaBatch.Data;

/// <summary>A piece of text that goes to training or to validation as a whole.</summary>
/// <param name="Key">What decides the side it goes to: the same key goes to the same side in any company.</param>
/// <param name="Text">UTF-8.</param>
public readonly record struct Document(string Key, ReadOnlyMemory<byte> Text);
