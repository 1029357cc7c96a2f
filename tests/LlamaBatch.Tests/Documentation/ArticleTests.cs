using System.Text.RegularExpressions;

namespace LlamaBatch.Tests.Documentation;

/// <summary>experiments/ARTICLE.md, against the claims of the experiments and their committed reports.</summary>
public sealed partial class ArticleTests
{
    private const string Page = "experiments/ARTICLE.md";

    [Fact]
    public void Every_claim_that_an_experiment_cites_has_its_anchor()
    {
        var anchors = Anchor().Matches(Repository.Read(Page)).Select(match => match.Groups[1].Value).ToList();
        var cited = Repository.SourcesIn("experiments").SelectMany(file => SourcesOf(file).Select(code => (file, code))).ToList();

        Assert.Contains(("experiments/BatchSize100/BatchSize100.cs", "C19"), cited);
        Assert.Equal(anchors.Distinct(), anchors);
        Assert.Empty(cited.ExceptBy(anchors, one => one.code.ToLowerInvariant()));
    }

    [Fact]
    public void All_33_claims_have_an_anchor()
    {
        var anchors = Anchor().Matches(Repository.Read(Page)).Select(match => match.Groups[1].Value);

        Assert.Empty(Enumerable.Range(1, 33).Select(number => $"c{number:00}").Except(anchors));
    }

    [Fact]
    public void A_claim_has_the_verdicts_of_the_committed_reports_and_no_others()
    {
        var told = Row().Matches(Repository.Read(Page))
            .SelectMany(row => Link().Matches(row.Groups[2].Value)
                .Select(link => $"{row.Groups[1].Value} {link.Groups[2].Value} {link.Groups[1].Value}"));
        var reported =
            from report in Directory.EnumerateFiles(
                Path.Combine(Repository.Folder, "experiments"),
                "REPORT.md",
                SearchOption.AllDirectories)
            let experiment = Path.GetFileName(Path.GetDirectoryName(report)!)
            where File.Exists(Path.Combine(Repository.Folder, "experiments", experiment, $"{experiment}.cs"))
            from row in ReportedVerdict().Matches(File.ReadAllText(report))
            select $"{row.Groups[1].Value} {experiment} {row.Groups[2].Value.ToLowerInvariant()}";

        Assert.Equal(reported.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> SourcesOf(string file)
        => Source().Matches(Repository.Read(file)).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"<a id=""([^""]*)""></a>")]
    private static partial Regex Anchor();

    /// <summary>A code as the source of a claim; other sources are the author's own words.</summary>
    [GeneratedRegex(@"Source = ""(C\d\d[a-z]?)""")]
    private static partial Regex Source();

    /// <summary>A row of the page: its code, and the cell of its verdicts.</summary>
    [GeneratedRegex(@"^\| (?:<a id=""[^""]*""></a>)*(C\d\d[a-z]?) \|.*\|([^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\[(\w+)\]\((\w+)/REPORT\.md\)")]
    private static partial Regex Link();

    /// <summary>A row of a report's table of verdicts, whether its code is a link or not.</summary>
    [GeneratedRegex(@"^\|[^|]*\(\[?(C\d\d[a-z]?)\]?[^|]*\| \*\*(\w+)\*\*", RegexOptions.Multiline)]
    private static partial Regex ReportedVerdict();
}
