using LlamaBatch.Files;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>Decides which trials share their first steps (trunks), which trials wait for them, and when saved trunks are deleted.</summary>
/// <remarks>
/// A trial waits only while another trial that takes the same first steps is running. If the running trial ends without saving the state
/// after these steps, a waiting trial trains them. Waiting costs no time, because a trial would need as long to train the steps itself.
/// </remarks>
/// <param name="folder">The folder with the saved states.</param>
internal sealed class TrunkSharing(ExperimentFolder folder)
{
    private SharedTrunks _shared = SharedTrunks.Of([]);
    private IReadOnlyList<string> _known = [];
    private List<Trial> _untrained = [];

    /// <summary>The number of first tokens on which another trial of the run trains instead of a trial, by identity.</summary>
    public IReadOnlyDictionary<string, long> TokensShared { get; private set; } = new Dictionary<string, long>();

    /// <summary>Updates the trials of the run, and deletes saved trunks (shared first steps) that no unfinished trial needs.</summary>
    /// <param name="known">The known trials of the experiment.</param>
    /// <param name="wanted">The trials that the run shall train.</param>
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

    /// <summary>The lengths, in steps, of a trial's trunks that are already saved or that another trial of the run needs.</summary>
    public IReadOnlyList<int> LengthsFor(Trial trial)
    {
        var needed = _untrained.Where(other => other.Id != trial.Id).SelectMany(_shared.Of).Select(trunk => trunk.Id)
            .ToHashSet(StringComparer.Ordinal);
        return [.. _shared.Of(trial).Where(trunk => needed.Contains(trunk.Id) || Exists(trunk)).Select(trunk => trunk.Steps)];
    }

    /// <summary>Whether a running trial will save a longer trunk of a trial than the saved ones. The trial then waits.</summary>
    /// <param name="trial">The trial, which does not run.</param>
    /// <param name="running">The running trials, with the steps that they have reported.</param>
    public bool MustWait(Trial trial, IEnumerable<(Trial Trial, int StepsTaken)> running)
    {
        IReadOnlyList<Trunk> trunks = _shared.Of(trial);
        if (trunks.Count == 0 || folder.HasCheckpoint(trial))
        {
            return false;
        }

        // A worker reports a step before it saves the state after this step. Its report of the next step shows that the save is over.
        var coming = running.SelectMany(one => _shared.Of(one.Trial).Where(trunk => one.StepsTaken <= trunk.Steps))
            .Select(trunk => trunk.Id).ToHashSet(StringComparer.Ordinal);
        return trunks.Reverse().TakeWhile(trunk => !Exists(trunk)).Any(trunk => coming.Contains(trunk.Id));
    }

    private bool Exists(Trunk trunk) => OnDisk.IsFile(folder.PathOf(trunk));
}
