using System.Diagnostics;
using System.Globalization;

namespace LlamaBatch.Benchmarks;

/// <summary>A sweep as users run it, with one worker and with as many as there are cores.</summary>
internal static class SweepBenchmark
{
    public static IEnumerable<string> Run()
    {
        int cores = Environment.ProcessorCount;
        string experiments = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(SourceFile())!, "..", "..", "experiments"));
        Dotnet("build", experiments, "-c", "Release");

        // There and back, so that a machine that slows down meanwhile does so for both.
        int[] order = [1, cores, cores, 1];
        var runs = order.Select(workers => (Workers: workers, Run: Run(experiments, workers))).ToList();
        double[] alone = [.. runs.Where(run => run.Workers == 1).Select(run => run.Run.Seconds)];
        double[] together = cores == 1 ? alone : [.. runs.Where(run => run.Workers == cores).Select(run => run.Run.Seconds)];
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"- {runs[0].Run.Trials} trials: {Seconds(alone)} s with 1 worker, {Seconds(together)} s with {cores}: "
            + $"{alone.Sum() / together.Sum():0.00} times as fast (goal on 2 cores: 1.9).");
    }

    private static string Seconds(double[] runs) =>
        string.Join(" and ", runs.Select(seconds => seconds.ToString("0", CultureInfo.InvariantCulture)));

    private static (double Seconds, int Trials) Run(string experiments, int workers)
    {
        string folder = Directory.CreateTempSubdirectory("llamabatch-").FullName;
        try
        {
            long start = Stopwatch.GetTimestamp();
            string[] program = ["run", "--no-build", "-c", "Release", "--project", experiments, "--"];
            string[] sweep = ["run", "BatchSize100", "--scale", "quick", "--trials", "*seed=*"];
            string output = Dotnet([.. program, .. sweep, "--workers", workers.ToString(CultureInfo.InvariantCulture), "--folder", folder]);
            return (Stopwatch.GetElapsedTime(start).TotalSeconds, output.Split('\n').Count(line => line.StartsWith('[')));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Dotnet(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
    }

    private static string SourceFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
