namespace LlamaBatch.Runs;

/// <summary>A file format for runs.</summary>
internal abstract class RunFormat
{
    /// <summary>Whether the paths of this format are folders instead of files.</summary>
    public virtual bool IsFolder => false;

    /// <summary>The default columns of metrics in this format.</summary>
    public virtual IReadOnlyList<(string Metric, string Column)> Metrics => [];

    /// <summary>
    /// Conditions on rows: a row is read only if each column has the given value. <see cref="RunTable.Where"/> replaces the conditions on
    /// the columns that it names.
    /// </summary>
    public virtual IReadOnlyList<(string Column, string Value)> Where => [];

    /// <summary>
    /// Selects the files or folders to read. If several contain the same run, only the file or folder with the latest steps is selected.
    /// </summary>
    /// <param name="found">The files or folders that the path of the table matches.</param>
    public virtual IReadOnlyList<RunSource> WholeRuns(IReadOnlyList<RunSource> found) => found;

    /// <summary>Reads the rows of a source.</summary>
    /// <exception cref="RunTableException">The content does not have this format.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public abstract IEnumerable<RowTable> Read(RunSource source);
}
