using System.Globalization;
using System.Runtime.InteropServices;

namespace LlamaBatch.Journal;

/// <summary>The machine and software of an attempt, without anything that identifies a person or a machine.</summary>
/// <param name="LlamaBatch">The version of LlamaBatch.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="OperatingSystem">The operating system and its architecture.</param>
/// <param name="Processor">The processor's model.</param>
/// <param name="Cores">Logical processors that .NET may use.</param>
/// <param name="MemoryBytes">Memory that .NET may use, in bytes, rounded to whole GiB.</param>
public sealed record MachineFacts(string LlamaBatch, string Runtime, string OperatingSystem, string Processor, int Cores, long MemoryBytes)
{
    /// <summary>The facts about the current machine.</summary>
    public static MachineFacts Current()
    {
        const long gib = 1L << 30;
        return new(
            typeof(MachineFacts).Assembly.GetName().Version?.ToString(3) ?? "unknown",
            RuntimeInformation.FrameworkDescription,
            $"{RuntimeInformation.OSDescription.Trim()} {RuntimeInformation.OSArchitecture}",
            ProcessorModel(),
            Environment.ProcessorCount,
            // Whole GiB, because the exact number changes with each start, and each attempt would then have a separate environment record.
            (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes + gib / 2) / gib * gib);
    }

    /// <summary>The facts on one line.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"LlamaBatch {LlamaBatch}, {Runtime}, {OperatingSystem}, {Processor}, {Cores} cores, {MemoryBytes >> 30} GiB");

    private static string ProcessorModel()
    {
        const string linux = "/proc/cpuinfo";
        try
        {
            if (File.ReadLines(linux).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) is string line)
            {
                return line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
            }
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            // An operating system without this file.
        }

        return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
