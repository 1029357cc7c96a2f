namespace LlamaBatch.Faults;

/// <summary>
/// Disturbs one sweep after another, each on a new folder, until so many faults are injected. A sweep ends in peace, and
/// what it leaves is compared with what an undisturbed one leaves. The seed fixes kinds, places and pauses; the system
/// decides what a process is doing at that moment, so two campaigns of a seed are alike, not equal.
/// </summary>
internal sealed class Campaign(int faults, int seed)
{
    /// <summary>After so many faults a sweep is left in peace, so that there are many ends to compare.</summary>
    private const int MostInSweep = 24;

    /// <summary>Sweeps at a time: a disturbed one mostly waits.</summary>
    private const int Lanes = 2;

    private readonly Lock _gate = new();
    private readonly HashSet<FaultKind> _leftOut = [];
    private int _planned;

    public Tally Tally { get; } = new();

    /// <summary>Faults that this system does not let the campaign inject.</summary>
    public IReadOnlyCollection<FaultKind> LeftOut => _leftOut;

    public void Run()
    {
        Reference[] references = [Reference.Of("Toy"), Reference.Of("TunedToy")];
        while (Tally.Injected < faults)
        {
            Task.WaitAll([.. Enumerable.Range(0, Lanes)
                .Select(_ => Task.Factory.StartNew(() => DisturbSweeps(references), TaskCreationOptions.LongRunning))]);
        }
    }

    /// <summary>Disturbs one sweep after another until all faults are planned.</summary>
    private void DisturbSweeps(Reference[] references)
    {
        while (true)
        {
            int sweep;
            int most;
            lock (_gate)
            {
                most = Math.Min(MostInSweep, faults - _planned);
                if (most == 0)
                {
                    return;
                }

                _planned += most;
                sweep = Tally.Sweeps++;
            }

            int injected = Disturb(references[sweep % references.Length], new Random(SeedOf(sweep)), most);
            lock (_gate)
            {
                // A sweep that was finished before leaves its faults to others.
                _planned -= most - injected;
            }
        }
    }

    private int Disturb(Reference reference, Random random, int most)
    {
        using var storage = new Storage();
        if (!storage.CanFail)
        {
            lock (_gate)
            {
                _leftOut.UnionWith([FaultKind.DiskFull, FaultKind.FolderReadOnly]);
            }
        }

        var subject = new Subject(storage.Path, reference.Experiment, stepMilliseconds: 1);
        var witness = new Witness(subject, reference, Tally.RecordLost, Tally.ReportWrong);
        using var sweep = new DisturbedSweep(subject, storage, witness, Tally, random);
        var history = new List<string>();
        int findings = Tally.Findings;
        int injected = 0;
        while (injected < most && !sweep.IsFinished)
        {
            foreach (FaultKind kind in Kinds(random))
            {
                if (sweep.TryInject(kind))
                {
                    Tally.Inject(kind);
                    history.Add($"{kind} ending {DateTime.UtcNow:HH:mm:ss.fff}");
                    injected++;
                    witness.Observe(sweep.Host);
                    break;
                }

                if (sweep.IsFinished)
                {
                    break;
                }
            }
        }

        sweep.Finish();
        witness.Judge();
        Tally.Acknowledge(witness.Lines, witness.Trials);
        if (Tally.Findings > findings)
        {
            Console.Error.WriteLine($"Faults, in order: {string.Join(", ", history)}. Files as they were left: {Keep(subject.Folder)}");
        }

        return injected;
    }

    /// <summary>Copies what a sweep left, for who looks for the cause of a finding.</summary>
    private static string Keep(string folder)
    {
        string kept = Directory.CreateTempSubdirectory("llamabatch-faults-kept-").FullName;
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(kept, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return kept;
    }

    /// <summary>The kinds, those first that were injected least, in random order where they are equal.</summary>
    private List<FaultKind> Kinds(Random random)
    {
        lock (_gate)
        {
            return [.. Enum.GetValues<FaultKind>().Where(kind => !_leftOut.Contains(kind)).Select(
                kind => (kind, Order: Tally.CountOf(kind) + 3 * random.NextDouble())).OrderBy(entry => entry
                    .Order).Select(entry => entry.kind)];
        }
    }

    private int SeedOf(int sweep) => unchecked(seed * 1_000_003 + sweep);
}
