namespace LlamaBatch.Generators;

/// <summary>A metric, as data for the code templates.</summary>
internal sealed class MetricView(MetricModel metric)
{
    public string Name { get; } = metric.Name;

    public string NameText { get; } = CSharpLiteral.Of(metric.Key);

    public string Type { get; } = metric.Type;

    public string Summary { get; } = ExperimentView.Comment(metric.Summary.Length > 0 ? metric.Summary : Naming.Title(metric.Name) + ".");

    public bool IsStep { get; } = metric.Kind == MetricKind.Step;

    public bool IsValidation { get; } = metric.Kind == MetricKind.Validation;

    public bool NeedsProbe { get; } = metric is { Kind: MetricKind.Validation, NeedsProbe: true };

    public bool IsCost { get; } = metric.Kind == MetricKind.Cost;

    /// <summary>The C# call that creates the <c>MetricDefinition</c>.</summary>
    public string Definition { get; } = $"global::LlamaBatch.MetricDefinition.{metric.Kind}<{metric.Type}>({Interval(metric)})";

    private static string Interval(MetricModel metric) =>
        metric.EveryTokens > 0 && metric.Kind is MetricKind.Step or MetricKind.Validation
            ? $"everyTokens: {CSharpLiteral.Grouped(metric.EveryTokens)}"
            : "";
}
