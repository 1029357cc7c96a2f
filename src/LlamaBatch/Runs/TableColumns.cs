using LlamaBatch.Data;
using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>The columns of a table by name: those of its rows, of its path and of its runs' names.</summary>
internal sealed class TableColumns
{
    /// <summary>A message lists so many names.</summary>
    private const int Listed = 20;

    private readonly RowTable _table;
    private readonly List<Column> _columns;

    /// <summary>The columns of a table.</summary>
    /// <exception cref="RunTableException">A placeholder has the name of a column.</exception>
    public TableColumns(RowTable table)
    {
        _table = table;
        _columns = [.. table.Columns];
        foreach ((string name, string value) in table.Source.Placeholders)
        {
            Add(Column.Constant(name, value));
        }
    }

    /// <summary>Adds the columns that the names of runs give.</summary>
    /// <param name="names">The form of the names.</param>
    /// <param name="run">The column of the names.</param>
    public void AddNames(NamePattern names, Column run)
    {
        var known = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        IReadOnlyDictionary<string, string> PartsOf(Row row)
        {
            string name = run.Of(row).Text ?? "";
            return known.TryGetValue(name, out var parts) ? parts : known[name] = names.Match(name)
                ?? throw row.Place.Wrong(
                    run.Name,
                    $"the name '{Printable.Short(name)}' is not of the form '{Printable.Short(names.Text)}'. Correct RunNames, or leave "
                    + "the run out with Where.");
        }

        foreach (string placeholder in names.Placeholders)
        {
            Add(new(placeholder, row => Cell.Of(PartsOf(row)[placeholder])));
        }
    }

    /// <summary>The column that the author names.</summary>
    /// <param name="name">Its name; case and underscores may differ if no other column is meant.</param>
    /// <param name="use">What it is for, as the subject of a sentence about it.</param>
    /// <exception cref="RunTableException">There is no such column, or several.</exception>
    public Column Named(string name, string use) => Find(name) ?? throw new RunTableException(
        $"{Printable.OneLine(_table.Source.Shown)}: there is no column '{Printable.Short(name)}', which {use} needs. {Names()}{Suggestion(name)}");

    /// <summary>The column whose name equals one, case and underscores aside; null if there is none.</summary>
    /// <exception cref="RunTableException">There are several.</exception>
    public Column? Find(string name)
    {
        if (_columns.Find(column => column.Name == name) is { } exact)
        {
            return exact;
        }

        string plain = Plain(name);
        List<Column> near = [.. _columns.Where(column => Plain(column.Name) == plain)];
        return near.Count < 2 ? near.FirstOrDefault() : throw new RunTableException(
            $"{Printable.OneLine(_table.Source.Shown)}: the columns {Quoted(near.Select(column => column.Name))} may each be "
            + $"'{Printable.Short(name)}'. Write the exact name into the table.");
    }

    /// <summary>A sentence that lists the columns.</summary>
    public string Names()
    {
        var names = _columns.Select(column => column.Name).ToList();
        string more = names.Count > Listed ? FormattableString.Invariant($" and {names.Count - Listed} more") : "";
        return names.Count == 0 ? "It has no columns." : $"Its columns are {Quoted(names.Take(Listed))}{more}.";
    }

    /// <summary>" Did you mean …?", or nothing.</summary>
    public string Suggestion(string name) =>
        Spelling.Nearest(Printable.Short(name), _columns.Select(column => Printable.Short(column.Name))) is string near
            ? $" Did you mean '{near}'?"
            : "";

    private void Add(Column column)
    {
        if (_columns.Exists(other => other.Name == column.Name))
        {
            throw new RunTableException(
                $"{Printable.OneLine(_table.Source.Shown)}: '{Printable.Short(column.Name)}' is both a column and a placeholder. "
                + "Rename the placeholder.");
        }

        _columns.Add(column);
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{Printable.Short(name, 40)}'"));

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}
