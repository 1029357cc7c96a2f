using System.Globalization;
using System.Text;

namespace LlamaBatch.Files;

/// <summary>
/// The legal format of a corpus's fingerprint, which identifies its tokens. Built-in corpora use SHA-256; a user-defined corpus may use any
/// other text.
/// </summary>
internal static class FingerprintForm
{
    private const int Longest = 128;

    /// <summary>The format of a fingerprint in words, as the end of a sentence.</summary>
    public static readonly string Words = string.Create(CultureInfo.InvariantCulture, $"printable text of at most {Longest} characters");

    /// <summary>Whether a text is a valid fingerprint: short, printable and on one line.</summary>
    public static bool Has(string text) =>
        text.Length <= Longest && !string.IsNullOrWhiteSpace(text) && text.EnumerateRunes()
            .All(letter => !Printable.IsBreak(letter) && !Printable.IsHidden(letter) && letter != Rune.ReplacementChar);
}
