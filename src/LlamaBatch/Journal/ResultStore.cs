using System.Globalization;
using LlamaBatch.Data;

namespace LlamaBatch.Journal;

/// <summary>
/// The results of an experiment: <c>results.jsonl</c>, committed beside its report, and the attempt files in <c>runs/</c> that it does not hold yet.
/// </summary>
/// <param name="folder">The experiment's folder.</param>
internal sealed class ResultStore(string folder)
{
    private readonly string _digest = Path.Combine(folder, "results.jsonl");
    private readonly string _runs = Path.Combine(folder, "runs");

    /// <summary>Everything that is known.</summary>
    public StoredResults Read() => Union().Results();

    /// <summary>Writes <c>results.jsonl</c> anew, where it would change: what it held and what the attempt files add.</summary>
    /// <param name="corpora">Fingerprints of the corpora that were trained on, by <see cref="Data.CorpusShelf.KeyOf"/>.</param>
    /// <param name="facts">How large they are, by <see cref="CorpusShelf.FactsKeyOf"/>.</param>
    /// <param name="look">A moment at which verdicts were computed.</param>
    /// <returns>What it then holds.</returns>
    public StoredResults Write(IReadOnlyDictionary<string, string>? corpora = null, IReadOnlyDictionary<string, CorpusFacts>? facts = null, Look? look = null)
    {
        Digest digest = Union();
        if (look is not null)
        {
            digest.Add(look);
        }

        foreach ((string corpus, string fingerprint) in corpora ?? new Dictionary<string, string>())
        {
            digest.Add(corpus, fingerprint);
        }

        foreach ((string corpus, CorpusFacts known) in facts ?? new Dictionary<string, CorpusFacts>())
        {
            digest.Add(corpus, known);
        }

        if (digest.IsDamaged)
        {
            KeepDamaged();
        }

        StoredResults results = digest.Results();
        if (results.Attempts.Count > 0 || File.Exists(_digest))
        {
            AtomicFile.WriteIfDifferent(_digest, digest.Text());
        }

        return results;
    }

    /// <summary>Moves everything that is known into a folder of its own under <c>runs</c>, so that the next run starts from nothing.</summary>
    /// <returns>That folder; null if nothing was known.</returns>
    public string? SetAside()
    {
        string[] files = [.. File.Exists(_digest) ? [_digest] : Array.Empty<string>(), .. Directory.Exists(_runs) ? Directory.GetFiles(_runs).Where(file => !Path.GetFileName(file).StartsWith("lock", StringComparison.Ordinal)) : []];
        if (files.Length == 0)
        {
            return null;
        }

        int number = 1;
        while (Directory.Exists(Aside()))
        {
            number++;
        }

        Directory.CreateDirectory(Aside());
        foreach (string file in files)
        {
            File.Move(file, Path.Combine(Aside(), Path.GetFileName(file)));
        }

        return Aside();

        string Aside() => Path.Combine(_runs, string.Create(CultureInfo.InvariantCulture, $"earlier-{number}"));
    }

    /// <summary>The attempts at a trial that left files, by number.</summary>
    public IReadOnlyList<AttemptReading> AttemptsAt(string trial) =>
        [.. Names($"{trial}.*.jsonl").Where(name => name.Trial == trial).Select(name => AttemptReading.Of(_runs, name))];

    private Digest Union()
    {
        var digest = Digest.Read(_digest);
        foreach (AttemptName name in Names("*.jsonl"))
        {
            var reading = AttemptReading.Of(_runs, name);
            if (reading.Attempt is not null)
            {
                digest.Add(reading.Attempt);
            }

            if (reading.Result is not null)
            {
                digest.Add(reading.Result);
            }

            foreach (string note in reading.Notes)
            {
                digest.Note(note);
            }
        }

        return digest;
    }

    /// <summary>The attempts that left files, by trial and number, whichever order the file system lists them in.</summary>
    private IEnumerable<AttemptName> Names(string pattern) =>
        Directory.Exists(_runs)
            ? Directory.EnumerateFiles(_runs, pattern)
                .Select(path => AttemptName.Of(Path.GetFileName(path)))
                .OfType<AttemptName>()
                .Distinct()
                .OrderBy(name => name.Trial, StringComparer.Ordinal)
                .ThenBy(name => name.Number)
            : [];

    /// <summary>A line that cannot be read may still mean something to a person: it is kept before the file is written without it.</summary>
    private void KeepDamaged()
    {
        Directory.CreateDirectory(_runs);
        byte[] damaged = File.ReadAllBytes(_digest);
        for (int number = 1; ; number++)
        {
            string copy = Path.Combine(_runs, string.Create(CultureInfo.InvariantCulture, $"results.damaged-{number}.txt"));
            if (!File.Exists(copy))
            {
                File.WriteAllBytes(copy, damaged);
                return;
            }

            if (File.ReadAllBytes(copy).AsSpan().SequenceEqual(damaged))
            {
                return;
            }
        }
    }
}
