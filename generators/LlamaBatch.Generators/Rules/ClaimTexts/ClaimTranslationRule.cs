using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports Chinese translations that say "higher" (高于) where the English text and the code say "lower", or "lower" (低于) where they say
/// "higher". Only a translation with one such word between the two levels is judged.
/// </summary>
internal static class ClaimTranslationRule
{
    private const string Higher = "高于";
    private const string Lower = "低于";

    private static readonly Regex _numbers = new(@"[0-9][0-9,]*(\.[0-9]+)?", RegexOptions.CultureInvariant);

    /// <summary>The Chinese nouns of the metrics whose translations are judged.</summary>
    private static readonly Dictionary<string, string> _nouns = new(StringComparer.Ordinal)
    {
        ["ValidationLoss"] = "损失",
        ["TrainLoss"] = "损失",
        ["SeenLoss"] = "损失",
        ["Accuracy"] = "准确率",
    };

    public static Diagnostic? Check(ClaimCall call)
    {
        if (call is not { Method: "IsBelow" or "IsAbove", Left: { Arms: [_] } left, Rights: [{ Arms: [_] }] }
            || ComparedLevels.OfOneAxis(call) is not var (axis, firsts, seconds, asserted) || asserted is not { } isHigher
            || !_nouns.TryGetValue(left.Accessor.Name, out string? noun) || !LevelNumber.Is(firsts[0]))
        {
            return null;
        }

        double first = Convert.ToDouble(firsts[0], CultureInfo.InvariantCulture);
        double second = Convert.ToDouble(seconds[0], CultureInfo.InvariantCulture);
        foreach (AttributeData attribute in call.Claim.Method.Attributes(KnownNames.TranslationAttribute))
        {
            string text = TranslationParser.TextOf(attribute, 1);
            if (TranslationParser.TextOf(attribute, 0) == "zh-CN" && SaysHigher(text, noun, first, second) is { } saysHigher
                && saysHigher != isHigher && SaysInEnglish(call.Claim.Text, axis.Property.Name, first, second) == isHigher)
            {
                return Diagnostic.Create(
                    Descriptors.TextSaysOpposite,
                    LevelSyntax.OfParameter(attribute, 1, call.Claim.Method),
                    $"'{(saysHigher ? Higher : Lower)}' ({(saysHigher ? "higher" : "lower")})",
                    $"the English text and {call.Method} say {(isHigher ? "higher" : "lower")}",
                    $": write '{(isHigher ? Higher : Lower)}'");
            }
        }

        return null;
    }

    /// <summary>Whether a Chinese text says that the metric is higher at the first level; null if it is not clear.</summary>
    private static bool? SaysHigher(string text, string noun, double first, double second)
    {
        int higher = text.IndexOf(Higher, StringComparison.Ordinal);
        int lower = text.IndexOf(Lower, StringComparison.Ordinal);
        int at = Math.Max(higher, lower);
        if (Math.Min(higher, lower) >= 0 || at < 1 || text.IndexOf(text.Substring(at, 2), at + 2, StringComparison.Ordinal) >= 0
            || "不未无非没".Any(text.Contains))
        {
            return null;
        }

        int start = text.LastIndexOfAny(['，', '：', '；', '。'], at) + 1;
        return text.IndexOf(noun, start, at - start, StringComparison.Ordinal) >= 0
            && PlaceOf(first) is { } one && PlaceOf(second) is { } other
            && one >= start && other >= start && (one < at) != (other < at)
            ? (one < at) == (at == higher)
            : null;

        int? PlaceOf(double level) => _numbers.Matches(text).Cast<Match>()
            .Where(match => ClaimNumbers.Of(match.Value).Equals(level)).ToList() is [var only] ? only.Index : null;
    }

    /// <summary>Whether an English text says "higher" between the first and the second level; null if it is not clear.</summary>
    private static bool? SaysInEnglish(string text, string axis, double first, double second)
    {
        IReadOnlyList<string> words = ClaimWords.Of(text);
        return words.Where(word => word is "higher" or "lower" or "above" or "below").ToList() is [var said]
            && !words.Any(word => word is "not" or "no" || ClaimWords.IsNegated(word))
            && PlaceOf(first) is { } one && PlaceOf(second) is { } other
            ? (said is "higher" or "above") == one < other
            : null;

        int? PlaceOf(double level) => Enumerable.Range(0, words.Count)
            .Where(i => ClaimNumbers.At(words, i, axis) is { } number && number.Equals(level)).ToList() is [var only] ? only : null;
    }
}
