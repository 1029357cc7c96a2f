using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LlamaBatch;

/// <summary>
/// The identity of a claim, <c>text-meaning</c>: the hash of its sentence and the hash of its comparisons with their margins.
/// </summary>
/// <remarks>
/// Reports use the hashes to list claims that were added or changed after results were seen. If the code of the claim method changes but
/// still makes the same comparisons, both hashes stay the same.
/// </remarks>
internal static class ClaimIdentity
{
    private const char Separator = '-';

    /// <summary>Computes the identity of a claim from its sentence and its verdict's comparisons.</summary>
    public static string Of(Claim claim, Verdict verdict) => HashOf(claim.Text) + Separator + HashOf(MeaningOf(verdict));

    /// <summary>Whether two claim identities belong to claims with the same sentence.</summary>
    public static bool HaveOneText(string left, string right) => left.Split(Separator)[0] == right.Split(Separator)[0];

    private static string MeaningOf(Verdict verdict)
    {
        var text = new StringBuilder();
        foreach (QuantityComparison part in verdict.Arithmetic)
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.Name}|{part.Left.Label}|{part.Relation}|{part.Right.Label}\n");
        }

        foreach (Evidence evidence in verdict.Evidence)
        {
            text.Append(evidence.GetType().Name).Append('\n');
            foreach (Comparison part in evidence.Comparisons)
            {
                string right = part.Right.Number is double number
                    ? number.ToString("R", CultureInfo.InvariantCulture)
                    : part.Right.Name.Canonical;
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{part.Metric.Key}|{part.Left.Name.Canonical}|{part.Relation}|{right}|{part.Margin:R}\n");
            }
        }

        return text.ToString();
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
