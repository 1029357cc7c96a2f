using System.Globalization;
using System.Text.RegularExpressions;

namespace LlamaBatch.CommandLine;

/// <summary>Reads numbers as people write them: <c>8B</c>, <c>1.3G</c>, <c>15T</c>, <c>0.1M</c>, <c>1e9</c>, <c>80GB</c>.</summary>
internal static partial class SizeText
{
    /// <summary>The maximum number. No training run ever had as many parameters or tokens.</summary>
    public const double Largest = 1e18;

    /// <summary>Reads a number. An optional suffix, in either case, multiplies it: K (10³), M (10⁶), G or B (10⁹), T (10¹²).</summary>
    /// <param name="option">The option, for the message.</param>
    /// <param name="text">The text.</param>
    /// <param name="least">The minimum number.</param>
    /// <param name="example">An example of the option, for the message.</param>
    /// <exception cref="UsageException">
    /// The text is not such a number, or is outside the range from <paramref name="least"/> to <see cref="Largest"/>.
    /// </exception>
    public static double Count(string option, string text, double least, string example) =>
        Parse(Written().Match(text.Trim()), suffix => suffix switch
        {
            "" => 1,
            "K" => 1e3,
            "M" => 1e6,
            "G" or "B" => 1e9,
            "T" => 1e12,
            _ => double.NaN,
        }) is double value && value >= least && value <= Largest
            ? value
            : throw new UsageException(
                $"{option} is '{text}'; it must be a number from {Number.Exact(least)} to 1e18, such as {example}.");

    /// <summary>
    /// Reads a number of bytes with a unit. Units are B, KB, MB, GB and TB (decimal), and KiB, MiB, GiB and TiB (binary).
    /// </summary>
    /// <param name="option">The option, for the message.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="UsageException">The text does not name a number of bytes with a unit.</exception>
    public static double Bytes(string option, string text) =>
        Parse(Written().Match(text.Trim()), suffix => suffix switch
        {
            "B" => 1,
            "KB" => 1e3,
            "MB" => 1e6,
            "GB" => 1e9,
            "TB" => 1e12,
            "KIB" => 1L << 10,
            "MIB" => 1L << 20,
            "GIB" => 1L << 30,
            "TIB" => 1L << 40,
            _ => double.NaN,
        }) is double value and >= 1 and <= Largest
            ? value
            : throw new UsageException($"{option} is '{text}'; it must be a number of bytes with its unit, such as 80GB or 80GiB.");

    private static double? Parse(Match match, Func<string, double> scale) =>
        match.Success && double.TryParse(
            match.Groups[1].Value.Replace("_", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out double number)
            ? number * scale(match.Groups[2].Value.ToUpperInvariant())
            : null;

    /// <summary>Digits, with all thousands separators or none, then an optional fraction, exponent and suffix.</summary>
    [GeneratedRegex(@"^((?:[0-9]{1,3}(?:[,_][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?)\s*([A-Za-z]*)$")]
    private static partial Regex Written();
}
