using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Basic.Reference.Assemblies;

namespace LlamaBatch.Generators.Benchmarks;

/// <summary>A build of many experiments by the SDK's compiler, in a new process, as <c>/reportanalyzer</c> times it.</summary>
/// <remarks>
/// The compiler is compiled ahead of time, and the package of Roslyn is not, so only the compiler shows what a build waits for.
/// Its actions run one at a time. Otherwise, the seconds in which they wait for one another would count.
/// </remarks>
internal static partial class ColdBuild
{
    /// <summary>Builds a number of experiments.</summary>
    /// <returns>The seconds of the generator and of the analyzer.</returns>
    public static (double Generator, double Analyzer) Run(int experiments)
    {
        string folder = Directory.CreateTempSubdirectory("llamabatch-").FullName;
        try
        {
            string response = Path.Combine(folder, "build.rsp");
            File.WriteAllLines(response, Arguments(folder, experiments));
            var start = new ProcessStartInfo("dotnet", ["exec", Compiler, "/noconfig", "@" + response])
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
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Compiler { get; } = typeof(ColdBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(one => one.Key == "Compiler").Value!;

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
