namespace LlamaBatch.Generators;

/// <summary>A measured metric.</summary>
/// <param name="Name">The name of its type, which is the name of its accessor.</param>
/// <param name="Key">The name by which its values are stored.</param>
/// <param name="Type">The type, as C# writes it.</param>
/// <param name="Kind">The interface that it implements.</param>
/// <param name="EveryTokens">Tokens between two measurements, 0 for the default.</param>
/// <param name="Summary">The type's summary, as plain text.</param>
internal sealed record MetricModel(string Name, string Key, string Type, MetricKind Kind, long EveryTokens, string Summary);
