using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Tests.Reporting;

/// <summary>The page of an article: a claim that experiments dispute, one that is open, and a statement that has become wrong.</summary>
public sealed class ArticlePageTests
{
    private static readonly Verdict _lower = Loss("100", 1, 1.1, 1.05).IsBelow(Loss("512", 2, 2.1, 2.2));
    private static readonly Verdict _higher = Loss("100", 3, 3.1, 3.05).IsBelow(Loss("512", 2, 2.1, 2.2));

    private static readonly Verdict _memory = new Quantities(
        "bytes of memory",
        [Quantity.At(new PointName([new("BatchSize", "100"), new("InParts", "false")]), 535e9)]).IsBelow(80e9);

    private static readonly OtherVerdict[] _verdicts =
    [
        Of("Small", "C1a", _lower),
        Of("Large", "C1a", _higher),
        Of("Small", "C1b", _higher),
        Of("Small", "C1b", _lower),
        Of("Small", "C1b", Loss(Budget.EqualSteps, "100", 3, 3.1, 3.05).IsBelow(Loss(Budget.EqualSteps, "512", 2, 2.1, 2.2))),
        Of("Runs", "C1b", ToLoss("100", 30, 31, 30.5).IsBelow(ToLoss("512", 20, 21, 22))),
        Of("Small", "C9", _lower),
        Of("Small", "C4", _memory),
    ];

    private static readonly Article _article = new(("An article", "一篇文章"))
    {
        Question = ("Is 100 good?", "100 好吗？"),
        Answer =
        [
            new(("**Yes.** The loss is {0}, and {1} stays.", "**好**。损失{0}，{1} 保留。"), new Citation("Small", "C1a", VerdictStatus.Supported)),
            new("It rests on what was.", new Citation("Large", "C1a", VerdictStatus.Supported), new("Large", "C2", VerdictStatus.Refuted)),
        ],
        Introduction = [("Read `code` and [a link](https://example.org).", "阅读。")],
        Scopes = new Dictionary<string, LocalText> { ["Small"] = ("a small model", "小模型") },
        ArithmeticScopes = new Dictionary<string, LocalText> { ["C4"] = ("any model", "模型不限") },
        Budgets = [new(("Is it better?", "更好吗？"), "C1a", "C1b"), new("Is it steadier?", "C2")],
        Trainings =
        [
            new(("Two models", "两个模型"), ("no trials", "没有试验"), "Small", "Large"),
            new("Runs", "Runs stop at the loss.", "Runs"),
            new("Nothing of this", "", "Other"),
        ],
        Contradictions = [("[C1a](#c1a) contradicts [C2](#c2).", "[C1a](#c1a) 与 [C2](#c2) 矛盾。")],
        Sections =
        [
            new(
                ("First", "第一节"),
                new("C1a", ("It is *better*", "更好")),
                new ArticleClaim("C1b", "It is better, in text"),
                new("C2", ("It is *steadier*", "更稳"), ("A study will show it.", "将由研究判定。"))),
            new("Second", new ArticleClaim("C3", "It is cheaper"), new ArticleClaim("C4", "It fits")),
        ],
    };

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public Task A_page(string language) => Verifier.Verify(PageIn(language), extension: "md").UseParameters(language);

    [Fact]
    public void A_statement_is_out_of_date_where_a_verdict_differs_from_its_citation()
    {
        var page = new ArticlePage(_article, _verdicts, name => $"{name}/REPORT.md");

        Assert.Equal(
            [
                new OutdatedCitation(new("Large", "C1a", VerdictStatus.Supported), VerdictStatus.Refuted),
                new OutdatedCitation(new("Large", "C2", VerdictStatus.Refuted), null),
            ],
            page.Outdated);
    }

    [Fact]
    public void A_statement_quotes_a_critical_batch_size_and_its_range_without_one_batch_size()
    {
        Verdict range = CriticalBatchTests.Steps(800_000, 101, [800, 1600, 4000, 8000]).CriticalBatch().IsBetween(5_000, 20_000);
        Article article = _article with
        {
            Answer =
            [
                new(
                    ("About {0}; without one, {1}.", "约 {0}；去掉一种后为 {1}。"),
                    new("Small", "C1a", VerdictStatus.Inconclusive),
                    new("Small", "C1a", VerdictStatus.Inconclusive, Comparison: 0, Quoted.WithoutOneLevel)),
            ],
        };
        string Page(Language language) =>
            new ArticlePage(article, [Of("Small", "C1a", range)], name => $"{name}/REPORT.md").In(language, []);

        Assert.Matches(
            @"About (7|8),\d00 \((7|8),\d00 to (7|8),\d00\); without one, (7|8),\d00 to (7|8),\d00\.", Page(KnownLanguages.English));
        Assert.Matches(@"约 (7|8),\d00（(7|8),\d00 至 (7|8),\d00）；去掉一种后为 (7|8),\d00 至 (7|8),\d00。", Page(KnownLanguages.Chinese));
    }

    [Fact]
    public void A_text_without_translation_stays_as_written()
    {
        Assert.Contains("It rests on what was.", PageIn("zh-CN"), StringComparison.Ordinal);
        Assert.Equal("only", ((LocalText)"only").In("zh-CN"));
        Assert.Equal("仅", ((LocalText)("only", "仅")).In("zh-CN"));
        Assert.Equal("only", ((LocalText)("only", "仅")).In("en"));
    }

    private static string PageIn(string tag)
    {
        Language language = KnownLanguages.All.First(one => one.Tag == tag);
        return new ArticlePage(_article, _verdicts, name => $"{name}/{language.ReportFile}")
            .In(language, [.. KnownLanguages.All.Where(one => one != language)]);
    }

    private static Samples Loss(string level, params double[] values) => Loss(Budget.EqualTokens, level, values);

    private static Samples Loss(Budget budget, string level, params double[] values) =>
        new() { Metric = Arms.Loss, Budget = budget, Arms = [Arms.Of(level, values)] };

    private static Samples ToLoss(string level, params double[] values) => new()
    {
        Metric = ResultTable.MetricTo(Arms.Loss, 1.7, TargetCost.Steps),
        Budget = Budget.ToTarget,
        Arms = [Arms.Of(level, values)],
    };

    private static OtherVerdict Of(string experiment, string source, Verdict verdict)
    {
        Verdict decided = Assert.Single(ClaimFamily.Decide([verdict]));
        return new(
            experiment,
            new DecidedClaim("as written", source, "identity", decided.Status, decided.NeedsTraining) { Verdict = decided },
            []);
    }
}
