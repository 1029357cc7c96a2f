namespace LlamaBatch.Generators;

/// <summary>A target, as data for the code templates.</summary>
internal sealed class TargetView(TargetModel target)
{
    public string MetricText { get; } = CSharpLiteral.Of(target.Metric);

    public string Value { get; } = target.Value;

    /// <summary>The target in words, such as <c>validation loss 2.2</c>.</summary>
    public string Text { get; } = $"{Naming.Words(target.Metric)} {target.Value}";
}
