using LlamaBatch.Files;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>
/// Manages identical first steps of trials (trunks). Determines which trials share these steps, which trials wait for a saved state, and
/// when saved states are deleted.
/// </summary>
/// <remarks>
/// A trial waits only while another trial is running that takes the same first steps. If that trial ends without saving its state, a
/// waiting trial takes the steps itself. Waiting costs no time, because the waiting trial would otherwise take the same steps.
/// </remarks>
/// <param name="folder">The experiment's folder, which contains the saved states.</param>
internal sealed class TrunkSharing(ExperimentFolder folder)
{
    private SharedTrunks _shared = SharedTrunks.Of([]);
    private IReadOnlyList<string> _known = [];
    private List<Trial> _untrained = [];

    /// <summary>
    /// The number of first tokens that each trial skips, keyed by trial identity. Such a trial starts from another trial's saved state.
    /// </summary>
    public IReadOnlyDictionary<string, long> TokensShared { get; private set; } = new Dictionary<string, long>();

    /// <summary>Updates the trials of the run, and deletes saved states that no unfinished trial needs.</summary>
    /// <param name="known">All trials of the experiment whose levels are known.</param>
    /// <param name="wanted">The trials of this run, including finished trials.</param>
    /// <param name="finished">The identities of trials that have a result.</param>
    public void Update(IReadOnlyList<Trial> known, IReadOnlyList<Trial> wanted, IReadOnlyCollection<string> finished)
    {
        var done = finished.ToHashSet(StringComparer.Ordinal);
        string[] identities = [.. known.Select(trial => trial.Id)];
        if (!_known.SequenceEqual(identities))
        {
            (_known, _shared) = (identities, SharedTrunks.Of(known));
            TokensShared = _shared.TokensShared(wanted.Where(trial => !done.Contains(trial.Id)));
        }

        _untrained = [.. wanted.Where(trial => !done.Contains(trial.Id))];
        folder.DeleteTrunks(known.Where(trial => !done.Contains(trial.Id)).SelectMany(_shared.Of));
    }

    /// <summary>
    /// The numbers of steps after which a trial shares states with others. The trial starts from a state that another trial saved, or saves
    /// a state for others.
    /// </summary>
    public IReadOnlyList<int> LengthsFor(Trial trial)
    {
        var needed = _untrained.Where(other => other.Id != trial.Id).SelectMany(_shared.Of).Select(trunk => trunk.Id)
            .ToHashSet(StringComparer.Ordinal);
        return [.. _shared.Of(trial).Where(trunk => needed.Contains(trunk.Id) || Exists(trunk)).Select(trunk => trunk.Steps)];
    }

    /// <summary>
    /// Whether a trial must wait until a running trial saves a state from which the trial can start. The state must be ahead of all states
    /// saved so far.
    /// </summary>
    /// <param name="trial">The trial to start.</param>
    /// <param name="running">The running trials, each with the number of steps that it has reported.</param>
    public bool MustWait(Trial trial, IEnumerable<(Trial Trial, int StepsTaken)> running)
    {
        IReadOnlyList<Trunk> trunks = _shared.Of(trial);
        if (trunks.Count == 0 || folder.HasCheckpoint(trial))
        {
            return false;
        }

        // A worker reports a step first and then saves the state after this step. The state is saved when the worker reports the next step.
        var coming = running.SelectMany(one => _shared.Of(one.Trial).Where(trunk => one.StepsTaken <= trunk.Steps))
            .Select(trunk => trunk.Id).ToHashSet(StringComparer.Ordinal);
        return trunks.Reverse().TakeWhile(trunk => !Exists(trunk)).Any(trunk => coming.Contains(trunk.Id));
    }

    private bool Exists(Trunk trunk) => OnDisk.IsFile(folder.PathOf(trunk));
}
