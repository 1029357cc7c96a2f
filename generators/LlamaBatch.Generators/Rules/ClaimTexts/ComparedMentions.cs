using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Where a text names a side of a comparison: by a level that only this side has, or by a number or name that only its code contains, as in
/// <c>Width(r, 8).IsAbove(Width(r, 128))</c>.
/// </summary>
internal sealed class ComparedMentions
{
    private static readonly HashSet<string> _beforeOne =
        ["than", "at", "for", "with", "to", "from", "or", "and", "against", "of", "below", "above", ",", ":"];

    private readonly bool?[] _sides;
    private readonly HashSet<int> _adjectives = [];

    public ComparedMentions(IReadOnlyList<string> words, ClaimCall call, SyntaxNode left, SyntaxNode right)
    {
        _sides = new bool?[words.Count];
        if (call.Curves is [var first, var second])
        {
            call = call with { Left = first.Side, Rights = [second.Side] };
        }

        if (ComparedLevels.Of(call) is var (axes, _))
        {
            var text = new ComparedText(words, axes, call.Left!.Accessor.Name);
            foreach (var (place, isFirst) in text.Mentions)
            {
                _sides[place] = isFirst;
            }

            _adjectives = [.. Enumerable.Range(0, words.Count).Where(text.IsAdjective)];
        }

        var (lefts, rights) = (NumbersIn(left), NumbersIn(right));
        var (leftNames, rightNames) = (NamesIn(left), NamesIn(right));
        // Beside FreeSgd, "SGD" alone may be both.
        (leftNames, rightNames) = (Distinct(leftNames, rightNames), Distinct(rightNames, leftNames));
        for (int i = 0; i < words.Count; i++)
        {
            _sides[i] ??= NumberAt(words, i) is { } number
                ? SideOf(lefts.Contains(number), rights.Contains(number))
                : SideOf(leftNames.Contains(words[i]), rightNames.Contains(words[i]));
        }
    }

    /// <summary>Whether a word names the first side (true) or the second (false); null for other words.</summary>
    public bool? this[int i] => _sides[i];

    /// <summary>Whether the text names any side.</summary>
    public bool IsEmpty => Array.TrueForAll(_sides, side => side is null);

    /// <summary>Whether a word only describes a level, such as "larger" in "a larger batch".</summary>
    public bool IsAdjective(int i) => _adjectives.Contains(i);

    /// <summary>The side that the words of a range name first; null if they name none.</summary>
    public bool? First(int from, int to) =>
        Enumerable.Range(from, Math.Max(0, to - from)).Select(i => _sides[i]).FirstOrDefault(side => side is not null);

    private static bool? SideOf(bool isLeft, bool isRight) => isLeft == isRight ? null : isLeft;

    private static double? NumberAt(IReadOnlyList<string> words, int i)
    {
        string before = i > 0 ? words[i - 1] : "";
        string after = i + 1 < words.Count ? words[i + 1] : "";
        return before is "least" or "by" or "within" || (before == "of" && i > 1 && words[i - 2] == "factor")
            || after is "%" or "percent" or "times" or "nats" or "nat" or "bits" ? null
            : ClaimNumbers.Of(words[i]) ?? (before == "the" ? null : StatedNumber.OfWord(words[i]))
                // In "the other one" and "one of 16", "one" is a pronoun.
                ?? (words[i] == "one" && after != "of" && (before.Length == 0 || _beforeOne.Contains(before)) ? 1 : null);
    }

    private static HashSet<double> NumbersIn(SyntaxNode code) =>
    [
        .. code.DescendantNodes().OfType<LiteralExpressionSyntax>().Where(literal => literal.IsKind(SyntaxKind.NumericLiteralExpression))
            .Select(literal => Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture)),
    ];

    private static HashSet<string> Distinct(HashSet<string> names, HashSet<string> others) =>
        [.. names.Where(name => !others.Any(other => other.Contains(name)))];

    private static HashSet<string> NamesIn(SyntaxNode code) =>
        [.. code.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText.ToLowerInvariant())];
}
