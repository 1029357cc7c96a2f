namespace LlamaBatch.Faults;

/// <summary>
/// Disturbs one sweep after another, each on a new folder, until so many faults are injected. A sweep ends in peace, and what it leaves is compared with what an undisturbed
/// one leaves. The seed fixes kinds, places and pauses; the system decides what a process is doing at that moment, so two campaigns of a seed are alike, not equal.
/// </summary>
internal sealed class Campaign(int faults, int seed)
{
    /// <summary>After so many faults a sweep is left in peace, so that there are many ends to compare.</summary>
    private const int MostInSweep = 24;

    private readonly Random _random = new(seed);
    private readonly HashSet<FaultKind> _leftOut = [];

    public Tally Tally { get; } = new();

    /// <summary>Faults that this system does not let the campaign inject.</summary>
    public IReadOnlyCollection<FaultKind> LeftOut => _leftOut;

    public void Run()
    {
        Reference[] references = [Reference.Of("Toy"), Reference.Of("TunedToy")];
        while (Tally.Injected < faults)
        {
            Disturb(references[Tally.Sweeps % references.Length]);
        }
    }

    private void Disturb(Reference reference)
    {
        Tally.Sweeps++;
        using var storage = new Storage();
        if (!storage.CanFail)
        {
            _leftOut.UnionWith([FaultKind.DiskFull, FaultKind.FolderReadOnly]);
        }

        var subject = new Subject(storage.Path, reference.Experiment, stepMilliseconds: 1);
        var witness = new Witness(subject, reference, Tally.RecordLost, Tally.ReportWrong);
        using var sweep = new DisturbedSweep(subject, storage, witness, Tally, _random);
        int most = Math.Min(MostInSweep, faults - Tally.Injected);
        for (int injected = 0; injected < most && !sweep.IsFinished; injected++)
        {
            FaultKind kind = Kinds().First(sweep.TryInject);
            Tally.Inject(kind);
            witness.Observe(sweep.Host);
        }

        sweep.Finish();
        witness.Judge();
        Tally.Lines += witness.Lines;
        Tally.Trials += witness.Trials;
    }

    /// <summary>The kinds, those first that were injected least, in random order where they are equal.</summary>
    private IEnumerable<FaultKind> Kinds() =>
        Enum.GetValues<FaultKind>().Where(kind => !_leftOut.Contains(kind)).Select(kind => (kind, Order: Tally.CountOf(kind) + 3 * _random.NextDouble())).OrderBy(entry => entry.Order).Select(entry => entry.kind);
}
