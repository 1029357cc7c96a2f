using System.Text.RegularExpressions;

namespace LlamaBatch.Tests.Documentation;

/// <summary>An editor shows the first sentence of a doc comment while one types: it must be short.</summary>
public sealed partial class TooltipTests
{
    private const int MostWords = 20;

    [Fact]
    public void The_first_sentence_of_a_summary_has_at_most_20_words()
    {
        var tooLong =
            from file in Repository.SourcesIn("src")
            from sentence in FirstSentences(Repository.Read(file))
            let words = sentence.Split(' ').Length
            where words > MostWords
            select $"{file}, {words} words: {sentence}";

        Assert.Empty(tooLong);
    }

    [Theory]
    [InlineData("/// <summary>One. Two three.</summary>\n", "One.")]
    [InlineData(
        "    /// <summary>\n    /// A <see cref=\"LlamaBatch.Trials.Trial\"/> of\n    /// <c>a b</c>. More.\n    /// </summary>\n",
        "A Trial of a b.")]
    public void A_summary_is_read_as_the_editor_shows_it(string comment, string first) => Assert.Equal([first], FirstSentences(comment));

    private static IEnumerable<string> FirstSentences(string source) =>
        from Match summary in Summary().Matches(source)
        let text = Tag().Replace(Reference().Replace(Margin().Replace(summary.Groups[1].Value, " "), "$1"), "")
        let words = Blanks().Replace(text, " ").Trim()
        where words.Length > 0
        select SentenceEnd().Split(words)[0];

    [GeneratedRegex(@"///[ ]?<summary>(.*?)</summary>", RegexOptions.Singleline)]
    private static partial Regex Summary();

    [GeneratedRegex(@"\n[ \t]*///[ ]?")]
    private static partial Regex Margin();

    [GeneratedRegex(@"<(?:see|paramref|typeparamref) (?:cref|name|langword)=""[^""]*?(\w+)(?:[({][^""]*)?""\s*/>")]
    private static partial Regex Reference();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<=[.!?])\s")]
    private static partial Regex SentenceEnd();
}
