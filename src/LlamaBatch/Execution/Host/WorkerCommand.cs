using System.Diagnostics;
using System.Globalization;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>The command that starts this program as a worker process.</summary>
internal static class WorkerCommand
{
    /// <summary>The start information of the worker process for a task.</summary>
    public static ProcessStartInfo Of(WorkerTask task)
    {
        string program = Environment.ProcessPath
            ?? throw new EnvironmentException("No worker can be started: the system does not report the path of this program.");
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            // If this process was started as "dotnet X.dll", X.dll is the first argument.
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        foreach (string argument in Arguments(task))
        {
            start.ArgumentList.Add(argument);
        }

        // One thread per worker: for small matrices, several workers use the cores better than several threads. One thread also fixes the
        // order of sums.
        start.Environment["OMP_NUM_THREADS"] = "1";
        start.Environment["MKL_NUM_THREADS"] = "1";
        // A concurrent garbage collector would use the core of another worker.
        start.Environment["DOTNET_gcConcurrent"] = "0";
        if (task.Phase == Phase.Cost)
        {
            // Without tiers, all code is compiled once, with optimization, so no compilation occurs during measured steps.
            start.Environment["DOTNET_TieredCompilation"] = "0";
        }
        else
        {
            // Loops are compiled once, with optimization. Other code starts unoptimized, so that a short trial starts sooner.
            start.Environment["DOTNET_TC_QuickJitForLoops"] = "0";
            start.Environment["DOTNET_TieredPGO"] = "0";
        }

        return start;
    }

    private static IEnumerable<string> Arguments(WorkerTask task) =>
    [
        "worker",
        "--folder", task.Experiments,
        "--experiment", task.Experiment,
        "--scale", task.Scale.ToString(),
        .. task.Step is StepKind step ? (string[])["--step", step.ToString().ToLowerInvariant()] : [],
        .. task.Levels.SelectMany(level => (string[])["--level", level.ToString()]),
        "--seed", task.Seed.ToString(CultureInfo.InvariantCulture),
        "--phase", task.Phase.ToString(),
        "--trial", task.Trial,
        "--attempt", task.Attempt,
        "--program", task.Program,
        .. task.Trunks.SelectMany(steps => (string[])["--trunk", steps.ToString(CultureInfo.InvariantCulture)]),
        "--checkpoint-seconds", task.CheckpointSeconds.ToString(CultureInfo.InvariantCulture),
    ];
}
