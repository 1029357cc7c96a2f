using System.Text.RegularExpressions;

namespace LlamaBatch.Tests.Documentation;

/// <summary>Phrases that the project has retired, in sources, records, README files, snapshots and committed reports.</summary>
public sealed partial class RetiredPhraseTests
{
    [Fact]
    public void No_text_has_a_retired_phrase() =>
        Assert.Empty(Texts().SelectMany(file => PhrasesIn(Repository.Read(file)).Select(phrase => $"{file}: {phrase}")));

    [Theory]
    [InlineData("A model that knows nothing has a loss of ln V.", "model that knows nothing")]
    [InlineData("The neighbours of the optimised level", "neighbour, optimised")]
    [InlineData("NaN is not a number; the colored lines are labelled.", "not a number")]
    [InlineData("new Style(Color.Grey), [grey]text[/], promise, optimistic, comprised", "")]
    public void A_phrase_is_found(string text, string phrases) => Assert.Equal(phrases, string.Join(", ", PhrasesIn(text)));

    private static List<string> PhrasesIn(string text) => [.. Retired().Matches(text).Select(match => match.Value)];

    /// <summary>All texts that people read, but those of other languages.</summary>
    private static IEnumerable<string> Texts() =>
        from folder in (string[])["src", "generators", "experiments", "tests", ""]
        from file in Directory.EnumerateFiles(
            Path.Combine(Repository.Folder, folder),
            "*",
            folder.Length == 0 ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Repository.Folder, file).Replace('\\', '/')
        where !path.Split('/').Any(part => part is "bin" or "obj" or "runs") && !path.Contains(".zh-CN.", StringComparison.Ordinal)
            && !path.Contains("/Chinese/", StringComparison.Ordinal)
        where folder == "tests"
            ? path.EndsWith(".md", StringComparison.Ordinal) || path.EndsWith(".verified.txt", StringComparison.Ordinal)
                || path.EndsWith(".verified.cs", StringComparison.Ordinal)
            : Path.GetExtension(path) is ".cs" or ".md" or ".sbncs" or ".targets" or ".props"
        select path;

    [GeneratedRegex(
        @"not a number\b|model that knows nothing|\bcannot tell\b|\bcannot be told\b|\b(is|are) said\b"
            + @"|\bhas batch size\b|\bstands? in\b|\bhangs on\b|\btells? nobody\b|\banew\b"
            + @"|\bmend(s|ed|ing)?\b|\bof the house\b|\bthe house's\b|\bsquiggl\w*|\bis none of\b|\bsays? nothing of\b"
            + @"|\bthat there is not\b|\blast words\b|\bWhat is to be done\b|\blearnt\b"
            + @"|neighbour|(?<![\[.])\bgrey\b|\blicence\b|colour\b|behaviour|\bfavour|\b\w{2,}(im|al|an|mar|ogn|on)is(e"
            + @"|es|ed|ing|ation)\b|\banalys(e|ed|ing)\b|\bcentre\b|\bfulfil\b|\bjudgement\b|\bwhilst\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Retired();
}
