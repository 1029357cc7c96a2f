using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace LlamaBatch.Tests.Execution;

/// <summary>
/// Starts the program LlamaBatch.FakeExperiments as a user would, with a folder of its own. The tests start it hundreds of times, so the
/// variable LLAMABATCH_FAKE_EXPERIMENTS may name the folder of a build that is compiled ahead of time and starts faster.
/// </summary>
internal sealed class FakeProgram(string? folder = null, string? program = null) : IDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<FakeProgram>> _quickRuns = [];

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    public string Folder => folder ?? _folder.Path;

    public string this[string variable]
    {
        set => _environment[variable] = value;
    }

    public string PathOf(params string[] parts) => _folder[parts];

    public List<string> LearningLines(string experiment = "Toy") =>
        [.. File.ReadAllLines(PathOf(experiment, "results.jsonl"))
            .Where(line => line.Contains("\"kind\":\"learning\"", StringComparison.Ordinal))];

    public string[] AttemptFiles(string experiment = "Toy") =>
        Directory.Exists(PathOf(experiment, "runs")) ? Directory.GetFiles(PathOf(experiment, "runs"), "*.jsonl") : [];

    /// <summary>
    /// Puts a finished run of Toy at scale quick into the folder, with the number of seeds that this program has. The tests share one
    /// run, because each would otherwise start eight processes.
    /// </summary>
    public void CopyQuickRun()
    {
        string seeds = _environment.GetValueOrDefault("FAKE_SEEDS", "2");
        string finished = _quickRuns.GetOrAdd(seeds, _ => new Lazy<FakeProgram>(() =>
        {
            var program = new FakeProgram { ["FAKE_SEEDS"] = seeds };
            AppDomain.CurrentDomain.ProcessExit += (_, _) => program.Dispose();
            Assert.Equal(0, program.Run("run", "Toy", "--scale", "quick").ExitCode);
            return program;
        })).Value.Folder;
        foreach (string file in Directory.GetFiles(finished, "*", SearchOption.AllDirectories))
        {
            string copy = PathOf(Path.GetRelativePath(finished, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Runs a command line to its end.</summary>
    public (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    /// <summary>Starts a command line; its output is the caller's to read.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true };
        foreach (string argument in (string[])[Path.Combine(
            program ?? Environment.GetEnvironmentVariable("LLAMABATCH_FAKE_EXPERIMENTS") ?? AppContext.BaseDirectory,
            "LlamaBatch.FakeExperiments.dll"), "--folder", Folder, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        // Whatever was measured on the machine that runs the tests, the program starts without it.
        start.Environment["XDG_DATA_HOME"] = PathOf("data");
        foreach ((string variable, string value) in _environment)
        {
            start.Environment[variable] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>The living workers of attempts that began and have not ended, as their files say.</summary>
    public List<int> Workers(string experiment = "Toy")
    {
        var workers = new List<int>();
        foreach (string file in AttemptFiles(experiment))
        {
            string[] lines = File.ReadAllText(file).Split('\n');
            if (lines.Length > 1 && lines[0].Contains("\"process\":", StringComparison.Ordinal))
            {
                using var started = JsonDocument.Parse(lines[0]);
                int process = started.RootElement.GetProperty("process").GetInt32();
                if (IsWorker(process, Path.GetFileName(file)))
                {
                    workers.Add(process);
                }
            }
        }

        return workers;
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Sends signals by name, one right after the other.</summary>
    public static void Signal(int process, params string[] signals)
    {
        using Process kill = Process.Start(
            "sh",
            ["-c", string.Join("; ", signals.Select(signal => FormattableString.Invariant($"kill -{signal} {process}")))]);
        kill.WaitForExit();
    }

    /// <summary>Waits until a condition holds; the limit is for a test that would hang, not a measurement.</summary>
    public static void WaitUntil(Func<bool> condition, string what)
    {
        for (int tries = 0; !condition(); tries++)
        {
            Assert.True(tries < 6000, $"This never happened: {what}.");
            Thread.Sleep(10);
        }
    }

    /// <summary>Process numbers are used again, so the command line must name this attempt.</summary>
    private static bool IsWorker(int process, string attempt)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Contains(attempt, StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
