using System.Text.RegularExpressions;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Reporting.Sections;
using LlamaBatch.Reporting.Verdicts;

namespace LlamaBatch.Reporting;

/// <summary>Writes the page of an <see cref="Article"/>: its claims, with the verdicts of all experiments that test them.</summary>
/// <param name="article">The article.</param>
/// <param name="verdicts">The verdicts of all experiments.</param>
/// <param name="reportOf">Returns the path of an experiment's report, relative to the page.</param>
internal sealed partial class ArticlePage(
    Article article, IReadOnlyList<OtherVerdict> verdicts, Func<string, string> reportOf)
{
    private readonly ILookup<string, OtherVerdict> _bySource =
        verdicts.ToLookup(verdict => verdict.Claim.Source, StringComparer.Ordinal);

    /// <summary>One warning for each citation in the article's answer whose verdict has changed since the answer was written.</summary>
    public IReadOnlyList<OutdatedCitation> Outdated =>
        [.. article.Answer.SelectMany(statement => statement.Citations).Select(OutdatedOf).OfType<OutdatedCitation>()];

    /// <summary>The Markdown of the page.</summary>
    /// <param name="language">The language of the page.</param>
    /// <param name="others">The other languages in which the page exists. The page links to each of them.</param>
    public string In(Language language, IReadOnlyList<Language> others)
    {
        var page = new ReportDocument(language);
        string TextOf(LocalText text) => text.In(language.Tag);

        page.Heading(1, Prose.Literal(TextOf(article.Title)));
        page.Paragraph(Prose.Join(" · ", others.Select(other => Prose.Link(other.OwnName, other.ArticleFile))));
        page.Heading(2, Prose.Literal(TextOf(article.Question)));
        foreach (ArticleStatement statement in article.Answer)
        {
            page.Paragraph(Said(statement, language));
        }

        page.Heading(2, language.Heading(ArticlePart.Introduction));
        page.Paragraph(new ClaimsTested(article.Claims.Count(), article.Claims.Count(claim => _bySource.Contains(claim.Code))));
        foreach (LocalText paragraph in article.Introduction)
        {
            page.Paragraph(Prose.Marked(TextOf(paragraph)));
        }

        WriteBudgets(page);
        WriteList(page, ArticlePart.Disagreements, article.Claims.Select(DisagreementOn).OfType<Disagreement>()
            .Select(fact => fact.In(language)));
        WriteList(page, ArticlePart.Contradictions, article.Contradictions.Select(text => Prose.Marked(TextOf(text))));
        foreach (ArticleSection section in article.Sections)
        {
            page.Heading(2, Prose.Literal(TextOf(section.Title)));
            page.Table(TableOf(section, language));
        }

        return page.Files()[language.ReportFile];
    }

    private static void WriteList(ReportDocument page, ArticlePart part, IEnumerable<Prose> items)
    {
        var list = items.ToList();
        if (list.Count > 0)
        {
            page.Heading(2, page.Language.Heading(part));
            page.List(list);
        }
    }

    /// <summary>
    /// Writes a table for each claim about speed. Each table has a row for each budget and a column for each training that tests the claim.
    /// </summary>
    private void WriteBudgets(ReportDocument page)
    {
        Language language = page.Language;
        if (article.Budgets.Count > 0)
        {
            page.Heading(2, language.Heading(ArticlePart.Budgets));
        }

        foreach (ArticleBudgets claim in article.Budgets)
        {
            ILookup<HeldEqual, OtherVerdict> byBudget = claim.Codes.SelectMany(code => _bySource[code])
                .Select(verdict => (Held: HeldEqual.By(verdict.Claim.Verdict), Verdict: verdict))
                .Where(one => one.Held is not null)
                .ToLookup(one => one.Held!, one => one.Verdict);
            ArticleTraining[] trainings = [.. article.Trainings
                .Where(training => byBudget.SelectMany(row => row).Any(verdict => training.Experiments.Contains(verdict.Experiment)))];
            var table = new MarkdownTable(
                [
                    new(language.Heading(ReportColumn.Budget)),
                    .. trainings.Select(training => new Column(Prose.Marked(training.Name.In(language.Tag)))),
                ]);
            foreach (HeldEqual held in HeldEqual.Rows(byBudget.Select(row => row.Key)))
            {
                string[] codes = [.. byBudget[held].Select(verdict => verdict.Claim.Source).Distinct(StringComparer.Ordinal)];
                Prose name = language.Say(held);
                table.Add([
                    codes.Length == 0 ? name : language.WithSource(name, Prose.Join(", ", codes.Select(LinkToCode))),
                    .. trainings.Select(training => CellOf(training, byBudget[held], language)),
                ]);
            }

            page.Paragraph(Prose.Marked(claim.Question.In(language.Tag)));
            page.Table(table);
        }
    }

    /// <summary>A table cell: the verdicts of one training under one budget, or the reason why there is no verdict.</summary>
    private Prose CellOf(ArticleTraining training, IEnumerable<OtherVerdict> verdicts, Language language)
    {
        var own = verdicts.Where(verdict => training.Experiments.Contains(verdict.Experiment)).ToList();
        return own.Count == 0
            ? Prose.Marked(training.Open.In(language.Tag)).Italic()
            : Prose.Join("; ", own.Select(verdict => language.WithSource(Briefly(verdict, language), LinkTo(verdict.Experiment))));
    }

    private MarkdownTable TableOf(ArticleSection section, Language language)
    {
        var table = new MarkdownTable(
            new Column(language.Heading(ReportColumn.Claim)),
            new Column(language.Heading(ReportColumn.DecidedBy)),
            new Column(language.Heading(ReportColumn.Verdict)),
            new Column(language.Heading(ReportColumn.Effect)));
        foreach (ArticleClaim claim in section.Claims)
        {
            Prose said = language.Say(new CodedClaim(Anchored(claim.Code), Prose.Marked(claim.Text.In(language.Tag))));
            foreach (OtherVerdict one in _bySource[claim.Code])
            {
                table.Add(
                    said,
                    DecidedBy(one, language),
                    VerdictOf(one, language),
                    language.Say(new TestedClaim(one.Claim, EffectOf(one, language))));
                said = Prose.Marked(claim.Code);
            }

            if (!_bySource.Contains(claim.Code))
            {
                table.Add(said, Prose.Empty, Prose.Empty, language.Say(new OpenClaim(claim.Open?.In(language.Tag) ?? "")));
            }
        }

        return table;
    }

    /// <summary>
    /// A statement of the article's answer with the cited effects filled in. A warning comes first for each cited verdict that has changed.
    /// </summary>
    private Prose Said(ArticleStatement statement, Language language) => language.Paragraph(
        [
            .. statement.Citations.Select(OutdatedOf).OfType<OutdatedCitation>().Select(fact => fact.In(language)),
            Prose.Marked(Placeholder().Replace(
                statement.Text.In(language.Tag),
                hole => AmountOf(statement.Citations.ElementAtOrDefault(int.Parse(hole.Groups[1].ValueSpan)), language) ?? hole.Value)),
        ]);

    private string? AmountOf(Citation? citation, Language language) =>
        citation is null || Find(citation)?.Claim.Verdict is not { } verdict ? null
        : citation.Quotes == Quoted.WithoutOneLevel ? VerdictEvidence.WithoutOneLevel(verdict, citation.Comparison) is var (least, most)
            ? language.Span(Number.TwoDigits(least), Number.TwoDigits(most)).Markdown
            : null
        : VerdictEvidence.EffectOf(verdict, citation.Comparison) is { } effect ? language.Estimate(effect).Markdown
        : null;

    private OtherVerdict? Find(Citation citation)
        => _bySource[citation.Code].FirstOrDefault(one => one.Experiment == citation.Experiment);

    private OutdatedCitation? OutdatedOf(Citation citation) => Find(citation)?.Claim.Status is var now && now == citation.Status
        ? null
        : new OutdatedCitation(citation, now);

    private Disagreement? DisagreementOn(ArticleClaim claim)
    {
        string[] With(VerdictStatus status) => [.. _bySource[claim.Code]
            .Where(one => one.Claim.Status == status)
            .Select(one => one.Experiment)
            .Distinct(StringComparer.Ordinal)];
        return With(VerdictStatus.Supported) is { Length: > 0 } supporting && With(VerdictStatus.Refuted) is { Length: > 0 } refuting
            ? new Disagreement(
                claim.Code, [.. supporting.Except(refuting)], [.. refuting.Except(supporting)], [.. supporting.Intersect(refuting)])
            : null;
    }

    private static Prose LinkToCode(string code) => Prose.Link(code, $"#{code.ToLowerInvariant()}");

    private Prose LinkTo(string experiment) => Prose.Link(experiment, reportOf(experiment));

    /// <summary>
    /// A link to the experiment that decides a claim, followed by a description of what was trained. For a claim that needs no training, a
    /// description of what was computed follows instead.
    /// </summary>
    private Prose DecidedBy(OtherVerdict one, Language language) =>
        (one.Claim.NeedsTraining
            ? article.Scopes.GetValueOrDefault(one.Experiment)
            : article.ArithmeticScopes.GetValueOrDefault(one.Claim.Source)) is { } scope
            ? language.WithSource(LinkTo(one.Experiment), Prose.Marked(scope.In(language.Tag)))
            : LinkTo(one.Experiment);

    private static Prose VerdictOf(OtherVerdict one, Language language) => one.Claim.Verdict is { } verdict
        ? language.Verdict(verdict, isNotRun: false)
        : language.Status(one.Claim.Status).Capitalized().Bold();

    private static Prose EffectOf(OtherVerdict one, Language language) => one.Claim.Verdict is { } verdict
        ? VerdictEvidence.Decisive(verdict)?.In(language) ?? Prose.Empty
        : Prose.Empty;

    private static Prose Briefly(OtherVerdict one, Language language) =>
        one.Claim.Verdict is { } verdict && VerdictEvidence.DecisiveEffect(verdict) is { } effect
            ? language.Say(new VerdictByEffect(one.Claim.Status, effect))
            : VerdictOf(one, language);

    private static Prose Anchored(string code) => Prose.Marked($"""<a id="{code.ToLowerInvariant()}"></a>{code}""");

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Placeholder();
}
