using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Reporting.Sections;

namespace LlamaBatch.Reporting;

/// <summary>
/// Writes the sections of a report on runs that were trained elsewhere. The generated method <c>Report</c> of an
/// <see cref="ImportedExperiment"/> calls these methods with the texts of the experiment's author.
/// </summary>
/// <param name="input">The input of the report, and its language.</param>
public sealed class ImportedReportWriter<TPoint>(ImportedInput<TPoint> input)
    where TPoint : ImportedExperiment
{
    private readonly ReportDocument _document = new(input.Language);
    private (double FamilyWiseError, IReadOnlyList<Verdict> All) _verdicts = (0.05, []);

    /// <summary>Writes the title, the summary, and the extent and origin of the runs.</summary>
    /// <param name="question">The question of the experiment.</param>
    /// <param name="summary">The summary of the experiment's record.</param>
    /// <param name="translations">The question and the summary in other languages.</param>
    public void Question(string question, string summary, params IReadOnlyList<Translation> translations)
    {
        Translation? translation = translations.FirstOrDefault(one => one.Language == input.Language.Tag);
        _document.Heading(1, Prose.Literal(translation?.Text ?? question));
        _document.Quote(Prose.Literal(string.IsNullOrWhiteSpace(translation?.Summary) ? summary : translation.Summary));
        _document.Paragraph(RunsSection.Extent(input.Results, input.Table));
    }

    /// <summary>
    /// Writes what each axis is, in the words of the experiment's author. Only the English report has these words, because they are not
    /// translated.
    /// </summary>
    /// <param name="axes">Each axis with the summary of its property.</param>
    public void Axes(params IReadOnlyList<(string Axis, string Meaning)> axes)
    {
        if (input.Language.Tag == ReportLanguages.English)
        {
            _document.Paragraph(new AxisMeanings(axes, HasOthers: false));
        }
    }

    /// <summary>Writes each claim with its verdict and evidence, a figure of all effects, and caveats.</summary>
    /// <param name="familyWiseError">The accepted probability that at least one verdict is wrong.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="article">The page that explains the sources of claims; empty if there is no such page.</param>
    public void Verdicts(double familyWiseError, IReadOnlyList<Claim> claims, string article = "")
    {
        IReadOnlyList<Verdict> verdicts = claims.Count == 0
            ? []
            : ClaimFamily.Decide([.. claims.Select(claim => claim.Ask())], familyWiseError);
        _verdicts = (familyWiseError, verdicts);
        if (input.Decided is not null)
        {
            input.Decided([.. claims.Zip(verdicts, DecidedClaim.Of)]);
            return;
        }

        var sources = new SourcePage(article, input.Folder, input.Language, Scale.Full);
        ImportedVerdictsSection.Write(_document, input, claims, verdicts, familyWiseError, sources);
    }

    /// <summary>Writes figures of each metric at the levels of an axis; other axes are at their baselines.</summary>
    /// <param name="by">The axis.</param>
    public void Figures(string by) => ImportedMetricsSection.WriteFigures(_document, input.Results, by);

    /// <summary>Writes a table of the metrics at the levels of an axis; other axes are at their baselines.</summary>
    /// <param name="by">The axis.</param>
    public void Table(string by) => ImportedMetricsSection.WriteTable(_document, input.Results, by);

    /// <summary>Writes the cost of reaching each target, at the levels of an axis.</summary>
    /// <param name="by">The axis.</param>
    public void Targets(string by) => ImportedTargetsSection.Write(_document, input.Results, by);

    /// <summary>Writes all metrics and the cost of each target for every configuration with runs, if several axes vary.</summary>
    public void Points() => ImportedMetricsSection.WritePoints(_document, input.Results);

    /// <summary>Writes how runs were compared and claims decided.</summary>
    public void Method()
    {
        _document.Heading(2, input.Language.Heading(ReportSection.Method));
        _document.Paragraph(RunsSection.Method(input.Results, input.Table));
        foreach (Fact fact in DecisionMethod.Of(_verdicts.FamilyWiseError, _verdicts.All))
        {
            _document.Paragraph(fact);
        }
    }

    /// <summary>Writes which files were read, and the command that writes the report again.</summary>
    public void Source()
    {
        _document.Heading(2, input.Language.Heading(ReportSection.Source));
        _document.Paragraph(new TableRead(input.Read.Notes));
        _document.Paragraph(new HowToReportAgain());
        _document.Code(input.Command);
    }

    /// <summary>The finished files: the report and its figures, by their paths relative to the experiment's folder.</summary>
    public IReadOnlyDictionary<string, string> Files() => _document.Files();
}
