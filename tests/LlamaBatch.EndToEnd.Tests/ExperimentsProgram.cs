using System.Diagnostics;

namespace LlamaBatch.EndToEnd.Tests;

/// <summary>A program of experiments as a user starts it, on a folder of its own.</summary>
/// <param name="name">The program: that of the studies, or that of the samples.</param>
internal sealed class ExperimentsProgram(string name = "LlamaBatch.Experiments") : IDisposable
{
    private readonly string _assembly = Path.Combine(AppContext.BaseDirectory, name + ".dll");

    public string Folder { get; } = Directory.CreateTempSubdirectory("llamabatch-").FullName;

    /// <summary>A file of the smoke experiment.</summary>
    public string this[string path] => Path.Combine(Folder, "Smoke", path);

    /// <summary>Runs the program to its end.</summary>
    public (int ExitCode, string Output) Run(params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    /// <summary>Starts the program.</summary>
    public Process Start(params string[] arguments)
    {
        string dotnet = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
        var start = new ProcessStartInfo(dotnet, [_assembly, .. arguments, "--folder", Folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }

    /// <summary>The learning records, which must not depend on what happened on the way.</summary>
    public string[] LearningRecords(string folder = ".") => [.. File.ReadLines(this[Path.Combine(folder, "results.jsonl")])
            .Where(line => line.Contains("\"kind\":\"learning\"", StringComparison.Ordinal))];

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A worker that is still ending may write a last file.
        }
    }
}
