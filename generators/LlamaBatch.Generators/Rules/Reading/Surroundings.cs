using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LlamaBatch.Generators;

/// <summary>Facts about the machine and the project's folders, as far as the build passes them to the analyzer.</summary>
/// <param name="ExperimentsFolder">The folder that contains the folders of the experiments; null if unknown.</param>
/// <param name="Speed">The measured speed of this machine; null if it was not measured.</param>
internal sealed record Surroundings(string? ExperimentsFolder, SpeedModel? Speed)
{
    private const string SpeedFile = "speed.txt";

    /// <summary>Reads the facts from the options and additional files of a compilation.</summary>
    public static Surroundings Of(AnalyzerOptions options, CancellationToken cancellation) => new(
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.LlamaBatchExperimentsFolder", out string? folder)
            ? folder
            : null,
        options.AdditionalFiles.Where(file => Path.GetFileName(file.Path) == SpeedFile)
            .Select(file => file.GetText(cancellation) is { } text ? SpeedModel.Parse(text.ToString()) : null)
            .FirstOrDefault(speed => speed is not null));
}
