using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>
/// Writes values of results files as JSON, and reads them back. Numbers that are read back are bit-identical to the numbers written.
/// </summary>
internal static class JournalJson
{
    /// <summary>The maximum legal number of tokens. It is so low that sums of thousands of such numbers do not overflow.</summary>
    private const long MostTokens = 1_000_000_000_000_000;

    private static readonly JsonWriterOptions _options = new()
    {
        // The text is never embedded in HTML, so a plus sign needs no escape.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a record as a line with a checksum.</summary>
    public static string Line(string kind, Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, _options))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", kind);
            properties(writer);
            writer.WriteEndObject();
        }

        return ChecksummedLine.Seal(buffer.WrittenSpan);
    }

    /// <summary>
    /// Writes a metric's value. NaN and infinities are written as strings, because JSON has no such numbers. Absolute values above 1e100
    /// are written as infinities.
    /// </summary>
    public static void WriteMeasured(Utf8JsonWriter writer, double value)
    {
        if (Math.Abs(value) <= JsonFields.LargestMeasured)
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }

    /// <summary>Writes a text, cut to the maximum length that <see cref="JsonFields"/> accepts.</summary>
    public static void WriteText(Utf8JsonWriter writer, string property, string text) =>
        writer.WriteString(
            property,
            text.Length <= JsonFields.LongestText ? text : string.Concat(text.AsSpan(0, JsonFields.LongestText - 1), "…"));

    /// <summary>Formats a time in UTC, to the millisecond.</summary>
    public static string TimeText(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes the learning metrics of a result, which do not depend on the machine.</summary>
    public static void WriteLearning(Utf8JsonWriter writer, TrialResult result)
    {
        writer.WriteString("trial", result.Id);
        writer.WriteString("phase", result.Phase.ToString());
        WriteLevels(writer, result.Levels);
        writer.WriteNumber("seed", result.Seed);
        writer.WriteString("outcome", result.Outcome.ToString());
        writer.WriteNumber("tokens", result.Tokens);
        writer.WriteStartObject("series");
        foreach ((string metric, IReadOnlyList<Measurement> series) in result.Learning.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteStartArray(metric);
            foreach (Measurement measurement in series)
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(measurement.Tokens);
                WriteMeasured(writer, measurement.Value);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads a result that <see cref="WriteLearning"/> wrote. The result's <c>Costs</c> is empty.</summary>
    /// <exception cref="FieldException">A field is missing or has an illegal value.</exception>
    public static TrialResult ReadLearning(JsonFields record)
    {
        long tokens = record.Whole("tokens", 0, MostTokens);
        JsonFields series = record.Object("series");
        Outcome outcome = record.Name<Outcome>("outcome");
        return new TrialResult(
            record.Identity("trial"),
            ReadLevels(record),
            record.Int("seed", 1),
            record.Name<Phase>("phase"),
            outcome is Outcome.Completed or Outcome.Diverged ? outcome : throw record.Wrong("outcome", "Completed or Diverged"),
            tokens,
            series.Names.ToDictionary(metric => metric, metric => (IReadOnlyList<Measurement>)[.. series.Series(metric, MostTokens)
                .Select(pair => new Measurement(pair.Place, pair.Value))], StringComparer.Ordinal),
            new Dictionary<string, double>(StringComparer.Ordinal));
    }

    /// <summary>
    /// Reads the number of tokens before the attempt's first step if the attempt started from another trial's saved state. Null otherwise.
    /// </summary>
    /// <inheritdoc cref="ReadLearning" path="/exception"/>
    public static long? ReadTrunkTokens(JsonFields record) =>
        record.Has(AttemptJournal.TrunkTokens) ? record.Whole(AttemptJournal.TrunkTokens, 1, MostTokens) : null;

    /// <summary>Writes the costs of a trial, keyed by metric.</summary>
    public static void WriteCosts(Utf8JsonWriter writer, IReadOnlyDictionary<string, double> costs)
    {
        writer.WriteStartObject("costs");
        foreach ((string metric, double value) in costs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(metric);
            WriteMeasured(writer, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads costs that <see cref="WriteCosts"/> wrote.</summary>
    /// <inheritdoc cref="ReadLearning" path="/exception"/>
    public static Dictionary<string, double> ReadCosts(JsonFields record)
    {
        JsonFields costs = record.Object("costs");
        return costs.Names.ToDictionary(metric => metric, costs.Measured, StringComparer.Ordinal);
    }

    /// <summary>Writes levels as an object, in the order of the axes.</summary>
    public static void WriteLevels(Utf8JsonWriter writer, IReadOnlyList<AxisLevel> levels)
    {
        writer.WriteStartObject("levels");
        foreach (AxisLevel level in levels)
        {
            writer.WriteString(level.Axis, level.Level);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a description of a machine as properties of the current record.</summary>
    public static void WriteMachine(Utf8JsonWriter writer, MachineFacts machine)
    {
        writer.WriteString("llamaBatch", machine.LlamaBatch);
        writer.WriteString("runtime", machine.Runtime);
        writer.WriteString("system", machine.OperatingSystem);
        writer.WriteString("processor", machine.Processor);
        writer.WriteNumber("cores", machine.Cores);
        writer.WriteNumber("memory", machine.MemoryBytes);
    }

    /// <summary>Reads the description of a machine that <see cref="WriteMachine"/> wrote.</summary>
    /// <inheritdoc cref="ReadLearning" path="/exception"/>
    public static MachineFacts ReadMachine(JsonFields record) => new(
        record.Text("llamaBatch"),
        record.Text("runtime"),
        record.Text("system"),
        record.Text("processor"),
        record.Int("cores", 1, 1 << 20),
        record.Whole("memory", 0, 1L << 60));

    private static List<AxisLevel> ReadLevels(JsonFields record)
    {
        JsonFields levels = record.Object("levels");
        return [.. levels.Names.Select(axis => new AxisLevel(axis, levels.Text(axis)))];
    }
}
