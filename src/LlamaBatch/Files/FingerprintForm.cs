using System.Globalization;
using System.Text;

namespace LlamaBatch.Files;

/// <summary>The format of a corpus's fingerprint. Built-in corpora use SHA-256; an author's corpus may use another text.</summary>
internal static class FingerprintForm
{
    private const int Longest = 128;

    /// <summary>The form, as the end of a sentence.</summary>
    public static readonly string Words = string.Create(CultureInfo.InvariantCulture, $"printable text of at most {Longest} characters");

    /// <summary>
    /// Whether a text has it. What has can stand on a line and in a trial's identity, and comes back from a file as it
    /// was written.
    /// </summary>
    public static bool Has(string text) =>
        text.Length <= Longest && !string.IsNullOrWhiteSpace(text) && text.EnumerateRunes()
            .All(letter => !Printable.IsBreak(letter) && !Printable.IsHidden(letter) && letter != Rune.ReplacementChar);
}
