using System.Globalization;

namespace LlamaBatch.Execution;

/// <summary>A progress message from a worker to the host, sent as a line of standard output.</summary>
/// <param name="Step">The index of the last step, from 0.</param>
/// <param name="Steps">The number of steps of the trial.</param>
/// <param name="Loss">The training loss of the last step, in nats per token.</param>
/// <param name="TokensPerSecond">The throughput since the previous message, in tokens per second.</param>
internal readonly record struct WorkerProgress(int Step, int Steps, double Loss, double TokensPerSecond)
{
    private const string Mark = "@step ";

    /// <summary>The message as a line of text.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"{Mark}{Step} {Steps} {Loss:R} {TokensPerSecond:R}");

    /// <summary>Parses a line; null if the line is not a progress message.</summary>
    public static WorkerProgress? Parse(string line)
    {
        if (!line.StartsWith(Mark, StringComparison.Ordinal))
        {
            return null;
        }

        string[] parts = line[Mark.Length..].Split(' ');
        return parts.Length == 4
            && int.TryParse(parts[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out int step)
            && int.TryParse(parts[1], NumberStyles.Integer, CultureInfo.InvariantCulture, out int steps)
            && double.TryParse(parts[2], NumberStyles.Float, CultureInfo.InvariantCulture, out double loss)
            && double.TryParse(parts[3], NumberStyles.Float, CultureInfo.InvariantCulture, out double speed)
            ? new WorkerProgress(step, steps, loss, speed)
            : null;
    }
}
