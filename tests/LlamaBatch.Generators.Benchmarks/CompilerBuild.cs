using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Basic.Reference.Assemblies;

namespace LlamaBatch.Generators.Benchmarks;

/// <summary>Builds of many experiments by the SDK's compiler, as <c>/reportanalyzer</c> times them.</summary>
/// <remarks>
/// The compiler is compiled ahead of time, and the package of Roslyn is not, so only the compiler shows what a build waits for.
/// Its actions run one at a time. Otherwise, the seconds in which they wait for one another would count.
/// </remarks>
internal static partial class CompilerBuild
{
    /// <summary>Builds a number of experiments once, in a new process.</summary>
    /// <returns>The seconds of the generator and of the analyzer.</returns>
    public static (double Generator, double Analyzer) Cold(int experiments) => Last(experiments, builds: 1, []);

    /// <summary>Builds a number of experiments several times in one compiler server, as <c>dotnet build</c> does.</summary>
    /// <returns>The seconds of the generator and of the analyzer in the last build.</returns>
    public static (double Generator, double Analyzer) InServer(int experiments, int builds) =>
        Last(experiments, builds, [$"/shared:llamabatch-{Guid.NewGuid():N}", "/keepalive:10"]);

    private static string Compiler { get; } = typeof(CompilerBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(one => one.Key == "Compiler").Value!;

    private static (double Generator, double Analyzer) Last(int experiments, int builds, string[] server)
    {
        string folder = Directory.CreateTempSubdirectory("llamabatch-").FullName;
        try
        {
            string response = Path.Combine(folder, "build.rsp");
            File.WriteAllLines(response, Arguments(folder, experiments));
            (double Generator, double Analyzer) seconds = default;
            for (int build = 0; build < builds; build++)
            {
                seconds = Build(response, server);
            }

            return seconds;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (double Generator, double Analyzer) Build(string response, string[] server)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Compiler, .. server, "/noconfig", "@" + response])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && !Problem().IsMatch(output)
            ? (Seconds("generator", output), Seconds("analyzer", output))
            : throw new InvalidOperationException($"The experiments of the benchmark have a problem: {output}");
    }

    private static IEnumerable<string> Arguments(string folder, int experiments)
    {
        yield return "/nologo /target:library /langversion:latest /nullable:enable /nostdlib /nowarn:CS1701 /reportanalyzer /parallel-";
        yield return $"/out:\"{Path.Combine(folder, "Studies.dll")}\"";
        foreach (Net100.ReferenceInfo reference in Net100.ReferenceInfos.All)
        {
            string file = Path.Combine(folder, reference.FileName);
            File.WriteAllBytes(file, reference.ImageBytes);
            yield return $"/reference:\"{file}\"";
        }

        foreach (string library in new[] { "LlamaBatch.dll", "LlamaBatch.Torch.dll", "TorchSharp.dll" })
        {
            yield return $"/reference:\"{Path.Combine(AppContext.BaseDirectory, library)}\"";
        }

        foreach (string analyzer in new[] { "LlamaBatch.Generators.dll", "Scriban.Signed.dll", "Humanizer.dll" })
        {
            yield return $"/analyzer:\"{Path.Combine(AppContext.BaseDirectory, analyzer)}\"";
        }

        foreach (ExperimentSource source in ManyExperiments.Project(experiments))
        {
            string file = Path.Combine(folder, source.FileName);
            File.WriteAllText(file, source.Text);
            yield return $"\"{file}\"";
        }
    }

    private static double Seconds(string kind, string output) =>
        double.Parse(
            Regex.Match(output, $@"Total {kind} execution time: (?<seconds>[\d.]+) seconds").Groups["seconds"].Value,
            CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(warning|error) \w+:")]
    private static partial Regex Problem();
}
