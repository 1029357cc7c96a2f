using System.Globalization;
using LlamaBatch.Files;

namespace LlamaBatch.Journal;

/// <summary>The name of an attempt, which determines its file names: <c>&lt;trial id&gt;.&lt;number&gt;.jsonl</c>.</summary>
/// <remarks>
/// A second file, with <c>.host</c> in its name, contains the record of a failure that the worker could not write. The host, which started
/// the worker, writes this file.
/// </remarks>
/// <param name="Trial">The trial's identity.</param>
/// <param name="Number">The attempt's number, from 1.</param>
internal readonly record struct AttemptName(string Trial, int Number)
{
    private const string Extension = ".jsonl";
    private const string HostExtension = ".host.jsonl";

    /// <summary>The name of the file that the worker writes.</summary>
    public string File => string.Create(CultureInfo.InvariantCulture, $"{Trial}.{Number}{Extension}");

    /// <summary>The name of the file that the host writes.</summary>
    public string HostFile => string.Create(CultureInfo.InvariantCulture, $"{Trial}.{Number}{HostExtension}");

    /// <summary>The attempt that a file in <c>runs/</c> belongs to; null for other files.</summary>
    public static AttemptName? Parse(string fileName)
    {
        string extension = fileName.EndsWith(HostExtension, StringComparison.Ordinal) ? HostExtension : Extension;
        if (!fileName.EndsWith(extension, StringComparison.Ordinal))
        {
            return null;
        }

        string[] parts = fileName[..^extension.Length].Split('.');
        return parts is [string trial, string number] && JsonFields.IsIdentity(trial)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int n)
            && n > 0
            ? new AttemptName(trial, n)
            : null;
    }
}
