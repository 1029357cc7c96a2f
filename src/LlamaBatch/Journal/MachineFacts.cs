using System.Globalization;
using System.Runtime.InteropServices;

namespace LlamaBatch.Journal;

/// <summary>The type of the machine and the software that an attempt used. Contains no names of users or hosts.</summary>
/// <param name="LlamaBatch">The version of LlamaBatch.</param>
/// <param name="Runtime">The name and version of the .NET runtime.</param>
/// <param name="OperatingSystem">The name, version and architecture of the operating system.</param>
/// <param name="Processor">The model name of the CPU.</param>
/// <param name="Cores">The number of logical processors that .NET may use.</param>
/// <param name="MemoryBytes">The memory that .NET may use, in bytes, rounded to whole GiB.</param>
public sealed record MachineFacts(string LlamaBatch, string Runtime, string OperatingSystem, string Processor, int Cores, long MemoryBytes)
{
    /// <summary>Describes the current machine.</summary>
    public static MachineFacts Current()
    {
        const long gib = 1L << 30;
        return new(
            typeof(MachineFacts).Assembly.GetName().Version?.ToString(3) ?? "unknown",
            RuntimeInformation.FrameworkDescription,
            $"{RuntimeInformation.OSDescription.Trim()} {RuntimeInformation.OSArchitecture}",
            ProcessorModel(),
            Environment.ProcessorCount,
            // Memory is rounded to GiB, because the exact number differs from start to start. With rounding, all attempts on one machine
            // share one record.
            (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes + gib / 2) / gib * gib);
    }

    /// <summary>The machine and software as one line of text.</summary>
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
            // The operating system does not have this file.
        }

        return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
