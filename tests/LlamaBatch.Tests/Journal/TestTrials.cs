using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Journal;

/// <summary>Trials and results to write and read.</summary>
internal static class TestTrials
{
    internal sealed record PlainTrial : Trial;

    public static Trial Trial(string id = "a", int seed = 1, params AxisLevel[] levels) => new PlainTrial
    {
        Id = id,
        Levels = levels,
        Seed = seed,
        Phase = Phase.Evaluation,
        Plan = new TrialPlan(LlamaConfig.Nano, new Training(), 64),
        Settings = [],
    };

    public static TrialResult Result(
        string id = "a",
        int seed = 1,
        Phase phase = Phase.Evaluation,
        IReadOnlyList<AxisLevel>? levels = null,
        params double[] losses) => new(
        id,
        levels ?? [new("BatchSize", "16"), new("Name", "a \"quoted\" | <level>")],
        seed,
        phase,
        Outcome.Completed,
        1000,
        new Dictionary<string, IReadOnlyList<Measurement>> {
            ["ValidationLoss"] = [.. losses.Select((loss, i) => new Measurement(100L * (i + 1), loss))] },
        new Dictionary<string, double> { ["PeakMemory"] = 12345, ["StepTime"] = double.NaN });

    /// <summary>Writes the file of an attempt that finished.</summary>
    public static string WriteAttempt(string folder, TrialResult result, int number = 1, DateTime? started = null)
    {
        string runs = Directory.CreateDirectory(Path.Combine(folder, "runs")).FullName;
        string path = Path.Combine(runs, new LlamaBatch.Journal.AttemptName(result.Id, number).File);
        using var journal = LlamaBatch.Journal.AttemptJournal.Create(path);
        journal.Started(
            Trial(result.Id, result.Seed, [.. result.Levels]),
            number,
            started ?? new DateTime(2026, 11, 24, 1, 2, 3, 456, DateTimeKind.Utc),
            Machine,
            predictedSeconds: 1.25);
        journal.Measured("ValidationLoss", new(100, 1.5));
        journal.Finished(result);
        return path;
    }

    public static LlamaBatch.Journal.MachineFacts Machine { get; } = new("1.0.0", ".NET 10", "Linux", "A processor", 2, 8L << 30);
}
