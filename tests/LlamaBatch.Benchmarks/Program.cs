using System.Globalization;
using LlamaBatch.Benchmarks;
using LlamaBatch.Journal;
using LlamaBatch.Torch.Kernels;

// Without arguments: measures everything and writes RESULTS.md beside this file's project. "--seconds 1" makes each measurement shorter.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["train", string trained, string batch, string duration])
{
    ChildProcess.Train(ModelSize.Of(trained), Int(batch), LlamaBatch.StepKind.Fast, Number(duration));
    return 0;
}

if (args is ["grow", string grown, string of])
{
    ChildProcess.Grow(ModelSize.Of(grown), Int(of), LlamaBatch.StepKind.Fast);
    return 0;
}

if (args is ["overhead", string measured, string with, string lasting])
{
    OverheadBenchmark.Measure(ModelSize.Of(measured), Int(with), Number(lasting));
    return 0;
}

if (args is ["predict"])
{
    Threads.UseOne();
    foreach (string line in PredictionBenchmark.Run(seconds: 3))
    {
        Console.WriteLine(line);
    }

    return 0;
}

double seconds = 3;
if (args is not ([] or ["--seconds", _]) || (args.Length == 2 && !double.TryParse(args[1], CultureInfo.InvariantCulture, out seconds)))
{
    Console.Error.WriteLine("The benchmarks take no arguments but --seconds <number>: about how long one measurement lasts, 3 by default.");
    return 2;
}

if (NativeLibraryCheck.Problem() is string problem)
{
    Console.Error.WriteLine(problem);
    return 3;
}

Threads.UseOne();
var lines = new List<string>();
void Say(string line)
{
    Console.WriteLine(line);
    lines.Add(line);
}

void SayAll(string heading, string remark, IEnumerable<string> body)
{
    Say($"## {heading}");
    Say("");
    Say(remark);
    Say("");
    foreach (string line in body)
    {
        Say(line);
    }

    Say("");
}

Say("# Benchmarks");
Say("");
Say($"{MachineFacts.Current()}. {DateTime.UtcNow:yyyy-MM-dd}.");
Say(
    "Written by `dotnet run -c Release --project tests/LlamaBatch.Benchmarks`. Everything on one thread, in float32. "
    + "All sides of a comparison are measured in each turn, one after the other. "
    + "Ratios are medians (smallest–largest) over turns; speeds are medians.");
Say("");
SayAll(
    "A training step",
    "Forward, backward, clipping and AdamW. Above 1 the fast step is faster. "
        + "The peak is the fastest float32 product of two 512×512 matrices, "
        + $"libtorch's or the fast pass's, in the same turns: {ProductPeak.Flops() / 1e9:0} GFLOP/s now. "
        + "The model's operations are counted with full attention, of which the fast pass skips a part.",
    StepBenchmark.Run(seconds));
SayAll(
    "Products in bfloat16",
    "The fast step with `Training.Precision = Precision.BFloat16` against float32. Products that would not gain stay in float32.",
    StepBenchmark.RunPrecisions(seconds));
SayAll(
    "Learning rates",
    "The time of a fast step after 1,000 steps at each rate, on a text that is soon predicted with near certainty.",
    RateBenchmark.Run(seconds));
SayAll("Matrix products", "Above 1 the fast pass's own product is faster than libtorch's.", ProductBenchmark.Run(seconds / 3));
SayAll(
    "Memory",
    "A fresh process for each line. Growth counts from its size after libraries are loaded and a tiny model has been trained.",
    ProcessBenchmark.Memory());
SayAll(
    "Predictions",
    "Time of a step and memory of a trial, predicted from the settings after `doctor --calibrate`, for shapes that it does not measure. "
        + "Measured times are medians of five blocks; memory is the growth of a fresh process. `-- predict` prints this alone.",
    PredictionBenchmark.Run(seconds));
SayAll(
    "The framework",
    "Journal, metrics and messages to the host, added to a bare loop of steps on the same model.",
    OverheadBenchmark.Run(seconds * 6));
SayAll("Processes", "As many processes as cores, each with one thread.", ProcessBenchmark.Workers(seconds * 10));
SayAll(
    "A sweep",
    "The learning trials of `run BatchSize100 --scale quick`, with one worker and with one for each core.",
    SweepBenchmark.Run());

string target = Path.Combine(Path.GetDirectoryName(SourceFile())!, "RESULTS.md");
File.WriteAllText(target, string.Join('\n', lines).TrimEnd() + "\n");
Console.WriteLine($"Written to {target}.");
return 0;

static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

static string SourceFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
