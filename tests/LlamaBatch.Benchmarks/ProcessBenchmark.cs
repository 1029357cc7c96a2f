using System.Globalization;

namespace LlamaBatch.Benchmarks;

/// <summary>Memory against batch, two trainings at once against one, and the time to the first step: each in fresh processes.</summary>
internal static class ProcessBenchmark
{
    public static IEnumerable<string> Memory()
    {
        yield return "| model | batch | growth in training | planned | growth / planned |";
        yield return "|---|--:|--:|--:|--:|";
        foreach (ModelSize size in ModelSize.All.Take(2))
        {
            foreach (int batch in new[] { 16, 100, 1024 })
            {
                double grown = ChildProcess.NumbersOf(ChildProcess.Start("grow", size.Name, Text(batch)))[0];
                long planned = size.Plan(batch, StepKind.Fast).MemoryBytes;
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {size.Name} | {batch} | {grown / 1048576:0.0} MiB | {planned / 1048576.0:0.0} MiB | {grown / planned:0.00} |");
            }
        }
    }

    public static IEnumerable<string> Workers(double seconds)
    {
        int cores = Environment.ProcessorCount;
        var ratios = new List<double>();
        var starts = new List<double>();
        for (int turn = 0; turn < 5; turn++)
        {
            double[] alone = ChildProcess.NumbersOf(ChildProcess.Start("train", "XS", "16", Text(seconds / 10)));
            var together = Enumerable.Range(0, cores).Select(_ => ChildProcess.Start("train", "XS", "16", Text(seconds / 10))).ToList();
            ratios.Add(together.Sum(process => ChildProcess.NumbersOf(process)[0]) / alone[0]);
            starts.Add(alone[1]);
        }

        yield return $"- {cores} workers train {new Spread(ratios)} times as many tokens as one (XS, batch 16).";
        yield return $"- From the start of a process to the end of its first step: {new Spread(starts)} s.";
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
