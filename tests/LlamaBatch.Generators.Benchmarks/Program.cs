using System.Diagnostics;
using System.Globalization;
using LlamaBatch.Generators.Benchmarks;
using LlamaBatch.Journal;

// Without arguments: measures 10, 200 and 1,000 experiments, each in a process of its own, and writes RESULTS.md beside this project.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is [var one] && int.TryParse(one, CultureInfo.InvariantCulture, out int experiments) && experiments >= 8)
{
    Console.WriteLine(Measurement.Run(experiments));
    return 0;
}

if (args.Length > 0)
{
    Console.Error.WriteLine("The benchmark takes a number of experiments, at least 8, or nothing to measure 10, 200 and 1,000.");
    return 2;
}

var lines = new List<string>
{
    "# Generator and analyzer",
    "",
    $"{MachineFacts.Current()}. {DateTime.UtcNow:yyyy-MM-dd}.",
    "Written by `dotnet run -c Release --project tests/LlamaBatch.Generators.Benchmarks`. Seconds.",
    "Cold: a build by the SDK's compiler in a new process, one action at a time, as `/reportanalyzer` shows it.",
    $"Later: build {Measurement.Builds} in one compiler server, as `dotnet build` uses it.",
    "The seconds contain the just-in-time compilation, and waiting for a core while the compiler binds and compiles the same project.",
    "An edit changes the token budget of one experiment: the generator runs on the project, the analyzer on the open file; medians of five.",
    "",
    "| Experiments | Cold: generator | Cold: analyzer | Cold: both | Later: generator | Later: analyzer | Later: both "
        + "| Edit: generator | Edit: analyzer | Files written by the edit | Memory at most, MiB |",
    "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
};
lines.ForEach(Console.WriteLine);
foreach (int number in new[] { 10, 200, 1_000 })
{
    using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, number.ToString(CultureInfo.InvariantCulture))
    {
        RedirectStandardOutput = true,
    })!;
    string row = child.StandardOutput.ReadToEnd().TrimEnd();
    child.WaitForExit();
    if (child.ExitCode != 0)
    {
        return child.ExitCode;
    }

    Console.WriteLine(row);
    lines.Add(row);
}

File.WriteAllText(Path.Combine(Path.GetDirectoryName(SourceFile())!, "RESULTS.md"), string.Join('\n', lines) + "\n");
return 0;

static string SourceFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
