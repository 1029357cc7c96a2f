using System.Diagnostics;
using System.Text;
using System.Text.Json;
using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>
/// Writes the file of one attempt to run a trial, one JSON record per line. Each record is one <c>write()</c>, so a killed process leaves
/// at most one incomplete line. Important records are synchronized to the disk at once; measurements are synchronized in batches.
/// </summary>
internal sealed class AttemptJournal : IDisposable
{
    /// <summary>
    /// The maximum time between two synchronizations to the disk. A power failure loses at most the measurements made in this time.
    /// </summary>
    private static readonly TimeSpan _batch = TimeSpan.FromSeconds(5);

    /// <summary>The JSON property with the predicted duration, in seconds, of all steps of the trial.</summary>
    public const string Predicted = "predictedSeconds";

    /// <summary>
    /// The JSON property with the number of tokens before an attempt's first step. Only attempts that started from another trial's saved
    /// state have it.
    /// </summary>
    public const string TrunkTokens = "trunkTokens";

    /// <summary>The JSON property in which older versions stored a failure, as a sentence.</summary>
    public const string OlderFailure = "reason";

    private readonly FileStream _file;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _synchronized;

    private AttemptJournal(FileStream file) => _file = file;

    /// <summary>Creates the file of an attempt, which must not exist.</summary>
    /// <exception cref="IOException">
    /// The file cannot be written, or it already exists because another process has started this attempt.
    /// </exception>
    public static AttemptJournal Create(string path) =>
        // Without a buffer, each record is a single write(), and a killed process loses no record in memory.
        new(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));

    /// <summary>Records the start of the attempt.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="number">The attempt's number.</param>
    /// <param name="utc">The start time, in UTC.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="code">Hashes of user-defined code, as text; null if there is no such code.</param>
    /// <param name="predictedSeconds">The predicted duration of all steps, in seconds; null if unknown.</param>
    public void Started(
        Trial trial,
        int number,
        DateTime utc,
        MachineFacts machine,
        string? code = null,
        double? predictedSeconds = null) => Write(true, "started", writer =>
    {
        writer.WriteString("trial", trial.Id);
        writer.WriteNumber("attempt", number);
        JournalJson.WriteText(writer, "label", trial.Label);
        writer.WriteString("phase", trial.Phase.ToString());
        JournalJson.WriteLevels(writer, trial.Levels);
        writer.WriteNumber("seed", trial.Seed);
        writer.WriteNumber("process", Environment.ProcessId);
        writer.WriteString("started", JournalJson.TimeText(utc));
        JournalJson.WriteMachine(writer, machine);
        if (code is not null)
        {
            writer.WriteString("code", code);
        }

        if (predictedSeconds is double predicted and <= JsonFields.MostSeconds)
        {
            writer.WriteNumber(Predicted, Math.Round(predicted, 3));
        }
    });

    /// <summary>Records that the attempt resumes from a checkpoint, or from a state that another trial saved.</summary>
    /// <param name="step">The first step of the attempt, from 0.</param>
    /// <param name="trunk">The first steps, which another trial took; null if the attempt resumes from a checkpoint.</param>
    public void Resumed(int step, Trunk? trunk = null) => Write(true, "resumed", writer =>
    {
        writer.WriteNumber("step", step);
        if (trunk is not null)
        {
            writer.WriteNumber(TrunkTokens, trunk.Tokens);
        }
    });

    /// <summary>Records a measurement.</summary>
    public void Measured(string metric, Measurement measurement) => Write(_clock.Elapsed - _synchronized > _batch, "measured", writer =>
    {
        writer.WriteString("metric", metric);
        writer.WriteNumber("tokens", measurement.Tokens);
        writer.WritePropertyName("value");
        JournalJson.WriteMeasured(writer, measurement.Value);
    });

    /// <summary>Records an event that the report must mention.</summary>
    public void Noted(TrialNote note) => Write(true, NoteJson.Record, writer => NoteJson.Write(writer, note));

    /// <summary>Records the result of a trial that ran to its end or diverged.</summary>
    public void Finished(TrialResult result) => Write(true, "finished", writer =>
    {
        JournalJson.WriteLearning(writer, result);
        JournalJson.WriteCosts(writer, result.Costs);
        WriteSeconds(writer);
    });

    /// <summary>Records that the user stopped the attempt, after a checkpoint.</summary>
    public void Interrupted() => Write(true, "interrupted", WriteSeconds);

    /// <summary>Records that the attempt failed.</summary>
    public void Failed(Outcome outcome, AttemptFailure failure) => Write(true, "failed", writer =>
    {
        writer.WriteString("outcome", outcome.ToString());
        FailureJson.Write(writer, failure, OlderFailure);
        WriteSeconds(writer);
    });

    /// <summary>Writes a separate file with the failure of an attempt whose worker died before it could record the failure.</summary>
    public static void Failed(
        string path,
        Trial trial,
        int number,
        DateTime startedUtc,
        TimeSpan duration,
        Outcome outcome,
        AttemptFailure failure)
    {
        using AttemptJournal journal = Create(path);
        journal.Write(true, "failed", writer =>
        {
            writer.WriteString("trial", trial.Id);
            writer.WriteNumber("attempt", number);
            JournalJson.WriteText(writer, "label", trial.Label);
            writer.WriteString("started", JournalJson.TimeText(startedUtc));
            writer.WriteString("outcome", outcome.ToString());
            FailureJson.Write(writer, failure, OlderFailure);
            writer.WriteNumber("seconds", Math.Round(duration.TotalSeconds, 3));
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void WriteSeconds(Utf8JsonWriter writer) => writer.WriteNumber("seconds", Math.Round(_clock.Elapsed.TotalSeconds, 3));

    private void Write(bool synchronize, string kind, Action<Utf8JsonWriter> properties)
    {
        _file.Write(Encoding.UTF8.GetBytes(JournalJson.Line(kind, properties) + "\n"));
        if (synchronize)
        {
            _file.Flush(flushToDisk: true);
            _synchronized = _clock.Elapsed;
        }
    }
}
