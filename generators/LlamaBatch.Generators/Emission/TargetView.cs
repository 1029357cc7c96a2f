namespace LlamaBatch.Generators;

/// <summary>A target as the templates see it.</summary>
internal sealed class TargetView(TargetModel target)
{
    public string MetricText { get; } = CSharpLiteral.Of(target.Metric);

    public string Value { get; } = target.Value;

    /// <summary>In words: <c>validation loss 2.2</c>.</summary>
    public string Text { get; } = $"{Naming.Words(target.Metric)} {target.Value}";
}
