using System.Globalization;
using LlamaBatch.Benchmarks;
using LlamaBatch.Journal;

// Without arguments: measures everything and writes RESULTS.md beside this file's project. "--seconds 1" makes each measurement shorter.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["train", string trained, string batch, string duration])
{
    ChildProcess.Train(ModelSize.Of(trained), int.Parse(batch, CultureInfo.InvariantCulture), LlamaBatch.StepKind.Fast, double.Parse(duration, CultureInfo.InvariantCulture));
    return 0;
}

if (args is ["grow", string grown, string of])
{
    ChildProcess.Grow(ModelSize.Of(grown), int.Parse(of, CultureInfo.InvariantCulture), LlamaBatch.StepKind.Fast);
    return 0;
}

if (args is ["overhead", string measured, string with, string lasting])
{
    OverheadBenchmark.Measure(ModelSize.Of(measured), int.Parse(with, CultureInfo.InvariantCulture), double.Parse(lasting, CultureInfo.InvariantCulture));
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
Say("Written by `dotnet run -c Release --project tests/LlamaBatch.Benchmarks`. Everything on one thread, float32. Ratios are medians (smallest–largest) of turns in which all sides were measured one after the other.");
Say("");
double peak = ProductBenchmark.Peak();
SayAll("A training step", FormattableString.Invariant($"Forward, backward, clipping and AdamW. Above 1 the fast step is faster. The peak is libtorch's best float32 product: {peak / 1e9:0} GFLOP/s."), StepBenchmark.Run(seconds, peak));
SayAll("Matrix products", "Above 1 the fast step's own product is faster than libtorch's.", ProductBenchmark.Run(seconds / 3));
SayAll("Memory", "A fresh process for each line; growth is counted from its size after libraries are loaded and a tiny model has been trained.", ProcessBenchmark.Memory());
SayAll("The framework", "Journal, metrics and messages to the host, added to a bare loop of steps on the same model.", OverheadBenchmark.Run(seconds * 6));
SayAll("Processes", "As many processes as cores, each with one thread.", ProcessBenchmark.Workers(seconds * 10));

string target = Path.Combine(Path.GetDirectoryName(SourceFile())!, "RESULTS.md");
File.WriteAllText(target, string.Join('\n', lines).TrimEnd() + "\n");
Console.WriteLine($"Written to {target}.");
return 0;

static string SourceFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
