namespace LlamaBatch.Data;

/// <summary>The form of a corpus's fingerprint, the same wherever one is made, kept or read.</summary>
internal static class FingerprintForm
{
    /// <summary>The form, as the end of a sentence.</summary>
    public const string Words = "a SHA-256: 64 lowercase hexadecimal digits";

    /// <summary>Whether a text has it.</summary>
    public static bool Has(string text) => text.Length == 64 && text.All(letter => char.IsAsciiDigit(letter) || letter is >= 'a' and <= 'f');
}
