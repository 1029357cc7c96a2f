using LlamaBatch.Files;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.CommandLine;

/// <summary>Writes the page that lists an article's claims with the verdicts of the experiments.</summary>
internal static class ArticleFiles
{
    /// <summary>Writes the page in English, in the requested language, and in each language that already has a page.</summary>
    /// <remarks>
    /// Prints the paths of the pages, and a warning for each statement of the article whose cited verdict has changed.
    /// </remarks>
    /// <param name="article">The article.</param>
    /// <param name="folder">The folder of all experiments.</param>
    /// <param name="verdicts">The verdicts of all experiments.</param>
    /// <param name="language">The tag of the requested language; null for English only.</param>
    /// <returns>True if no cited verdict has changed. Experiments without verdicts are ignored.</returns>
    public static bool Write(Article article, string folder, CatalogVerdicts verdicts, string? language)
    {
        IReadOnlyList<OtherVerdict> all = verdicts.All(folder);
        Language[] languages = LanguagesOf(folder, language);
        var (changed, outdated) = WritePages(article, folder, all, languages);
        CommandContext.Say($"Article: {CommandContext.PathsOf(languages.Select(one => Path.Combine(folder, one.ArticleFile)))}"
            + $"{(changed ? "" : " (unchanged)")}");
        // Citations of an experiment without verdicts in this folder are skipped, because they cannot be checked.
        var changedVerdicts = outdated.Where(one => all.Any(verdict => verdict.Experiment == one.Citation.Experiment)).ToList();
        foreach (OutdatedCitation citation in changedVerdicts)
        {
            CommandContext.Complain($"{Article.File}: {KnownLanguages.English.Say(citation)} Correct the statement.");
        }

        return changedVerdicts.Count == 0;
    }

    /// <summary>
    /// Writes the page in each language in which it does not exist yet. Call this method before the reports are written, because a report
    /// links to the page in its language only if this page exists. Afterward, <see cref="Write"/> adds the page's links to the reports.
    /// </summary>
    public static void WriteMissing(Article article, string folder, CatalogVerdicts verdicts, string? language)
    {
        Language[] missing = [.. LanguagesOf(folder, language).Where(one => !OnDisk.IsFile(Path.Combine(folder, one.ArticleFile)))];
        if (missing.Length > 0)
        {
            WritePages(article, folder, verdicts.All(folder), missing);
        }
    }

    private static Language[] LanguagesOf(string folder, string? language) => [.. KnownLanguages.All.Where(
        one => one == KnownLanguages.English || one.Tag == language || OnDisk.IsFile(Path.Combine(folder, one.ArticleFile)))];

    private static (bool Changed, IReadOnlyList<OutdatedCitation> Outdated) WritePages(
        Article article,
        string folder,
        IReadOnlyList<OtherVerdict> all,
        Language[] languages)
    {
        bool changed = false;
        IReadOnlyList<OutdatedCitation> outdated = [];
        foreach (Language one in languages)
        {
            var page = new ArticlePage(article, all, experiment => ReportOf(folder, experiment, one));
            changed |= AtomicFile.WriteIfDifferent(
                Path.Combine(folder, one.ArticleFile), page.In(one, [.. languages.Where(other => other != one)]));
            outdated = page.Outdated;
        }

        return (changed, outdated);
    }

    /// <summary>
    /// The path of an experiment's report, relative to the page. The report is in the page's language if that report exists, otherwise in
    /// English.
    /// </summary>
    private static string ReportOf(string folder, string experiment, Language language)
    {
        string name = OnDisk.IsFile(Path.Combine(folder, experiment, language.ReportFile)) ? language.ReportFile : ExperimentFiles.Report;
        return $"{experiment}/{name}";
    }
}
