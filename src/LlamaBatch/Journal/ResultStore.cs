using System.Globalization;
using LlamaBatch.Data;
using LlamaBatch.Files;

namespace LlamaBatch.Journal;

/// <summary>
/// The stored results of an experiment. <c>results.jsonl</c> is committed beside the report; attempt files in
/// <c>runs/</c> contain newer records.
/// </summary>
/// <param name="folder">The experiment's folder.</param>
internal sealed class ResultStore(string folder)
{
    private readonly string _path = Path.Combine(folder, ExperimentFiles.Results);
    private readonly string _runs = Path.Combine(folder, ExperimentFiles.Runs);

    /// <summary>The maximum number of unreadable files that warnings name individually.</summary>
    private const int MostNamed = 3;

    /// <summary>Reads all results, from the results file and from attempt files.</summary>
    /// <exception cref="UnreadableException">The results or the list of attempts cannot be read.</exception>
    public StoredResults Read()
    {
        (ResultsFile file, List<AttemptReading> unreadable) = Union();
        return ResultsOf(file, unreadable, keptAs: null);
    }

    /// <summary>Adds the records of attempt files to <c>results.jsonl</c>. The file is written only if its content changes.</summary>
    /// <param name="corpora">Hashes of the training corpora, keyed by <see cref="Data.CorpusShelf.KeyOf"/>.</param>
    /// <param name="facts">The sizes of the corpora, keyed by <see cref="CorpusShelf.FactsKeyOf"/>.</param>
    /// <param name="look">The record of this run's computation of verdicts; null if none were computed.</param>
    /// <param name="finished">
    /// Results that this run has already reported to the user. They are added even if their attempt files were deleted.
    /// </param>
    /// <returns>The stored results, as in the file.</returns>
    /// <exception cref="UnreadableException">The existing results cannot be read; they are unchanged.</exception>
    public StoredResults Write(
        IReadOnlyDictionary<string, string>? corpora = null,
        IReadOnlyDictionary<string, CorpusFacts>? facts = null,
        Look? look = null,
        IEnumerable<AttemptReading>? finished = null)
    {
        (ResultsFile file, List<AttemptReading> unreadable) = Union();
        foreach (AttemptReading reading in finished ?? [])
        {
            Add(file, reading);
        }

        if (look is not null)
        {
            file.Add(look);
        }

        foreach ((string corpus, string fingerprint) in corpora ?? new Dictionary<string, string>())
        {
            file.Add(corpus, fingerprint);
        }

        foreach ((string corpus, CorpusFacts known) in facts ?? new Dictionary<string, CorpusFacts>())
        {
            file.Add(corpus, known);
        }

        string? keptAs = file.DamagedLines.Count > 0 ? Keep(file.Bytes!) : null;
        StoredResults results = ResultsOf(file, unreadable, keptAs);
        if (results.Attempts.Count > 0 || file.Bytes is not null)
        {
            AtomicFile.WriteIfDifferent(_path, file.Text());
        }

        return results;
    }

    /// <summary>Moves all results into a new folder under <c>runs</c>, so that the next run starts without results.</summary>
    /// <returns>The path of the new folder; null if there were no results.</returns>
    public string? SetAside()
    {
        const string prefix = "earlier-";
        string[] files =
        [
            .. OnDisk.IsFile(_path) ? [_path] : Array.Empty<string>(),
            .. OnDisk.Files(_runs).Where(file => !Path.GetFileName(file).StartsWith("lock", StringComparison.Ordinal)),
        ];
        if (files.Length == 0)
        {
            return null;
        }

        int last = OnDisk.Folders(_runs, prefix + "*")
            .Select(folder => int.TryParse(
                Path.GetFileName(folder)[prefix.Length..],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int number) ? number : 0)
            .DefaultIfEmpty(0)
            .Max();
        string aside = Path.Combine(_runs, string.Create(CultureInfo.InvariantCulture, $"{prefix}{last + 1}"));
        Directory.CreateDirectory(aside);
        foreach (string file in files)
        {
            File.Move(file, Path.Combine(aside, Path.GetFileName(file)));
        }

        return aside;
    }

    /// <summary>Reads the files of all attempts to run a trial, in order of the attempts' numbers.</summary>
    public IReadOnlyList<AttemptReading> AttemptsAt(string trial) =>
        [.. Names($"{trial}.*.jsonl").Where(name => name.Trial == trial).Select(name => AttemptReading.Read(_runs, name))];

    /// <summary>Reads the results file and all attempt files. Also returns the attempts with unreadable files.</summary>
    private (ResultsFile Known, List<AttemptReading> Unreadable) Union()
    {
        var file = ResultsFile.Read(_path);
        var unreadable = new List<AttemptReading>();
        foreach (AttemptName name in Names("*.jsonl"))
        {
            var reading = AttemptReading.Read(_runs, name);
            if (reading.Problem is null)
            {
                Add(file, reading);
            }
            else
            {
                unreadable.Add(reading);
            }
        }

        return (file, unreadable);
    }

    private static void Add(ResultsFile file, AttemptReading reading)
    {
        if (reading.Attempt is not null)
        {
            file.Add(reading.Attempt);
        }

        if (reading.Result is not null)
        {
            file.Add(reading.Result);
        }

        foreach (Note note in reading.Notes)
        {
            file.Add(note);
        }
    }

    private StoredResults ResultsOf(ResultsFile file, List<AttemptReading> unreadable, string? keptAs)
    {
        var warnings = new List<string>();
        if (file.DamagedLines.Count > 0)
        {
            string kept = keptAs is null ? "" : $" The original file is kept as '{keptAs}'.";
            warnings.Add($"{Lines(file.DamagedLines)} of '{_path}' cannot be read and {(file.DamagedLines.Count == 1 ? "was" : "were")} "
                + $"ignored.{kept} Restore the file, for example with 'git checkout', if a formatter or a merge changed it.");
        }

        warnings.AddRange(unreadable.Take(MostNamed).Select(reading => reading.Problem!));
        if (unreadable.Count > MostNamed)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{unreadable.Count - MostNamed} more attempt files in '{_runs}' cannot be read."));
        }

        return file.Results() with { Warnings = warnings, Unreadable = unreadable.Select(reading => reading.Name.Trial)
            .ToHashSet(StringComparer.Ordinal) };
    }

    private static string Lines(IReadOnlyList<int> numbers)
    {
        const int most = 5;
        string list = string.Join(", ", numbers.Take(most).Select(number => number.ToString(CultureInfo.InvariantCulture)));
        return numbers.Count == 1
            ? $"Line {list}"
            : $"{numbers.Count.ToString(CultureInfo.InvariantCulture)} lines ({list}{(numbers.Count > most ? ", …" : "")})";
    }

    /// <summary>The names of all attempts that have files, ordered by trial and number.</summary>
    /// <exception cref="UnreadableException">The folder cannot be listed.</exception>
    public IEnumerable<AttemptName> AttemptNames() => Names("*.jsonl");

    private IEnumerable<AttemptName> Names(string pattern) =>
        OnDisk.Files(_runs, pattern)
            .Select(path => AttemptName.Parse(Path.GetFileName(path)))
            .OfType<AttemptName>()
            .Distinct()
            .OrderBy(name => name.Trial, StringComparer.Ordinal)
            .ThenBy(name => name.Number);

    /// <summary>Saves a copy of a damaged results file, so that a person can repair it.</summary>
    /// <returns>The path of the copy.</returns>
    private string Keep(byte[] damaged)
    {
        Directory.CreateDirectory(_runs);
        for (int number = 1; ; number++)
        {
            string copy = Path.Combine(_runs, string.Create(CultureInfo.InvariantCulture, $"results.damaged-{number}.txt"));
            byte[]? earlier = OnDisk.Bytes(copy);
            if (earlier is null)
            {
                AtomicFile.Write(copy, damaged);
            }

            if (earlier is null || earlier.AsSpan().SequenceEqual(damaged))
            {
                return copy;
            }
        }
    }
}
