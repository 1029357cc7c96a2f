using System.Text.RegularExpressions;

namespace LlamaBatch.Generators;

/// <summary>The phrases by which texts name a rule for the learning rate at other batch sizes.</summary>
internal static class ScalingWords
{
    /// <summary>The square-root rule, also as an exponent.</summary>
    public static Regex Root { get; } = new(
        @"\bsquare[- ]root|√|\bsqrt\b|\broot (rule|of the batch)\b|SquareRoot|\bexponent of (0\.5|a half|1/2)(?!\w|[.,][0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The linear rule.</summary>
    public static Regex Linear { get; } = new(
        @"\blinear (scaling )?rules?\b|\blinear scaling\b"
            + @"|\brates?\b[^.;?!]{0,60}\b(in proportion|proportional(ly)?) to (the )?batch\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
