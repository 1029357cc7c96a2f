using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>How the values of a journal are written as JSON, and read back to the same bits.</summary>
internal static class JournalJson
{
    private static readonly JsonWriterOptions _options = new()
    {
        // The text is read by people and JSON parsers, never pasted into HTML, so a plus sign may stay one.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a record and seals it.</summary>
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

        return SealedLine.Seal(buffer.WrittenSpan);
    }

    /// <summary>A number; JSON has no infinities, so these are strings.</summary>
    public static void WriteDouble(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Reads what <see cref="WriteDouble"/> wrote.</summary>
    /// <exception cref="FormatException">It is no number.</exception>
    public static double ReadDouble(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
            ? double.Parse(value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture)
            : value.GetDouble();

    /// <summary>A time in UTC, to the millisecond.</summary>
    public static string TimeText(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="TimeText"/> wrote.</summary>
    public static DateTime ReadTime(JsonElement value) =>
        DateTime.Parse(value.GetString() ?? "", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    /// <summary>The learning part of a result: what is the same on every machine.</summary>
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
                WriteDouble(writer, measurement.Value);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads what <see cref="WriteLearning"/> wrote; the costs stay empty.</summary>
    public static TrialResult ReadLearning(JsonElement record)
    {
        var series = new Dictionary<string, IReadOnlyList<Measurement>>(StringComparer.Ordinal);
        foreach (JsonProperty metric in record.GetProperty("series").EnumerateObject())
        {
            series[metric.Name] = [.. metric.Value.EnumerateArray().Select(pair => new Measurement(pair[0].GetInt64(), ReadDouble(pair[1])))];
        }

        return new TrialResult(
            ReadText(record, "trial"),
            ReadLevels(record),
            record.GetProperty("seed").GetInt32(),
            ReadName<Phase>(record, "phase"),
            ReadName<Outcome>(record, "outcome"),
            record.GetProperty("tokens").GetInt64(),
            series,
            new Dictionary<string, double>(StringComparer.Ordinal));
    }

    /// <summary>The costs of a trial, by metric.</summary>
    public static void WriteCosts(Utf8JsonWriter writer, IReadOnlyDictionary<string, double> costs)
    {
        writer.WriteStartObject("costs");
        foreach ((string metric, double value) in costs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(metric);
            WriteDouble(writer, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads what <see cref="WriteCosts"/> wrote.</summary>
    public static Dictionary<string, double> ReadCosts(JsonElement record) =>
        record.GetProperty("costs").EnumerateObject().ToDictionary(cost => cost.Name, cost => ReadDouble(cost.Value), StringComparer.Ordinal);

    /// <summary>Levels as an object, in the order of the axes.</summary>
    public static void WriteLevels(Utf8JsonWriter writer, IReadOnlyList<AxisLevel> levels)
    {
        writer.WriteStartObject("levels");
        foreach (AxisLevel level in levels)
        {
            writer.WriteString(level.Axis, level.Level);
        }

        writer.WriteEndObject();
    }

    /// <summary>Machine facts as properties of the record.</summary>
    public static void WriteMachine(Utf8JsonWriter writer, MachineFacts machine)
    {
        writer.WriteString("llamaBatch", machine.LlamaBatch);
        writer.WriteString("runtime", machine.Runtime);
        writer.WriteString("system", machine.OperatingSystem);
        writer.WriteString("processor", machine.Processor);
        writer.WriteNumber("cores", machine.Cores);
        writer.WriteNumber("memory", machine.MemoryBytes);
    }

    /// <summary>Reads what <see cref="WriteMachine"/> wrote.</summary>
    public static MachineFacts ReadMachine(JsonElement record) => new(
        ReadText(record, "llamaBatch"),
        ReadText(record, "runtime"),
        ReadText(record, "system"),
        ReadText(record, "processor"),
        record.GetProperty("cores").GetInt32(),
        record.GetProperty("memory").GetInt64());

    /// <summary>A text that must be there.</summary>
    public static string ReadText(JsonElement record, string property) =>
        record.GetProperty(property).GetString() ?? throw new FormatException($"{property} is null");

    /// <summary>A member of an enumeration, by name.</summary>
    public static T ReadName<T>(JsonElement record, string property)
        where T : struct, Enum =>
        Enum.TryParse(ReadText(record, property), out T value) && Enum.IsDefined(value) ? value : throw new FormatException($"{property} has a value that is not known");

    /// <summary>Whether an exception says that a record is not what this version expects, and not that the program is wrong.</summary>
    public static bool IsMisread(Exception exception) =>
        exception is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or OverflowException or ArgumentException or IndexOutOfRangeException;

    private static List<AxisLevel> ReadLevels(JsonElement record) =>
        [.. record.GetProperty("levels").EnumerateObject().Select(level => new AxisLevel(level.Name, level.Value.GetString() ?? throw new FormatException("a level is null")))];
}
