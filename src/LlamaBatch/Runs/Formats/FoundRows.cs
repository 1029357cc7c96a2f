namespace LlamaBatch.Runs;

/// <summary>Collects rows of names and cells, for files without a header. Each distinct name becomes a column.</summary>
internal sealed class FoundRows(RunSource source)
{
    /// <summary>The maximum number of columns. A file with more columns probably has values in place of names.</summary>
    private const int MostColumns = 10_000;

    private readonly OrderedDictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<Row> _rows = [];

    /// <summary>The names of all columns so far.</summary>
    public IEnumerable<string> Names => _columns.Keys;

    /// <summary>The rows so far.</summary>
    public IReadOnlyList<Row> Rows => _rows;

    /// <summary>Whether any row so far has a cell of this name.</summary>
    public bool Has(string name) => _columns.ContainsKey(name);

    /// <summary>Adds a row.</summary>
    /// <param name="line">The line of the row, from 1.</param>
    /// <param name="fields">The names and cells of the row.</param>
    /// <exception cref="RunTableException">A name occurs twice, or the file has too many names.</exception>
    public void Add(int line, IEnumerable<(string Name, Cell Cell)> fields)
    {
        var place = new RowPlace(source.Shown, line);
        var cells = new List<Cell>();
        var seen = new HashSet<int>();
        foreach ((string name, Cell cell) in fields)
        {
            if (!_columns.TryGetValue(name, out int column))
            {
                _columns.Add(name, column = _columns.Count < MostColumns
                    ? _columns.Count
                    : throw place.Wrong("the file has more than 10,000 columns. Keep only those that are needed."));
            }

            if (!seen.Add(column))
            {
                throw place.Wrong(name, "the name stands twice in the row. Delete one.");
            }

            while (cells.Count <= column)
            {
                cells.Add(default);
            }

            cells[column] = cell;
        }

        _rows.Add(new(place, [.. cells]));
    }

    /// <summary>The rows as a table.</summary>
    public RowTable ToTable() => RowTable.Of(source, Names, Rows);
}
