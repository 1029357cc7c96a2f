namespace LlamaBatch.Generators;

/// <summary>A shorter scale, as data for the templates.</summary>
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
