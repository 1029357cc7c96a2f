namespace LlamaBatch.Generators;

/// <summary>The data of a measured metric, for code generation.</summary>
/// <param name="Name">The name of the metric's type, which is also the name of its accessor.</param>
/// <param name="Key">The name under which the metric's values are stored.</param>
/// <param name="Type">The type, as written in C#.</param>
/// <param name="Kind">The metric interface that the type implements.</param>
/// <param name="EveryTokens">The number of tokens between two measurements; 0 if the default interval applies.</param>
/// <param name="NeedsProbe">Whether the metric needs a probe, that is, gradients or sharpness measured at the weights of a run.</param>
/// <param name="Summary">The type's summary, as plain text.</param>
internal sealed record MetricModel(
    string Name, string Key, string Type, MetricKind Kind, long EveryTokens, bool NeedsProbe, string Summary);
