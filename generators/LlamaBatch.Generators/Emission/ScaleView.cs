namespace LlamaBatch.Generators;

/// <summary>The numbers that <c>[Scaled]</c> sets for a scale such as <c>Quick</c>, as data for the code templates.</summary>
internal sealed class ScaleView(ScaleModel scale)
{
    public string Scale { get; } = scale.Scale;

    /// <summary>The numbers as named C# arguments. Numbers that are not set are left out.</summary>
    public string Arguments { get; } = string.Join(", ", new[]
    {
        scale.Tokens > 0 ? $"Tokens: {CSharpLiteral.Grouped(scale.Tokens)}" : "",
        scale.Seeds > 0 ? $"Seeds: {scale.Seeds}" : "",
        scale.TuningSeeds > 0 ? $"TuningSeeds: {scale.TuningSeeds}" : "",
    }.Where(argument => argument.Length > 0));
}
