using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Reporting.Sections;

namespace LlamaBatch.Reporting;

/// <summary>
/// Writes the sections of a report. The generated method <c>Report</c> of an experiment calls these methods with the texts of the
/// experiment's author. All numbers come from the input, so the same results give the same bytes.
/// </summary>
/// <param name="input">The input of the report, including its language.</param>
public sealed class ReportWriter<TPoint>(ReportInput<TPoint> input)
    where TPoint : LlamaExperiment
{
    private readonly ReportDocument _document = new(input.Language);
    private (double FamilyWiseError, IReadOnlyList<Verdict> All) _verdicts = (0.05, []);

    /// <summary>Writes the title, the summary, and whether the run is unfinished or at a smaller scale.</summary>
    /// <param name="question">The question of the experiment.</param>
    /// <param name="summary">The summary of the experiment's record.</param>
    /// <param name="translations">The question and the summary in other languages.</param>
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
    /// Writes what each axis is, in the words of the experiment's author. Only the English report has these words, because they are not
    /// translated.
    /// </summary>
    /// <param name="axes">Each axis with the summary of its property.</param>
    public void Axes(params IReadOnlyList<(string Axis, string Meaning)> axes)
    {
        if (input.Language.Tag == ReportLanguages.English)
        {
            var names = axes.Select(one => one.Axis).ToHashSet(StringComparer.Ordinal);
            bool hasOthers = MethodSection.Varying(input).Any(setting => !names.Contains(setting.Split('.')[^1]));
            _document.Paragraph(new AxisMeanings(axes, hasOthers));
        }
    }

    /// <summary>
    /// Writes the answer, each claim with its verdict and evidence, a figure of all effects, and caveats. The family-wise error rate covers
    /// the claims that need training.
    /// </summary>
    /// <param name="familyWiseError">The family-wise error rate.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="article">The page that explains the sources of claims; empty if there is no such page.</param>
    public void Verdicts(double familyWiseError, IReadOnlyList<Claim> claims, string article = "")
    {
        IReadOnlyList<Verdict> verdicts = claims.Count == 0
            ? []
            : ClaimFamily.Decide([.. claims.Select(claim => claim.Ask())], familyWiseError, input.Scale);
        _verdicts = (familyWiseError, verdicts);
        if (input.Decided is not null)
        {
            input.Decided([.. claims.Zip(verdicts, DecidedClaim.Of)]);
            return;
        }

        var sources = new SourcePage(article, input.Folder, input.Language, input.Scale);
        VerdictsSection.Write(_document, input, claims, verdicts, familyWiseError, sources);
    }

    /// <summary>
    /// Writes figures of the main learning metric, along the run and at its end, and of each cost. Axes other than <paramref name="by"/>
    /// are at their baselines.
    /// </summary>
    /// <param name="by">The axis.</param>
    public void Figures(string by)
    {
        if (!input.IsNotRun)
        {
            FiguresSection.Write(_document, input, by);
        }
    }

    /// <summary>Writes a table of every metric at the levels of an axis; other axes are at their baselines.</summary>
    /// <param name="by">The axis.</param>
    public void Table(string by) => MetricsSection.Write(_document, input, by);

    /// <summary>Writes the cost of reaching each target, at the levels of an axis. Other axes are at their baselines.</summary>
    /// <param name="by">The axis.</param>
    public void Targets(string by)
    {
        if (input.Results.Targets.Count > 0)
        {
            TargetsSection.Write(_document, input, by);
        }
    }

    /// <summary>Writes a table of the main learning metric for every configuration, if several axes vary.</summary>
    public void Points()
    {
        if (!input.IsNotRun && input.Sweep.TuningMetric is { } metric)
        {
            MetricsSection.WritePoints(_document, input, metric);
        }
    }

    /// <summary>Writes the tuning scores of all levels, and whether the best level is at the edge of the grid.</summary>
    /// <param name="of">The tuned axis.</param>
    public void Tuning(string of) => TuningSection.Write(_document, input, of);

    /// <summary>Writes the deviations from the plan. The section is always present, even if there are no deviations.</summary>
    public void Deviations()
    {
        IReadOnlyList<Fact> facts = DeviationsSection.Of(input, input.Command("run"));
        _document.Heading(2, input.Language.Heading(ReportSection.Deviations));
        _document.Paragraph(facts.Count == 0 ? input.Language.NoDeviations : Prose.Empty);
        _document.List(facts);
    }

    /// <summary>Writes the method: every setting with the value that was used, and the rules that decide claims.</summary>
    /// <param name="authored">The names of the settings that the experiment's author wrote.</param>
    /// <param name="presets">For each section of settings that starts from a preset, the name of the preset.</param>
    public void Method(IReadOnlyList<string> authored, IReadOnlyDictionary<string, string> presets) =>
        MethodSection.Write(_document, input, authored, presets, DecisionMethod.Of(_verdicts.FamilyWiseError, _verdicts.All));

    /// <summary>Writes the machine, the versions, and the command that repeats the study.</summary>
    public void Environment()
    {
        _document.Heading(2, input.Language.Heading(ReportSection.Environment));
        _document.List(EnvironmentSection.Of(input, input.Uses.Select(use => use.Corpus)));
        _document.Paragraph(new HowToRepeat());
        _document.Code(input.Command("run"));
    }

    /// <summary>The finished files: the report and its figures, by their paths relative to the experiment's folder.</summary>
    public IReadOnlyDictionary<string, string> Files() => _document.Files();
}
