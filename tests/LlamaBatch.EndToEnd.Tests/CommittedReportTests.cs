namespace LlamaBatch.EndToEnd.Tests;

/// <summary>The committed reports and the page of the article, against what <c>report</c> writes from the committed results.</summary>
public sealed class CommittedReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("llamabatch-reports-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Committed_reports_in_both_languages_and_the_page_of_the_article_are_up_to_date()
    {
        string committed = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../experiments"));
        string[] pages = [.. PagesIn(committed).Order(StringComparer.Ordinal)];
        foreach (string page in pages.Concat(ResultsIn(committed)))
        {
            string copy = Path.Combine(_folder, page);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            // An empty file says that this language is wanted; nothing of the committed text can survive.
            bool isResults = Path.GetExtension(page) is ".jsonl" or ".csv";
            File.WriteAllBytes(copy, isResults ? File.ReadAllBytes(Path.Combine(committed, page)) : []);
        }

        Assert.Equal(
            0, ExperimentHost.Run(["report", "--folder", _folder], ExperimentCatalog.All, article: Experiments.BatchSizeArticle.Page));

        Assert.Contains("ARTICLE.zh-CN.md", pages);
        Assert.Contains(Path.Combine("RealLlama8B", "REPORT.zh-CN.md"), pages);
        Assert.Equal(pages, PagesIn(_folder).Order(StringComparer.Ordinal));
        Assert.All(
            pages, page => Assert.Equal(File.ReadAllText(Path.Combine(committed, page)), File.ReadAllText(Path.Combine(_folder, page))));
    }

    /// <summary>The results of studies that were trained here, and the tables of those that were not.</summary>
    private static IEnumerable<string> ResultsIn(string folder) => FilesIn(folder, "results.jsonl").Concat(FilesIn(folder, "*.csv"));

    private static IEnumerable<string> PagesIn(string folder) =>
        FilesIn(folder, "ARTICLE*.md").Concat(FilesIn(folder, "REPORT*.md")).Concat(FilesIn(folder, "*.svg"));

    /// <summary>The files of a name at the top and in the folders of studies, without samples and build output.</summary>
    private static IEnumerable<string> FilesIn(string folder, string name) =>
        new[] { folder }.Concat(ExperimentCatalog.All.Select(experiment => Path.Combine(folder, experiment.Name)))
            .SelectMany(place => new[] { place, Path.Combine(place, "figures"), Path.Combine(place, "data") })
            .Where(Directory.Exists)
            .SelectMany(place => Directory.GetFiles(place, name))
            .Select(file => Path.GetRelativePath(folder, file))
            .Distinct(StringComparer.Ordinal);

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string file = "") => file;
}
