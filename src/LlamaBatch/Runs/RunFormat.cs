namespace LlamaBatch.Runs;

/// <summary>A file format for runs.</summary>
internal abstract class RunFormat
{
    /// <summary>Whether a path names a folder instead of a file.</summary>
    public virtual bool IsFolder => false;

    /// <summary>The default columns of metrics in this format.</summary>
    public virtual IReadOnlyList<(string Metric, string Column)> Metrics => [];

    /// <summary>
    /// The values that rows of this format must have in certain columns. <see cref="RunTable.Where"/> overrides them column by column.
    /// </summary>
    public virtual IReadOnlyList<(string Column, string Value)> Where => [];

    /// <summary>
    /// The sources to read: those that hold whole runs. The other sources found hold only earlier parts of the same runs.
    /// </summary>
    /// <param name="found">The sources that the path of the table matches.</param>
    public virtual IReadOnlyList<RunSource> WholeRuns(IReadOnlyList<RunSource> found) => found;

    /// <summary>Reads the rows of a source.</summary>
    /// <exception cref="RunTableException">The content does not have this format.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public abstract IEnumerable<RowTable> Read(RunSource source);
}
