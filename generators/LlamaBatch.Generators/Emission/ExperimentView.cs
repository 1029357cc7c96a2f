using System.Globalization;

namespace LlamaBatch.Generators;

/// <summary>An experiment, as data for the code templates: identifiers, literals and sentences.</summary>
/// <remarks>All decisions are made in this class, not in a template.</remarks>
internal sealed class ExperimentView(ExperimentModel model)
{
    public string Namespace { get; } = model.Namespace;

    public bool HasNamespace => Namespace.Length > 0;

    public string Name { get; } = model.Name;

    /// <summary>The record's name and namespace, for the comment at the top of a generated file.</summary>
    public string FullName { get; } = Comment(model.FullName);

    /// <summary>The settings in user code, for a comment in the generated pipeline.</summary>
    public IReadOnlyList<SettingView> Settings { get; } = [.. model.Settings.Select(setting => new SettingView(setting))];

    public bool HasSettings => Settings.Count > 0;

    /// <summary>The record's name and type parameters, for a partial declaration.</summary>
    public string Declaration { get; }
        = model.TypeParameters.Count == 0 ? model.Name : $"{model.Name}<{string.Join(", ", model.TypeParameters)}>";

    /// <summary>The fully qualified type of the record.</summary>
    public string Type { get; } = model.Type;

    public bool IsPlanInRecord { get; } = model.PlanPlace == PartPlace.InRecord;

    public bool AreResultsInRecord { get; } = model.ResultsPlace == PartPlace.InRecord;

    /// <summary>Whether the record itself is named <c>Plan</c>. The members of <c>Plan</c> are then generated into the record.</summary>
    public bool IsPlanTheRecord { get; } = model.PlanPlace == PartPlace.OnRecord;

    /// <summary>
    /// Whether the record itself is named <c>Results</c>. The members of <c>Results</c> are then generated into the record.
    /// </summary>
    public bool AreResultsTheRecord { get; } = model.ResultsPlace == PartPlace.OnRecord;

    /// <summary>The modifiers and keyword that declare <c>Plan</c>, such as <c>public sealed class</c>.</summary>
    public string PlanKind { get; } = KindOf(model.PlanPlace, model.KindOfPlan, model.Accessibility);

    /// <summary>The modifiers and keyword that declare <c>Results</c>, such as <c>public sealed class</c>.</summary>
    public string ResultsKind { get; } = KindOf(model.ResultsPlace, model.KindOfResults, model.Accessibility);

    public bool IsImported { get; } = model.IsImported;

    /// <summary>The base class of the generated class <c>Sweep</c>.</summary>
    public string SweepBase { get; } = model.IsImported ? "Design" : "Sweep";

    /// <summary>The type of the table that <c>Results</c> reads.</summary>
    public string TableType { get; } = model.IsImported ? "global::LlamaBatch.ImportedResults" : "global::LlamaBatch.ResultTable";

    public bool NamesRefused { get; } = model.NamesRefused;

    public string NameText { get; } = CSharpLiteral.Of(model.Name.TrimStart('@'));

    public string Question { get; } = CSharpLiteral.Of(model.Question);

    public string QuestionText { get; } = Comment(model.Question);

    public string Summary { get; } = CSharpLiteral.Of(model.Summary);

    /// <summary>The translations of the question and the summary, as C# arguments; empty if there are none.</summary>
    public string Translations { get; } = Translated(model.Translations);

    public bool IsTranslated => Translations.Length > 0;

    /// <summary>The page that explains the cited sources of claims, as a C# literal.</summary>
    public string Article { get; } = CSharpLiteral.Of(model.Article);

    public bool HasArticle { get; } = model.Article.Length > 0;

    public int Seeds { get; } = model.Seeds;

    public int TuningSeeds { get; } = model.TuningSeeds;

    public int CostBlocks { get; } = model.CostBlocks;

    public string FamilyWiseError { get; } = model.FamilyWiseError;

    public IReadOnlyList<OptimizerModel> Optimizers { get; } = [.. model.Optimizers];

    public bool HasOneOptimizer => Optimizers.Count == 1;

    public string Description { get; } = model.Description;

    public bool IsDescribed => Description.Length > 0;

    public IReadOnlyList<AxisView> Axes { get; } = [.. model.Axes.Select(axis => new AxisView(axis))];

    public IReadOnlyList<AxisView> ComparedAxes => [.. Axes.Where(axis => !axis.IsTuned)];

    public IReadOnlyList<AxisView> TunedAxes => [.. Axes.Where(axis => axis.IsTuned)];

    /// <summary>The axes that user code describes, each as a C# tuple of its name and its description.</summary>
    public string DescribedAxes
        => string.Join(", ", Axes.Where(axis => axis.HasMeaning).Select(axis => $"({axis.NameText}, {axis.Meaning})"));

    public bool DescribesAxes => Axes.Any(axis => axis.HasMeaning);

    public IReadOnlyList<MetricView> Metrics { get; } = [.. model.Metrics.Select(metric => new MetricView(metric))];

    public IReadOnlyList<MetricView> StepMetrics => [.. Metrics.Where(metric => metric.IsStep)];

    public IReadOnlyList<MetricView> ValidationMetrics => [.. Metrics.Where(metric => metric.IsValidation)];

    public IReadOnlyList<MetricView> LearningMetrics => [.. Metrics.Where(metric => !metric.IsCost)];

    public IReadOnlyList<MetricView> CostMetrics => [.. Metrics.Where(metric => metric.IsCost)];

    public IReadOnlyList<TargetView> Targets { get; } = [.. model.Targets.Select(target => new TargetView(target))];

    public bool HasTargets => Targets.Count > 0;

    /// <summary>
    /// Whether <c>Results</c> gets the accessor <c>Matched</c>, which compares learning metrics at the moment when trials reach a target.
    /// This accessor is not available for imported runs.
    /// </summary>
    public bool HasMatches => HasTargets && Learns && !IsImported;

    /// <summary>The targets in words, such as <c>validation loss 2.2 or 2.0</c>.</summary>
    public string TargetsText => Sentence.OneOf(Targets.Select(target => target.Text));

    /// <summary>Whether <c>Results</c> gets an accessor for the time to a target.</summary>
    public bool HasTimes { get; } = model.MeasuresStepTime || model.IsImported;

    public bool Learns => LearningMetrics.Count > 0;

    public bool Validates => ValidationMetrics.Count > 0;

    /// <summary>Whether a metric needs a probe, that is, gradients or sharpness measured at the weights of a run.</summary>
    public bool Probes => ValidationMetrics.Any(metric => metric.NeedsProbe);

    /// <summary>The C# condition under which the pipeline validates: at least one validation metric is due at this step.</summary>
    public string ValidationIsDue => string.Join(" || ", ValidationMetrics.Select(metric => $"recorder.IsDue<{metric.Type}>(step)"));

    public IReadOnlyList<ClaimView> Claims { get; } = [.. model.Claims.Select(claim => new ClaimView(claim))];

    public bool HasClaims => Claims.Count > 0;

    public bool HasArithmeticClaims => Claims.Any(claim => claim is { IsOwn: true, IsArithmetic: true });

    public bool HasLearningClaims => Claims.Any(claim => claim is { IsOwn: true, IsArithmetic: false });

    public IReadOnlyList<ScaleView> Scales { get; }
        = [.. model.Scales.Where(scale => scale.Scale != "Full").Select(scale => new ScaleView(scale))];

    /// <summary>The fingerprints of user-defined types, as entries of a C# dictionary initializer.</summary>
    public string OwnCode { get; } = string.Join(
        ", ",
        model.OwnCode.Select(entry => $"[{CSharpLiteral.Of(entry.Split('=')[0])}] = {CSharpLiteral.Of(entry.Split('=')[1])}"));

    public bool HasOwnCode => OwnCode.Length > 0;

    public bool ComparesSeveralAxes => ComparedAxes.Count > 1;

    public bool IsScaled => !IsImported && Scales.Count > 0;

    public string Authored { get; } = string.Join(", ", model.Authored.Select(CSharpLiteral.Of));

    public string Presets { get; } = string.Join(
        ", ",
        model.Presets.Select(preset => $"[{CSharpLiteral.Of(preset.Section)}] = {CSharpLiteral.Of(preset.Expression)}"));

    /// <summary>The parameters of a generated accessor, as C# code: one for the levels of each compared axis.</summary>
    public string Parameters
        => string.Join(", ", ComparedAxes.Select(axis => $"global::LlamaBatch.Levels<{axis.LevelType}> {axis.Parameter} = default"));

    /// <summary>
    /// The name of the variable <c>table</c> in <c>Results</c> and <c>Plan</c>. If a parameter or a metric has this name, underscores are
    /// appended.
    /// </summary>
    public string Table => Own("table");

    public string Target => Own("target");

    public string AtBudget => Own("AtBudget");

    public string AtTarget => Own("AtTarget");

    private static string KindOf(PartPlace place, string authors, string accessibility) =>
        place == PartPlace.OnRecord ? "partial record"
            : authors.Length > 0 ? $"partial {authors}" : $"{accessibility} sealed class";

    private string Own(string name)
        => Naming.Distinct(name, Axes.Select(axis => axis.Parameter).Concat(Metrics.Select(metric => metric.Name)));

    /// <summary>The arguments with which an accessor passes the selected levels to the table, as C# code.</summary>
    public string Arguments => string.Join(", ", ComparedAxes.Select(axis => $"{axis.Parameter}.Of({axis.NameText})"));

    /// <summary>The trials in words, such as <c>3 levels of batch size; 5 evaluation seeds</c>.</summary>
    public string Design
    {
        get
        {
            var parts = Axes.Select(axis => axis.Description).ToList();
            if (IsImported)
            {
                return string.Join("; ", parts);
            }

            parts.Add(Count(Seeds, "evaluation seed"));
            if (TunedAxes.Count > 0)
            {
                parts.Add(Count(TuningSeeds, "tuning seed"));
            }

            return string.Join("; ", parts);
        }
    }

    internal static string Translated(IEnumerable<TranslationModel> translations) => string.Join(", ", translations.Select(one =>
        $"new global::LlamaBatch.Translation({CSharpLiteral.Of(one.Language)}, "
            + $"{CSharpLiteral.Of(one.Text)}{(one.Summary.Length > 0 ? $", {CSharpLiteral.Of(one.Summary)}" : "")})"));

    internal static string Count(int number, string noun) =>
        number.ToString(CultureInfo.InvariantCulture) + " " + noun + (number == 1 ? "" : "s");

    /// <summary>Escapes a text for a single line of an XML comment.</summary>
    internal static string Comment(string text) =>
        string.Concat(text.Select(letter => IsOfText(letter) ? letter : ' ')).Replace("&", "&amp;").Replace("<", "&lt;")
            .Replace(">", "&gt;");

    private static bool IsOfText(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter)
        is not (UnicodeCategory.Control
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate
            or UnicodeCategory.OtherNotAssigned);
}
