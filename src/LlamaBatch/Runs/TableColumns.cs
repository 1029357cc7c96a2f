using LlamaBatch.Data;
using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>Finds the columns of a table by name, including placeholders of its path and of its run names.</summary>
internal sealed class TableColumns
{
    /// <summary>The maximum number of column names in a message.</summary>
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

    /// <summary>Adds the columns from the placeholders of run names.</summary>
    /// <param name="names">The pattern of the names.</param>
    /// <param name="run">The column that contains the names.</param>
    public void AddNames(NamePattern names, Column run)
    {
        var known = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        IReadOnlyDictionary<string, string> PartsOf(Row row)
        {
            string name = run.Of(row).Text ?? "";
            return known.TryGetValue(name, out var parts) ? parts : known[name] = names.Match(name)
                ?? throw WrongName($"the name '{Printable.Short(name)}' is not of the form '{Printable.Short(names.Text)}'. "
                    + "Correct RunNames, or leave the run out with Where.");

            // A chart has the names of its runs in the header, so the message names line 1.
            RunTableException WrongName(string problem) => run.Name == _table.Run
                ? new RowPlace(_table.Source.Shown, 1).Wrong(problem)
                : row.Place.Wrong(run.Name, problem);
        }

        foreach (string placeholder in names.Placeholders)
        {
            Add(new(placeholder, row => Cell.Of(PartsOf(row)[placeholder])));
        }
    }

    /// <summary>The column that the experiment's author names.</summary>
    /// <param name="name">The name of the column; case and underscores are ignored if the match is unique.</param>
    /// <param name="use">The purpose of the column, as the subject of an error message.</param>
    /// <exception cref="RunTableException">There is no such column, or there are several.</exception>
    public Column Named(string name, string use) => Find(name) ?? throw new RunTableException(
        $"{Printable.OneLine(_table.Source.Shown)}: there is no column '{Printable.Short(name)}', which {use} needs. "
        + $"{Names()}{Suggestion(name)}");

    /// <summary>The column with a name, ignoring case and underscores, or null if there is no such column.</summary>
    /// <exception cref="RunTableException">Several columns have the name.</exception>
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

    /// <summary>A sentence that lists the column names.</summary>
    public string Names()
    {
        var names = _columns.Select(column => column.Name).ToList();
        string more = names.Count > Listed ? FormattableString.Invariant($" and {names.Count - Listed} more") : "";
        return names.Count == 0 ? "It has no columns." : $"Its columns are {Quoted(names.Take(Listed))}{more}.";
    }

    /// <summary>The sentence " Did you mean …?", or an empty text.</summary>
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
