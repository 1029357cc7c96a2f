using System.Globalization;

namespace LlamaBatch.Generators;

/// <summary>An experiment as the templates see it: ready identifiers, literals and sentences. Decisions are made here, not in a template.</summary>
internal sealed class ExperimentView(ExperimentModel model)
{
    public string Namespace { get; } = model.Namespace;

    public bool HasNamespace => Namespace.Length > 0;

    public string Name { get; } = model.Name;

    /// <summary>The record with its type parameters, as its own members name it.</summary>
    public string Type { get; } = model.TypeParameters.Count == 0 ? model.Name : $"{model.Name}<{string.Join(", ", model.TypeParameters)}>";

    /// <summary>Whether the record's parts stand in the record; the surface of a nested one stands in its namespace.</summary>
    public bool IsInRecord { get; } = model.Placement != Placement.Beside;

    public string NameText { get; } = CSharpLiteral.Of(model.Name.TrimStart('@'));

    public string Question { get; } = CSharpLiteral.Of(model.Question);

    public string QuestionText { get; } = Comment(model.Question);

    public string Summary { get; } = CSharpLiteral.Of(model.Summary);

    public int Seeds { get; } = model.Seeds;

    public int TuningSeeds { get; } = model.TuningSeeds;

    public string FamilyWiseError { get; } = model.FamilyWiseError;

    public string OptimizerType { get; } = model.OptimizerType;

    public string Description { get; } = model.Description;

    public bool IsDescribed => Description.Length > 0;

    public IReadOnlyList<AxisView> Axes { get; } = [.. model.Axes.Select(axis => new AxisView(axis))];

    public IReadOnlyList<AxisView> ComparedAxes => [.. Axes.Where(axis => !axis.IsTuned)];

    public IReadOnlyList<AxisView> TunedAxes => [.. Axes.Where(axis => axis.IsTuned)];

    public IReadOnlyList<MetricView> Metrics { get; } = [.. model.Metrics.Select(metric => new MetricView(metric))];

    public IReadOnlyList<MetricView> StepMetrics => [.. Metrics.Where(metric => metric.IsStep)];

    public IReadOnlyList<MetricView> ValidationMetrics => [.. Metrics.Where(metric => metric.IsValidation)];

    public IReadOnlyList<MetricView> LearningMetrics => [.. Metrics.Where(metric => !metric.IsCost)];

    public IReadOnlyList<MetricView> CostMetrics => [.. Metrics.Where(metric => metric.IsCost)];

    public bool Validates => ValidationMetrics.Count > 0;

    /// <summary>When validation is due: when any of its metrics is.</summary>
    public string ValidationIsDue => string.Join(" || ", ValidationMetrics.Select(metric => $"recorder.IsDue<{metric.Type}>(step)"));

    public IReadOnlyList<ClaimView> Claims { get; } = [.. model.Claims.Select(claim => new ClaimView(claim))];

    public bool HasClaims => Claims.Count > 0;

    public bool HasArithmeticClaims => Claims.Any(claim => claim.IsArithmetic);

    public bool HasLearningClaims => Claims.Any(claim => !claim.IsArithmetic);

    public IReadOnlyList<ScaleView> Scales { get; } = [.. model.Scales.Where(scale => scale.Scale != "Full").Select(scale => new ScaleView(scale))];

    public bool IsScaled => Scales.Count > 0;

    public string Authored { get; } = string.Join(", ", model.Authored.Select(CSharpLiteral.Of));

    public string Presets { get; } = string.Join(", ", model.Presets.Select(preset => $"[{CSharpLiteral.Of(preset.Section)}] = {CSharpLiteral.Of(preset.Expression)}"));

    /// <summary>The parameters of an accessor: a level or several of each compared axis.</summary>
    public string Parameters => string.Join(", ", ComparedAxes.Select(axis => $"Levels<{axis.LevelType}> {axis.Parameter} = default"));

    /// <summary>The arguments as the tables take them.</summary>
    public string Arguments => string.Join(", ", ComparedAxes.Select(axis => $"{axis.Parameter}.Of({axis.NameText})"));

    /// <summary>The trials in words: <c>3 batch sizes × 5 learning rates, tuned per batch size, on 5 seeds</c>.</summary>
    public string Design
    {
        get
        {
            var parts = Axes.Select(axis => axis.Description).ToList();
            parts.Add(Count(Seeds, "evaluation seed"));
            if (TunedAxes.Count > 0)
            {
                parts.Add(Count(TuningSeeds, "tuning seed"));
            }

            return string.Join("; ", parts);
        }
    }

    internal static string Count(int number, string noun) =>
        number.ToString(CultureInfo.InvariantCulture) + " " + noun + (number == 1 ? "" : "s");

    /// <summary>Text that stands in an XML comment.</summary>
    internal static string Comment(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\r", " ").Replace("\n", " ");
}

/// <summary>An axis as the templates see it.</summary>
internal sealed class AxisView(AxisModel axis)
{
    public string Name { get; } = axis.Name;

    public string NameText { get; } = CSharpLiteral.Of(axis.Name.TrimStart('@'));

    public string Parameter { get; } = Naming.Parameter(axis.Name);

    /// <summary>The lambda that moves a point; where the property cannot be set, which the analyzer reports, it stays.</summary>
    public string With { get; } = axis.IsSettable ? $"(point, level) => point with {{ {axis.Name} = level }}" : "(point, _) => point";

    public string LevelType { get; } = axis.Type;

    public string Levels { get; } = string.Join(", ", axis.Levels);

    public string Quick { get; } = string.Join(", ", axis.Quick);

    public string Smoke { get; } = string.Join(", ", axis.Smoke);

    public bool HasQuick { get; } = axis.Quick.Count > 0;

    public bool HasSmoke { get; } = axis.Smoke.Count > 0;

    public bool IsTuned { get; } = axis.IsTuned;

    public string TunedPer { get; } = string.Join(", ", axis.TunedPer.Select(CSharpLiteral.Of));

    public string Description { get; } =
        ExperimentView.Count(axis.Levels.Count, "level") + " of " + Naming.Words(axis.Name)
        + (axis.IsTuned ? ", tuned" + (axis.TunedPer.Count > 0 ? " per " + Sentence.AllOf(axis.TunedPer.Select(Naming.Words)) : "") : "");
}

/// <summary>A metric as the templates see it.</summary>
internal sealed class MetricView(MetricModel metric)
{
    public string Name { get; } = metric.Name;

    public string NameText { get; } = CSharpLiteral.Of(metric.Name);

    public string Type { get; } = metric.Type;

    public string Summary { get; } = ExperimentView.Comment(metric.Summary.Length > 0 ? metric.Summary : Naming.Title(metric.Name) + ".");

    public bool IsStep { get; } = metric.Kind == MetricModelKind.Step;

    public bool IsValidation { get; } = metric.Kind == MetricModelKind.Validation;

    public bool IsCost { get; } = metric.Kind == MetricModelKind.Cost;

    /// <summary>The call that makes the metric's definition.</summary>
    public string Definition { get; } =
        $"MetricDefinition.{metric.Kind}<{metric.Type}>({(metric.EveryTokens > 0 && metric.Kind != MetricModelKind.Cost ? $"everyTokens: {CSharpLiteral.Grouped(metric.EveryTokens)}" : "")})";
}

/// <summary>A claim as the templates see it.</summary>
internal sealed class ClaimView(ClaimModel claim)
{
    public string Text { get; } = CSharpLiteral.Of(claim.Text);

    public string Source { get; } = CSharpLiteral.Of(claim.Source);

    /// <summary>The call that decides it.</summary>
    public string Call { get; } = claim.IsArithmetic ? $"{claim.Method}(plan)" : $"{claim.Method}(results)";

    public bool IsArithmetic { get; } = claim.IsArithmetic;
}

/// <summary>A shortened scale as the templates see it.</summary>
internal sealed class ScaleView(ScaleModel scale)
{
    public string Scale { get; } = scale.Scale;

    /// <summary>The declared values as named arguments.</summary>
    public string Arguments { get; } = string.Join(", ", new[]
    {
        scale.Tokens > 0 ? $"Tokens: {CSharpLiteral.Grouped(scale.Tokens)}" : "",
        scale.Seeds > 0 ? $"Seeds: {scale.Seeds}" : "",
        scale.TuningSeeds > 0 ? $"TuningSeeds: {scale.TuningSeeds}" : "",
    }.Where(argument => argument.Length > 0));
}

/// <summary>The catalog as its template sees it.</summary>
internal sealed class CatalogView(IEnumerable<CatalogEntry> experiments)
{
    public IReadOnlyList<CatalogEntry> Experiments { get; } = [.. experiments.OrderBy(entry => entry.Name, StringComparer.Ordinal).ThenBy(entry => entry.Type, StringComparer.Ordinal)];
}
