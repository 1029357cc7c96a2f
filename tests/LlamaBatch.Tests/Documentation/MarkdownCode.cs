using System.Text.RegularExpressions;

namespace LlamaBatch.Tests.Documentation;

/// <summary>A piece of code in a Markdown file: a fenced block, or a span between backticks.</summary>
/// <param name="File">The file, from the repository's folder.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Language">The language that a fence names; empty where it names none.</param>
/// <param name="Text">The code.</param>
internal sealed partial record MarkdownCode(string File, int Line, string Language, string Text)
{
    private const string Fence = "```";

    /// <summary>Where a reader finds it: <c>README.md, line 18</c>.</summary>
    public string Place => $"{File}, line {Line}";

    /// <summary>The fenced blocks of a file.</summary>
    public static IEnumerable<MarkdownCode> BlocksOf(string file)
    {
        string[] lines = LinesOf(file);
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                string[] block = [.. lines.Skip(i + 1).TakeWhile(line => line != Fence)];
                yield return new(file, i + 2, lines[i][Fence.Length..], string.Join('\n', block));
                i += block.Length + 1;
            }
        }
    }

    /// <summary>The spans between backticks outside of fenced blocks.</summary>
    public static IEnumerable<MarkdownCode> SpansOf(string file)
    {
        bool isFenced = false;
        foreach ((int index, string line) in LinesOf(file).Index())
        {
            isFenced ^= line.StartsWith(Fence, StringComparison.Ordinal);
            foreach (Match span in isFenced ? [] : Span().Matches(line).AsEnumerable())
            {
                yield return new(file, index + 1, "", span.Groups[1].Value.Replace(@"\|", "|", StringComparison.Ordinal));
            }
        }
    }

    private static string[] LinesOf(string file) => Repository.Read(file).Split('\n');

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Span();
}
