using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Reporting.Sections;

namespace LlamaBatch.Reporting;

/// <summary>Writes the page of <c>compare</c>: the values that changed beyond noise, and the verdicts that changed.</summary>
/// <param name="changes">The changes of metrics.</param>
/// <param name="claims">The claims that both studies decide, with both verdicts.</param>
/// <param name="likeness">Facts about how comparable the two studies are, printed before the changes.</param>
/// <param name="remarks">Other facts about the two studies, printed after the changes.</param>
internal sealed class ChangesPage(
    StudyChanges changes,
    IReadOnlyList<(DecidedClaim Before, DecidedClaim After)> claims,
    IReadOnlyList<Fact> likeness,
    IReadOnlyList<Fact> remarks)
{
    /// <summary>The maximum number of differences within noise that a page lists.</summary>
    private const int MostWithinNoise = 10;

    private const double Error = 0.05;

    /// <summary>The Markdown of the page.</summary>
    /// <param name="language">The language of the page.</param>
    /// <param name="experiments">The name of the experiment, or both names if the two studies have different experiments.</param>
    /// <param name="studies">The two studies.</param>
    public string In(Language language, string experiments, StudiesCompared studies)
    {
        var page = new ReportDocument(language);
        page.Heading(1, language.ChangesIn(experiments));
        page.Paragraph([studies, .. likeness]);
        page.Paragraph(new ChangesCounted(
            changes.All.Count,
            changes.All.Count(change => change.IsIdentical),
            changes.Changed.Count(),
            changes.Worse.Count(),
            changes.All.Count(change => change.IsIncomparable)));
        if (changes.Changed.Any())
        {
            page.Paragraph(language.BeforeChanges);
            page.Table(ValuesIn(language, changes.Changed));
        }

        var noise = changes.WithinNoise.ToList();
        if (noise.Count > 0)
        {
            page.Paragraph(new BeforeWithinNoise(Math.Min(noise.Count, MostWithinNoise), noise.Count));
            page.Table(ValuesIn(language, noise.Take(MostWithinNoise)));
        }

        if (changes.Lost.Count > 0)
        {
            page.Paragraph(new ValuesLost(changes.Lost));
        }

        var other = claims.Where(claim => claim.Before.Status != claim.After.Status).ToList();
        if (other.Count > 0)
        {
            page.Paragraph(language.BeforeChangedClaims);
            page.Table(ClaimsIn(language, other));
            page.Paragraph(new VerdictsMoveTogether());
        }
        else if (claims.Count > 0)
        {
            page.Paragraph(new SameVerdicts(claims.Count));
        }

        foreach (Fact remark in remarks)
        {
            page.Paragraph(remark);
        }

        if (changes.All.Any(change => !change.IsIdentical))
        {
            page.Paragraph(new ChangeRule(Error));
        }

        return page.Files()[language.ReportFile];
    }

    private static MarkdownTable ValuesIn(Language language, IEnumerable<ArmChange> listed)
    {
        var table = new MarkdownTable(
            new Column(language.Heading(ReportColumn.Configuration)),
            new Column(language.Heading(ReportColumn.Metric)),
            new Column(language.Heading(ReportColumn.Before), IsNumber: true),
            new Column(language.Heading(ReportColumn.After), IsNumber: true),
            new Column(language.Heading(ReportColumn.Change)),
            new Column(language.Heading(ReportColumn.Direction)));
        foreach (ArmChange change in listed)
        {
            table.Add(
                language.Name(change.After.Name),
                language.Metric(change.Metric),
                ValueOf(change.Before, change, language),
                ValueOf(change.After, change, language),
                language.Alone(Effect.Of(change.Comparison, 1 - Error)),
                language.Say(new ChangeDirection(change)));
        }

        return table;
    }

    /// <summary>The mean over the seeds, with enough digits to show the change.</summary>
    private static Prose ValueOf(Sample arm, ArmChange change, Language language) => language.Value(
        change.Metric, arm.Mean, Math.Abs(change.After.Mean - change.Before.Mean));

    private static MarkdownTable ClaimsIn(Language language, IReadOnlyList<(DecidedClaim Before, DecidedClaim After)> claims)
    {
        var table = new MarkdownTable(
            new Column(language.Heading(ReportColumn.Claim)),
            new Column(language.Heading(ReportColumn.Before)),
            new Column(language.Heading(ReportColumn.After)));
        foreach (var (before, after) in claims)
        {
            table.Add(
                language.WithSource(Prose.Literal(after.Text), Prose.Literal(after.Source)),
                VerdictIn(language, before),
                VerdictIn(language, after));
        }

        return table;
    }

    private static Prose VerdictIn(Language language, DecidedClaim claim) => claim.Verdict is { } verdict
        ? language.Verdict(verdict, isNotRun: false)
        : language.Status(claim.Status).Capitalized().Bold();
}
