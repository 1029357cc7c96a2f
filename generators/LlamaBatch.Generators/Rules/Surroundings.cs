using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LlamaBatch.Generators;

/// <summary>What the build tells the analyzer about the machine and the project's folders. Without it, the analyzer reports less.</summary>
/// <param name="ExperimentsFolder">The folder that holds the experiments' folders; null if unknown.</param>
/// <param name="Speed">The speed of this machine; null if it was not measured.</param>
internal sealed record Surroundings(string? ExperimentsFolder, SpeedModel? Speed)
{
    private const string SpeedFile = "speed.txt";

    /// <summary>Reads the options and additional files of a compilation.</summary>
    public static Surroundings Of(AnalyzerOptions options, CancellationToken cancellation) => new(
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.LlamaBatchExperimentsFolder", out string? folder)
            ? folder
            : null,
        options.AdditionalFiles.Where(file => Path.GetFileName(file.Path) == SpeedFile)
            .Select(file => file.GetText(cancellation) is { } text ? SpeedModel.Parse(text.ToString()) : null)
            .FirstOrDefault(speed => speed is not null));
}
