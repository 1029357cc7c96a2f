using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>
/// The <c>trainer_state.json</c> of Hugging Face's Trainer. Each entry of <c>log_history</c> is a row; the numbers outside
/// <c>log_history</c>, such as <c>train_batch_size</c>, are columns of every row.
/// </summary>
/// <remarks>
/// Trainer saves a state in each checkpoint folder, such as <c>checkpoint-100</c>, with the whole history so far. At the end, it saves the
/// final state beside these folders. Only one state of a run is read: the final state or, if there is none, the state of the last
/// checkpoint.
/// </remarks>
internal sealed partial class TrainerStateFormat : RunFormat
{
    private const string History = "log_history";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Metric, string Column)> Metrics =>
        [(nameof(ValidationLoss), "eval_loss"), (nameof(TrainLoss), "loss"), (nameof(GradientNorm), "grad_norm")];

    /// <inheritdoc/>
    public override IReadOnlyList<RunSource> WholeRuns(IReadOnlyList<RunSource> found) =>
        [.. found.GroupBy(source => Checkpoint().Replace(source.Shown, ""), StringComparer.Ordinal)
            .Select(run => run.MaxBy(source => Checkpoint().Match(source.Shown) is { Success: true } match
                ? double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
                : double.PositiveInfinity)!)];

    [GeneratedRegex(@"(?<=^|/)checkpoint-(\d+)/")]
    private static partial Regex Checkpoint();

    /// <inheritdoc/>
    public override IEnumerable<RowTable> Read(RunSource source)
    {
        string file = Printable.OneLine(source.Shown);
        byte[] json = Encoding.UTF8.GetBytes(PythonJson.Quoted(SourceText.Of(source)));
        var rows = new FoundRows(source);
        var beside = new Dictionary<string, Cell>(StringComparer.Ordinal);
        bool hasHistory = false;
        var reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw new RunTableException($"{file} is not a JSON object. Name the trainer_state.json of a checkpoint.");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                if (name == History && reader.TokenType == JsonTokenType.StartArray)
                {
                    hasHistory = true;
                    ReadHistory(ref reader, json, source, rows);
                }
                else
                {
                    using var value = JsonDocument.ParseValue(ref reader);
                    beside[name.Trim()] = JsonCells.Of(value.RootElement);
                }
            }

            // Reads to the end, so that a truncated file is noticed.
            while (reader.Read())
            {
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new RowPlace(source.Shown, LineOf(json, 0, (int)reader.BytesConsumed, 1)).Wrong(
                "the file is not valid JSON. Copy trainer_state.json again.");
        }

        return !hasHistory
            ? throw new RunTableException($"{file} has no log_history. Name the trainer_state.json of a checkpoint.")
            : rows.Rows.Count == 0
            ? throw new RunTableException($"{file}: log_history is empty. Train for at least logging_steps steps, or leave the file out.")
            : [new(
                source,
                [
                    .. rows.Names.Select(Column.At),
                    .. beside.Where(one => !rows.Has(one.Key)).Select(one => new Column(one.Key, _ => one.Value)),
                ],
                rows.Rows) { IsOneRun = true }];
    }

    private static void ReadHistory(ref Utf8JsonReader reader, byte[] json, RunSource source, FoundRows rows)
    {
        int line = 1;
        int counted = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            line = LineOf(json, counted, (int)reader.TokenStartIndex, line);
            counted = (int)reader.TokenStartIndex;
            using var entry = JsonDocument.ParseValue(ref reader);
            rows.Add(line, JsonCells.Of(entry.RootElement, new(source.Shown, line)));
        }
    }

    /// <summary>The line number at the offset <c>to</c>, given the line number at the earlier offset <c>from</c>.</summary>
    private static int LineOf(byte[] json, int from, int to, int line) => line + json.AsSpan(from, to - from).Count((byte)'\n');
}
