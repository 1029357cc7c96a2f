using System.Diagnostics;
using System.Globalization;
using LlamaBatch.Execution;

namespace LlamaBatch.Benchmarks;

/// <summary>What is measured in a process of its own, as trials are.</summary>
internal static class ChildProcess
{
    /// <summary>Starts this program again.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["OMP_NUM_THREADS"] = "1";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredCompilation"] = "0";
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>The numbers on the last line that a process printed.</summary>
    public static double[] NumbersOf(Process process)
    {
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. output.Trim().Split('\n')[^1].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    /// <summary>
    /// Trains for some seconds; prints tokens per second, and the seconds from the start of the process to the end of the first step.
    /// </summary>
    public static void Train(ModelSize size, int batch, StepKind kind, double seconds)
    {
        Threads.UseOne();
        using LlamaModel model = LlamaModel.Create(size.Model, seed: 1);
        using AdamWOptimizer optimizer = new AdamW().CreateFor(model);
        using LlamaPass pass = LlamaPass.Create(model, size.Plan(batch, kind));
        var step = new TrainingStep(pass, optimizer, 1);
        step.Run(size.Batch(batch));
        double first = (DateTime.Now - Process.GetCurrentProcess().StartTime).TotalSeconds;
        for (int i = 0; i < 30; i++)
        {
            step.Run(size.Batch(batch));                                           // the compiler has by then made the loops fast
        }

        long start = Stopwatch.GetTimestamp();
        long steps = 0;
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            step.Run(size.Batch(batch));
            steps++;
        }

        double speed = steps * batch * size.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{speed:R} {first:R}"));
    }

    /// <summary>Prints by how many bytes the process grew in training, above its size after set-up.</summary>
    public static void Grow(ModelSize size, int batch, StepKind kind)
    {
        Threads.UseOne();
        RunSteps(ModelSize.Of("XS") with { Length = 2 }, 1, kind, 3);                   // set-up: libraries, compiled code
        var memory = new ProcessMemory();
        long grown = 0;
        RunSteps(size, batch, kind, 3, () => grown = memory.PeakBytes());               // while the buffers are there
        Console.WriteLine(grown.ToString(CultureInfo.InvariantCulture));
    }

    private static void RunSteps(ModelSize size, int batch, StepKind kind, int steps, Action? atEnd = null)
    {
        using LlamaModel model = LlamaModel.Create(size.Model, seed: 1);
        using AdamWOptimizer optimizer = new AdamW().CreateFor(model);
        using LlamaPass pass = LlamaPass.Create(model, size.Plan(batch, kind));
        var step = new TrainingStep(pass, optimizer, 1);
        for (int i = 0; i < steps; i++)
        {
            step.Run(size.Batch(batch));
        }

        atEnd?.Invoke();
        // The optimizer's state is memory of training, and would be collected by then.
        GC.KeepAlive(step);
    }
}
