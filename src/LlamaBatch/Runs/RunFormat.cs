namespace LlamaBatch.Runs;

/// <summary>A form of file that holds runs.</summary>
internal abstract class RunFormat
{
    /// <summary>Whether a path names a folder instead of a file.</summary>
    public virtual bool IsFolder => false;

    /// <summary>The columns that this form gives metrics, unless the table says otherwise.</summary>
    public virtual IReadOnlyList<(string Metric, string Column)> Metrics => [];

    /// <summary>Reads the rows.</summary>
    /// <exception cref="RunTableException">The content is not of this form.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public abstract IEnumerable<RowTable> Read(RunSource source);
}
