using System.Text.RegularExpressions;

namespace LlamaBatch.Tests.Documentation;

/// <summary>The pages of the article, against the claims of the experiments and the README.</summary>
public sealed partial class ArticleTests
{
    private const string Page = "experiments/ARTICLE.md";

    [Fact]
    public void Every_claim_that_an_experiment_cites_has_its_anchor()
    {
        List<string> anchors = AnchorsOf(Page);
        var cited = Repository.SourcesIn("experiments").SelectMany(file => SourcesOf(file).Select(code => (file, code))).ToList();

        Assert.Contains(("experiments/BatchSize100/BatchSize100.cs", "C19"), cited);
        Assert.Equal(anchors.Distinct(), anchors);
        Assert.Empty(cited.ExceptBy(anchors, one => one.code.ToLowerInvariant()));
    }

    [Fact]
    public void All_33_claims_are_there_in_both_languages()
    {
        List<string> anchors = AnchorsOf(Page);

        Assert.Equal(Enumerable.Range(1, 33).Select(number => $"c{number:00}"), anchors.Select(anchor => anchor[..3]).Distinct());
        Assert.Equal(anchors, AnchorsOf("experiments/ARTICLE.zh-CN.md"));
    }

    /// <summary>A claim that no experiment decides says which will, and why none has so far.</summary>
    [Fact]
    public void Every_open_claim_says_why()
    {
        string[] open = [.. Repository.Read(Page).Split('\n').Where(line => line.Contains("*No verdict yet.*", StringComparison.Ordinal))];

        Assert.NotEmpty(open);
        Assert.All(open, line => Assert.Matches("No verdict yet.* .* will decide it.* Open because ", line));
    }

    /// <summary>A reader learns what each verdict is about, whether training or arithmetic decides it.</summary>
    [Theory]
    [InlineData(Page, @"REPORT\.md\) \(")]
    [InlineData("experiments/ARTICLE.zh-CN.md", @"REPORT\.zh-CN\.md\)（")]
    public void Every_verdict_has_a_scope(string page, string scoped)
    {
        string[] rows = [.. Repository.Read(page).Split('\n').Where(line => Row().IsMatch(line))];

        Assert.True(rows.Length >= 60, $"{rows.Length}");
        Assert.All(rows, row => Assert.Matches(scoped, row.Split(" | ")[1]));
        Assert.All(rows, row => Assert.DoesNotMatch(@"\b(?:true|false)\b|[TG] bytes", row));
    }

    /// <summary>A row of a table of claims that an experiment decides.</summary>
    [GeneratedRegex(@"^\| (?:<a id|C[0-9]{2}).*REPORT")]
    private static partial Regex Row();

    /// <summary>The README's answer is that of the page, so that the two cannot differ.</summary>
    [Fact]
    public void The_README_gives_the_answer_of_the_page()
    {
        string[] answer = [.. Repository.Read(Page).Split("\n\n").SkipWhile(part => !part.StartsWith("## ", StringComparison.Ordinal))
            .Skip(1)
            .Take(2)];
        string readme = OneLine(Repository.Read("README.md"));

        Assert.All(answer, paragraph => Assert.Contains(OneLine(paragraph), readme, StringComparison.Ordinal));
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static List<string> AnchorsOf(string page)
        => [.. Anchor().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value)];

    private static IEnumerable<string> SourcesOf(string file)
        => Source().Matches(Repository.Read(file)).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"<a id=""([^""]*)""></a>")]
    private static partial Regex Anchor();

    /// <summary>A code as the source of a claim; other sources are the author's own words.</summary>
    [GeneratedRegex(@"Source = ""(C\d\d[a-z]?)""")]
    private static partial Regex Source();
}
