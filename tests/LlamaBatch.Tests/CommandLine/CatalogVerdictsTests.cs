using LlamaBatch.Catalog;
using LlamaBatch.CommandLine;
using LlamaBatch.Execution;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Tests.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.CommandLine;

public sealed class CatalogVerdictsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Experiment _bench = ExperimentOf(new Bench.Sweep());
    private readonly Experiment _other = ExperimentOf(new Bench.Sweep { Title = "Other" });

    private CommandContext Context => new([_bench, _other], _folder.Path, null!, null, TimeProvider.System);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Verdicts_of_other_experiments_come_from_their_results()
    {
        foreach (TrialResult result in Bench.ResultsOf(new Bench.Sweep(), Scale.Full, Bench.Finished).Values)
        {
            TestTrials.WriteAttempt(_folder["Bench"], result);
        }

        var verdicts = new CatalogVerdicts(Context);

        OtherVerdict verdict = Assert.Single(verdicts.But(_folder.Path, _other));
        Assert.Equal(("Bench", "C1", VerdictStatus.Supported), (verdict.Experiment, verdict.Claim.Source, verdict.Claim.Status));
        Assert.Contains(verdict.Settings, setting => setting is { Name: "Training.MicroBatch", Value: "4" });
        Assert.Empty(verdicts.But(_folder.Path, _bench));
        Assert.False(verdicts.Complain());
    }

    [Fact]
    public void A_report_writes_the_page_of_the_article_and_says_which_statement_is_out_of_date()
    {
        foreach (TrialResult result in Bench.ResultsOf(new Bench.Sweep(), Scale.Full, Bench.Finished).Values)
        {
            TestTrials.WriteAttempt(_folder["Bench"], result);
        }

        Article article = new("Title")
        {
            Question = "Is it?",
            Answer = [new("It is.", new Citation("Bench", "C1", VerdictStatus.Supported))],
            Sections = [new("Section", new ArticleClaim("C1", "100 is faster"))],
        };
        Article outdated = article with { Answer = [new("It is not.", new Citation("Bench", "C1", VerdictStatus.Refuted))] };

        Assert.Equal(ExitCode.Done, Report(article, null));
        Assert.Contains("[Bench](Bench/REPORT.md) | **Supported**", File.ReadAllText(_folder["ARTICLE.md"]), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["ARTICLE.zh-CN.md"]));

        Assert.Equal(ExitCode.Done, Report(article, "zh-CN"));
        Assert.Contains("[简体中文](ARTICLE.zh-CN.md)", File.ReadAllText(_folder["ARTICLE.md"]), StringComparison.Ordinal);
        Assert.Contains("[Bench](Bench/REPORT.zh-CN.md)", File.ReadAllText(_folder["ARTICLE.zh-CN.md"]), StringComparison.Ordinal);

        Article elsewhere = article with { Answer = [new("It was.", new Citation("Other", "C1", VerdictStatus.Supported))] };
        Assert.Equal(ExitCode.Done, Report(elsewhere, null));
        Assert.Contains("**Out of date:** Other does not decide C1", File.ReadAllText(_folder["ARTICLE.md"]), StringComparison.Ordinal);

        File.Delete(_folder["ARTICLE.md"]);
        Assert.Equal(ExitCode.Done, ReportCommand.Execute(Context with { Article = outdated }, ["Bench"], scale: null, language: null));
        Assert.False(File.Exists(_folder["ARTICLE.md"]));

        Assert.Equal(ExitCode.Failed, Report(outdated, null));
        Assert.Contains("**Out of date:**", File.ReadAllText(_folder["ARTICLE.md"]), StringComparison.Ordinal);

        int Report(Article page, string? language) =>
            ReportCommand.Execute(Context with { Article = page }, [], scale: null, language);
    }

    /// <summary>The reports link to the page in their language, so that writing them once or twice gives the same bytes.</summary>
    [Fact]
    public void The_page_exists_before_the_reports_that_link_to_it()
    {
        var linked = new Experiment<Bench>(new Bench.Sweep(), (_, _, _) => { }, input =>
        {
            var writer = new ReportWriter<Bench>(input);
            writer.Verdicts(0.05, [new Claim("100 is faster than 16", "C1", () => Bench.IsFaster(new(input.Results)))], "../ARTICLE.md");
            return writer.Files();
        }, (_, _) => []);
        CommandContext context = new([linked], _folder.Path, null!, null, TimeProvider.System)
        {
            Article = new("Title") { Question = "Is it?", Sections = [new("Section", new ArticleClaim("C1", "100 is faster"))] },
        };

        ReportCommand.Execute(context, [], scale: null, "zh-CN");
        string[] files = ["Bench/REPORT.md", "Bench/REPORT.zh-CN.md", "ARTICLE.md", "ARTICLE.zh-CN.md"];
        string[] once = [.. files.Select(file => File.ReadAllText(_folder[file]))];
        ReportCommand.Execute(context, [], scale: null, "zh-CN");

        Assert.Equal(once, files.Select(file => File.ReadAllText(_folder[file])));
        Assert.Contains("../ARTICLE.zh-CN.md", once[1], StringComparison.Ordinal);
    }

    /// <summary>One experiment that cannot be read keeps no other from its report, and is not passed over in silence.</summary>
    [Fact]
    public void Results_that_cannot_be_read_are_a_complaint()
    {
        Directory.CreateDirectory(_folder["Bench"]);
        using var held = new FileStream(_folder["Bench", "results.jsonl"], FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var verdicts = new CatalogVerdicts(Context);

        Assert.Empty(verdicts.But(_folder.Path, _other));
        Assert.True(verdicts.Complain());
    }

    private static Experiment<Bench> ExperimentOf(Bench.Sweep sweep) => new(sweep, (_, _, _) => { }, input =>
    {
        var results = new Bench.Results(input.Results);
        var writer = new ReportWriter<Bench>(input);
        writer.Verdicts(0.05, [new Claim("100 is faster than 16", "C1", () => Bench.IsFaster(results))]);
        return writer.Files();
    }, (_, _) => []);
}
