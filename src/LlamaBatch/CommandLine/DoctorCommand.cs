using System.Globalization;
using System.Runtime.InteropServices;
using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Execution;
using LlamaBatch.Files;
using LlamaBatch.Journal;
using Spectre.Console;

namespace LlamaBatch.CommandLine;

/// <summary><c>doctor</c>: checks whether this machine can train, and shows a remedy for each problem.</summary>
internal static class DoctorCommand
{
    private const long LittleDisk = 1L << 30;

    /// <summary>The minimum width of the column of names, in characters.</summary>
    private const int NarrowestColumn = 14;

    /// <summary>The approximate time for which each model shape is measured, in seconds.</summary>
    private const double ShapeSeconds = 0.5;

    /// <summary>Runs all checks and prints their results.</summary>
    /// <param name="context">The command's context.</param>
    /// <param name="calibrate">Whether to measure the speed of this machine too.</param>
    /// <returns>The exit code: 0, or 3 if something must be fixed.</returns>
    public static int Execute(CommandContext context, bool calibrate = false)
    {
        var machine = MachineFacts.Current();
        bool healthy = true;
        int width = context.Experiments.Select(experiment => experiment.Name.Length).Append(NarrowestColumn).Max();
        void Print(string mark, string subject, string text) => CommandContext.Say($"{mark} {subject.PadRight(width)} {text}");
        void Fact(string subject, string text) => Print("·", subject, text);
        void Check(string subject, string? problem, string fine)
        {
            healthy &= problem is null;
            Print(problem is null ? "✓" : "✗", subject, problem ?? fine);
        }

        Fact("LlamaBatch", machine.LlamaBatch);
        Fact("system", machine.OperatingSystem);
        Check(
            ".NET",
            Environment.Version.Major >= 10 ? null : $"{machine.Runtime}; install .NET 10 or newer from https://dot.net",
            machine.Runtime);
        Check(
            "processor",
            RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64
                ? null
                : $"{RuntimeInformation.ProcessArchitecture} is not supported; use x64, or Arm64 on macOS",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{machine.Processor}, {machine.Cores} cores: 'run' starts {machine.Cores} workers"));
        Check("memory", MemoryProblem(context, machine), Number.Bytes(machine.MemoryBytes));
        Check("disk", DiskProblem(context.Folder, out string free), free);
        Check("libtorch", context.Library?.Problem(), context.Library is null ? "not checked by this program" : "loads");
        if (calibrate)
        {
            Check("speed", Calibrate(context, machine, out string speed), speed);
        }
        else
        {
            Fact("speed", SpeedFile.Read(machine) is null
                ? "not measured; 'doctor --calibrate' measures it in half a minute, so that 'plan' and build messages can predict "
                    + "times"
                : "measured");
        }

        CommandContext.Say("Experiments:");
        foreach (Experiment experiment in context.Experiments)
        {
            Check(experiment.Name, CorpusProblem(context, experiment, out string trials), trials);
        }

        CommandContext.Say(healthy ? "No problems found." : "Fix the items marked ✗ before training.");
        return healthy ? ExitCode.Done : ExitCode.Environment;
    }

    /// <summary>Measures the training speed of this machine and stores it.</summary>
    /// <returns>A message about what went wrong; null if the speed was stored.</returns>
    private static string? Calibrate(CommandContext context, MachineFacts machine, out string speed)
    {
        speed = "";
        if (context.Library is not { } library)
        {
            return "cannot be measured by this program, which has no library for training";
        }

        if (library.Problem() is not null)
        {
            return "cannot be measured before libtorch loads";
        }

        if (SpeedFile.Path is not { } path)
        {
            return "cannot be stored: this user has no folder for application data. Set HOME.";
        }

        var points = Calibration.Shapes
            .Select(shape => new Calibration.Point(shape, library.SecondsPerStep(shape, ShapeSeconds, workers: 1)))
            .ToList();
        double alone = library.SecondsPerStep(Calibration.Shared, ShapeSeconds, workers: 1);
        double together = library.SecondsPerStep(Calibration.Shared, ShapeSeconds, machine.Cores);
        SpeedModel model = Calibration.Fit(machine, library.Lanes, points, Math.Max(1, together / alone));
        double error = points.Select(point => Math.Abs((model.SecondsPerStep(point.Plan)!.Value / point.Seconds) - 1)).Max();
        try
        {
            SpeedFile.Write(path, model);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or UnreadableException)
        {
            return $"cannot be stored in '{path}': {Printable.OneLine(problem.Message)}";
        }

        double nano = new TrialPlan(LlamaConfig.Nano, new Training(), LlamaConfig.Nano.MaxPositionEmbeddings) is var plan
            ? plan.TokensPerStep / model.SecondsPerStep(plan)!.Value
            : 0;
        speed = string.Create(
            CultureInfo.InvariantCulture,
            $"{Number.TwoDigits(nano)} tokens/s of LlamaConfig.Nano on one core; the {points.Count} measured shapes are met within "
                + $"{Number.Percent(error)}; a step takes {Number.TwoDigits(model.Sharing)} times as long while all cores train. "
                + $"Stored in {path}");
        return null;
    }

    private static string? MemoryProblem(CommandContext context, MachineFacts machine)
    {
        // Experiments without metrics train nothing, so they need no memory.
        (string Name, long Bytes) largest = context.Experiments
            .Where(experiment => experiment.Metrics.Count > 0 && context.PlannedAt(experiment, Scale.Full).Problems.Count == 0)
            .Select(experiment => (experiment.Name, context.PlannedAt(experiment, Scale.Full).Plans.Select(point => point.Plan.MemoryBytes)
                .DefaultIfEmpty(0)
                .Max()))
            .DefaultIfEmpty(("", 0))
            .MaxBy(experiment => experiment.Item2);
        return largest.Bytes <= machine.MemoryBytes
            ? null
            : $"{Number.Bytes(machine.MemoryBytes)}; the largest trial of {largest.Name} needs about {Number.Bytes(largest.Bytes)}. "
                + "Use a smaller model or micro-batch.";
    }

    private static string? DiskProblem(string folder, out string free)
    {
        free = "";
        try
        {
            long bytes = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
            free = $"{Number.Bytes(bytes)} free at {folder}";
            return bytes >= LittleDisk
                ? null
                : $"only {Number.Bytes(bytes)} free at {folder}; checkpoints need about 1 GiB. Free some space.";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"the free space at {folder} cannot be read: {Printable.OneLine(problem.Message)}";
        }
    }

    private static string? CorpusProblem(CommandContext context, Experiment experiment, out string trials)
    {
        trials = "";
        try
        {
            var folder = new ExperimentFolder(context.Folder, experiment.Name);
            StoredResults results = new ResultStore(folder.Root).Read();
            if (results.Warnings.Count > 0)
            {
                return string.Join(' ', results.Warnings);
            }

            var corpora = new CorpusShelf(folder.Home);
            PlannedExperiment planned = context.PlannedAt(experiment, Scale.Full);
            if (planned.Problems is [string problem, ..])
            {
                return problem;
            }

            planned.CheckCorpora(corpora);
            trials = experiment.IsTrained
                ? string.Create(CultureInfo.InvariantCulture, $"corpus readable, {results.Trials.Count} trials finished")
                : "table of runs readable";
            return null;
        }
        catch (Exception failure) when (CommandContext.IsOfExperiment(failure))
        {
            return CommandContext.Sentence(failure);
        }
    }
}
