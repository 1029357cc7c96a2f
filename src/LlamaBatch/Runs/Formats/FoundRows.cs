namespace LlamaBatch.Runs;

/// <summary>Rows of a file without a header, whose columns are the names that its rows have.</summary>
internal sealed class FoundRows(RunSource source)
{
    /// <summary>The most columns. A file with more has values in place of names.</summary>
    private const int MostColumns = 10_000;

    private readonly OrderedDictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<Row> _rows = [];

    /// <summary>The names of all columns so far.</summary>
    public IEnumerable<string> Names => _columns.Keys;

    /// <summary>The rows so far.</summary>
    public IReadOnlyList<Row> Rows => _rows;

    /// <summary>Whether a column has begun.</summary>
    public bool Has(string name) => _columns.ContainsKey(name);

    /// <summary>Adds a row.</summary>
    /// <param name="line">Its line.</param>
    /// <param name="fields">Its names and cells.</param>
    /// <exception cref="RunTableException">A name stands twice, or there are too many.</exception>
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
