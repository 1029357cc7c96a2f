using System.Text;

namespace LlamaBatch.Data;

/// <summary>UTF-8 bytes as tokens. The vocabulary has 256 entries, and a loss per token is a loss per byte.</summary>
public static class ByteTokenizer
{
    /// <summary>
    /// The name of the tokenizer. It is part of the hash that identifies a corpus (<see cref="TokenSource.Fingerprint"/>).
    /// </summary>
    public const string Name = "utf8-bytes";

    /// <summary>The description of one token in reports.</summary>
    public const string TokenIs = "a byte of UTF-8 text";

    /// <summary>The size of the vocabulary, 256, because a token is a byte.</summary>
    public const int VocabSize = 256;

    /// <summary>Encodes a text as tokens.</summary>
    public static int[] Encode(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var tokens = new int[bytes.Length];
        Widen(bytes, tokens);
        return tokens;
    }

    /// <summary>Decodes tokens to text. Invalid UTF-8, which a model may generate, becomes U+FFFD.</summary>
    /// <exception cref="OverflowException">A token is not a byte.</exception>
    public static string Decode(ReadOnlySpan<int> tokens)
    {
        var bytes = new byte[tokens.Length];
        for (int i = 0; i < tokens.Length; i++)
        {
            bytes[i] = checked((byte)tokens[i]);
        }

        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Converts bytes to tokens. Both spans must have the same length.</summary>
    internal static void Widen(ReadOnlySpan<byte> bytes, Span<int> tokens)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            tokens[i] = bytes[i];
        }
    }
}
