using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Reporting.Sections;

namespace LlamaBatch.Reporting;

/// <summary>
/// Writes the sections of a report. The generated <c>Report</c> of an experiment calls them with the texts of its
/// author. The numbers come from the input alone, so the same results give the same bytes.
/// </summary>
/// <param name="input">What the report is made of, and its language.</param>
public sealed class ReportWriter<TPoint>(ReportInput<TPoint> input)
    where TPoint : LlamaExperiment
{
    private readonly ReportDocument _document = new(input.Language);
    private (double FamilyWiseError, IReadOnlyList<Verdict> All) _verdicts = (0.05, []);

    /// <summary>The title, the summary, and the kind of run.</summary>
    /// <param name="question">The question.</param>
    /// <param name="summary">The record's summary.</param>
    /// <param name="translations">Both in other languages.</param>
    public void Question(string question, string summary, params IReadOnlyList<Translation> translations)
    {
        Translation? translation = translations.FirstOrDefault(one => one.Language == input.Language.Tag);
        TitleSection.Write(
            _document,
            input,
            translation?.Text ?? question,
            string.IsNullOrWhiteSpace(translation?.Summary) ? summary : translation.Summary);
    }

    /// <summary>
    /// The answer, each claim with its verdict and evidence, a figure of all effects, and the weak evidence. The
    /// family-wise error rate covers the claims that training decides.
    /// </summary>
    /// <param name="familyWiseError">That probability.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="article">The page that explains their sources; empty without such a page.</param>
    public void Verdicts(double familyWiseError, IReadOnlyList<Claim> claims, string article = "")
    {
        IReadOnlyList<Verdict> verdicts = claims.Count == 0
            ? []
            : ClaimFamily.Decide([.. claims.Select(claim => claim.Ask())], familyWiseError, input.Scale);
        _verdicts = (familyWiseError, verdicts);
        if (input.Decided is not null)
        {
            input.Decided([.. claims.Zip(verdicts, (claim, verdict) =>
                new DecidedClaim(claim.Text, claim.Source, ClaimIdentity.Of(claim, verdict), verdict.Status, verdict.NeedsTraining) {
                    Verdict = verdict })]);
            return;
        }

        VerdictsSection.Write(_document, input, claims, verdicts, familyWiseError, new SourcePage(article, input.Scale));
    }

    /// <summary>The main metric along the run and at its end, and each cost. Other axes are at their baselines.</summary>
    /// <param name="by">The axis.</param>
    public void Figures(string by)
    {
        if (!input.IsNotRun)
        {
            FiguresSection.Write(_document, input, by);
        }
    }

    /// <summary>Every metric at the levels of an axis; other axes are at their baselines.</summary>
    /// <param name="by">The axis.</param>
    public void Table(string by) => MetricsSection.Write(_document, input, by);

    /// <summary>The cost of reaching each target, at the levels of an axis. Other axes are at their baselines.</summary>
    /// <param name="by">The axis.</param>
    public void Targets(string by)
    {
        if (input.Results.Targets.Count > 0)
        {
            TargetsSection.Write(_document, input, by);
        }
    }

    /// <summary>The main metric at every point of several axes.</summary>
    public void Points()
    {
        if (!input.IsNotRun && input.Sweep.TuningMetric is { } metric)
        {
            MetricsSection.WritePoints(_document, input, metric);
        }
    }

    /// <summary>The scores of all tuned levels on the tuning seeds, and whether the best is at an edge.</summary>
    /// <param name="of">The tuned axis.</param>
    public void Tuning(string of) => TuningSection.Write(_document, input, of);

    /// <summary>What did not go as planned. The section is always present, and says so if there is nothing.</summary>
    public void Deviations()
    {
        IReadOnlyList<Fact> facts = DeviationsSection.Of(input, input.Command("run"));
        _document.Heading(2, input.Language.Heading(ReportSection.Deviations));
        _document.Paragraph(facts.Count == 0 ? input.Language.NoDeviations : Prose.Empty);
        _document.List(facts);
    }

    /// <summary>The method: every effective setting, and how claims are decided.</summary>
    /// <param name="authored">The settings that the author wrote.</param>
    /// <param name="presets">The presets that sections start from.</param>
    public void Method(IReadOnlyList<string> authored, IReadOnlyDictionary<string, string> presets) =>
        MethodSection.Write(_document, input, authored, presets, DecisionMethod.Of(_verdicts.FamilyWiseError, _verdicts.All));

    /// <summary>The machine, the versions, and the command that repeats the study.</summary>
    public void Environment()
    {
        _document.Heading(2, input.Language.Heading(ReportSection.Environment));
        _document.List(EnvironmentSection.Of(input, input.Uses.Select(use => use.Corpus)));
        _document.Paragraph(new HowToRepeat());
        _document.Code(input.Command("run"));
    }

    /// <summary>The finished files: the report and its figures, by their paths beside the experiment.</summary>
    public IReadOnlyDictionary<string, string> Files() => _document.Files();
}
