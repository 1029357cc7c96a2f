using System.Globalization;
using LlamaBatch.Files;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace LlamaBatch.Runs;

/// <summary>The Parquet format. Error messages give row numbers, because the file has no lines.</summary>
internal sealed class ParquetFormat : RunFormat
{
    /// <summary>The maximum number of rows. A damaged file may declare far more rows than it has.</summary>
    private const long MostRows = 10_000_000;

    /// <inheritdoc/>
    public override IEnumerable<RowTable> Read(RunSource source)
    {
        byte[] bytes = SourceText.BytesOf(source);
        string file = Printable.OneLine(source.Shown);
        if (!bytes.AsSpan().StartsWith("PAR1"u8) || !bytes.AsSpan().EndsWith("PAR1"u8))
        {
            throw new RunTableException($"{file} is not a Parquet file: it does not begin and end with PAR1. Export it again.");
        }

        if (!ParquetFooter.IsSound(bytes))
        {
            throw new RunTableException($"{file} has a damaged footer. Export it again.");
        }

        try
        {
            return [ReadAsync(source, bytes).GetAwaiter().GetResult()];
        }
        catch (Exception damaged) when (damaged is not (RunTableException or OutOfMemoryException))
        {
            // The reader throws many types of exceptions for damaged files.
            throw new RunTableException(
                $"{file} cannot be read as Parquet ({Printable.Short(damaged.Message).TrimEnd('.')}). Export it again.", damaged);
        }
    }

    private static async Task<RowTable> ReadAsync(RunSource source, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream).ConfigureAwait(false);
        string[] names = HeaderNames.Checked(new(source.Shown, 0, "row"), [.. reader.Schema.Fields.Select(field => field.Name)]);
        var rows = new List<Row>();
        foreach (ParquetRowGroupReader group in reader.RowGroups)
        {
            if (group.RowCount < 0 || rows.Count + group.RowCount > MostRows)
            {
                throw new RunTableException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Printable.OneLine(source.Shown)} has more than {MostRows:N0} rows. Keep only the rows that are needed."));
            }

            int first = rows.Count;
            for (int i = 0; i < group.RowCount; i++)
            {
                rows.Add(new(new(source.Shown, first + i + 1, "row"), new Cell[names.Length]));
            }

            for (int column = 0; column < names.Length; column++)
            {
                await ReadColumnAsync(group, reader.Schema.Fields[column], (row, cell) => rows[first + row].Cells[column] = cell)
                    .ConfigureAwait(false);
            }
        }

        return RowTable.Of(source, names, rows);
    }

    private static async Task ReadColumnAsync(ParquetRowGroupReader group, Field field, Action<int, Cell> set)
    {
        int row = 0;
        if (field is not DataField { IsArray: false } flat)
        {
            for (; row < group.RowCount; row++)
            {
                set(row, new(null, IsNested: true));
            }

            return;
        }

        if (group.GetMetadata(flat)?.MetaData?.NumValues is long values && values != group.RowCount)
        {
            throw new InvalidDataException($"column {field.Name} has {values} values for {group.RowCount} rows");
        }

        using RawColumnData data = await group.ReadRawColumnDataBaseAsync(flat).ConfigureAwait(false);
        foreach (Cell cell in CellsOf(data, flat.IsNullable))
        {
            set(row++, cell);
        }

        if (row != group.RowCount)
        {
            throw new InvalidDataException($"column {field.Name} has {row} values for {group.RowCount} rows");
        }
    }

    private static List<Cell> CellsOf(RawColumnData data, bool isNullable) => data switch
    {
        RawColumnData<bool> truths => CellsOf(truths, isNullable, value => value ? "true" : "false"),
        RawColumnData<ReadOnlyMemory<char>> texts => CellsOf(texts, isNullable, value => value.ToString()),
        RawColumnData<sbyte> numbers => CellsOf(numbers, isNullable),
        RawColumnData<byte> numbers => CellsOf(numbers, isNullable),
        RawColumnData<short> numbers => CellsOf(numbers, isNullable),
        RawColumnData<ushort> numbers => CellsOf(numbers, isNullable),
        RawColumnData<int> numbers => CellsOf(numbers, isNullable),
        RawColumnData<uint> numbers => CellsOf(numbers, isNullable),
        RawColumnData<long> numbers => CellsOf(numbers, isNullable),
        RawColumnData<ulong> numbers => CellsOf(numbers, isNullable),
        RawColumnData<float> numbers => CellsOf(numbers, isNullable),
        RawColumnData<double> numbers => CellsOf(numbers, isNullable),
        RawColumnData<decimal> numbers => CellsOf(numbers, isNullable),
        RawColumnData<DateTime> times => CellsOf(times, isNullable),
        _ => throw new InvalidDataException($"columns of {data.GetType().GenericTypeArguments.FirstOrDefault()?.Name} are not read"),
    };

    private static List<Cell> CellsOf<T>(RawColumnData<T> data, bool isNullable)
        where T : struct, IFormattable => CellsOf(data, isNullable, value => value.ToString(null, CultureInfo.InvariantCulture));

    private static List<Cell> CellsOf<T>(RawColumnData<T> data, bool isNullable, Func<T, string> text)
        where T : struct => isNullable
            ? [.. data.NullableValues.Select(value => value is T known ? Cell.Of(text(known)) : default)]
            : [.. data.Values.ToArray().Select(value => Cell.Of(text(value)))];
}
