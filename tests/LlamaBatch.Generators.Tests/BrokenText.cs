using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlamaBatch.Generators.Tests;

/// <summary>
/// A definition as an editor sees it while somebody types: a token is missing, doubled, replaced or extreme, or the text ends early.
/// </summary>
internal static class BrokenText
{
    /// <summary>Values that replace a number or a text.</summary>
    private static readonly string[] _values =
    [
        "0", "-1", "1", "int.MaxValue", "int.MinValue", "long.MaxValue", "1e308", "-1e308", "1e-320", "double.NaN",
        "double.PositiveInfinity", "0.5f", "3m", "'a'", "null", "default", "\"\"", "\" \"",
        "\"{0} {batch} 100 % of 3e-4, not \\u0000 é\"", "nameof(int)", "[]", "[1, 2]", "this", "(1, 2)", "new()", "x => x",
        "throw null", "1 / 0", "\"a\" + null", "typeof(int)",
    ];

    private static readonly CSharpParseOptions _options = new(LanguageVersion.Latest, DocumentationMode.Parse);

    /// <summary>A text with one to three changes, which depend on a name and a number alone.</summary>
    public static string Of(string text, string name, int number)
    {
        var random = new Random(HashCode(name) + number);
        return Enumerable.Range(0, random.Next(1, 4)).Aggregate(text, (before, _) => Changed(before, random));
    }

    private static string Changed(string text, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(text, _options).GetRoot().DescendantTokens()
            .Where(token => token.Span.Length > 0).ToList();
        if (tokens.Count == 0)
        {
            return text;
        }

        SyntaxToken token = tokens[random.Next(tokens.Count)];
        SyntaxToken other = tokens[random.Next(tokens.Count)];
        (int start, int end) = (token.SpanStart, token.Span.End);
        var values = tokens.Where(one => one.IsKind(SyntaxKind.NumericLiteralToken) || one.IsKind(SyntaxKind.StringLiteralToken)).ToList();
        switch (random.Next(6))
        {
            case 0:
                return text[..start] + text[end..];
            case 1:
                return $"{text[..end]} {token.Text} {text[end..]}";
            case 2:
                return text[..start] + other.Text + text[end..];
            case 3:
                return text[..start];
            default:
                SyntaxToken value = values.Count > 0 ? values[random.Next(values.Count)] : token;
                return text[..value.SpanStart] + _values[random.Next(_values.Length)] + text[value.Span.End..];
        }
    }

    /// <summary>A hash that is the same in each process.</summary>
    private static int HashCode(string name) => name.Aggregate(17, (hash, one) => unchecked((hash * 31) + one));
}
