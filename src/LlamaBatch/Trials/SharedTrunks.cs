namespace LlamaBatch.Trials;

/// <summary>The trunks that several trials have.</summary>
/// <remarks>
/// Trials can part where the batch size of one of them changes, so these are the places where trunks may end. A trunk is left out if a
/// longer one has the same trials.
/// </remarks>
internal sealed class SharedTrunks
{
    private readonly Dictionary<string, IReadOnlyList<Trunk>> _trunks = new(StringComparer.Ordinal);

    private SharedTrunks()
    {
    }

    /// <summary>The shared trunks of several trials.</summary>
    public static SharedTrunks Of(IEnumerable<Trial> trials)
    {
        var shared = new SharedTrunks();
        foreach (var alike in trials.Where(trial => trial.Stem is not null).DistinctBy(trial => trial.Id).GroupBy(trial => trial.Stem))
        {
            shared.Add([.. alike]);
        }

        return shared;
    }

    /// <summary>The trunks of a trial, the shortest first; empty if it shares none.</summary>
    public IReadOnlyList<Trunk> Of(Trial trial) => _trunks.GetValueOrDefault(trial.Id) ?? [];

    /// <summary>The tokens at the beginning of each trial, by identity, on which an earlier trial of a list trains alike.</summary>
    /// <param name="inOrder">The trials. Those that share nothing with an earlier one are left out of the result.</param>
    public IReadOnlyDictionary<string, long> TokensShared(IEnumerable<Trial> inOrder)
    {
        var trained = new HashSet<string>(StringComparer.Ordinal);
        var tokens = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (Trial trial in inOrder)
        {
            if (Of(trial).LastOrDefault(trunk => trained.Contains(trunk.Id)) is Trunk longest)
            {
                tokens[trial.Id] = longest.Tokens;
            }

            trained.UnionWith(Of(trial).Select(trunk => trunk.Id));
        }

        return tokens;
    }

    /// <summary>Adds trials that differ in nothing but the batch sizes and the learning rates of their steps.</summary>
    private void Add(List<Trial> trials)
    {
        long[] ends = trials.Count < 2 ? [] : [.. trials.SelectMany(trial => StageEnds(trial.Plan.LayOutSteps())).Distinct()];
        if (ends.Length == 0)
        {
            return;
        }

        var trunks = trials.ToDictionary(
            trial => trial.Id,
            trial => Trunk.Of(trial, LengthsAt(ends, trial.Plan.LayOutSteps())),
            StringComparer.Ordinal);
        var counts = trunks.Values.SelectMany(one => one).CountBy(trunk => trunk.Id, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        foreach ((string trial, IReadOnlyList<Trunk> all) in trunks)
        {
            var kept = new List<Trunk>();
            int sharing = 1;
            foreach (Trunk trunk in all.Reverse().Where(trunk => counts[trunk.Id] > sharing))
            {
                sharing = counts[trunk.Id];
                kept.Insert(0, trunk);
            }

            _trunks[trial] = kept;
        }
    }

    /// <summary>The tokens after which the batch size changes.</summary>
    private static IEnumerable<long> StageEnds(StepSizes sizes)
    {
        int steps = 0;
        foreach ((_, int ofStage) in sizes.Stages.SkipLast(1))
        {
            steps += ofStage;
            yield return sizes.TokensBefore(steps);
        }
    }

    /// <summary>The numbers of whole steps that end at given tokens.</summary>
    private static IEnumerable<int> LengthsAt(IEnumerable<long> ends, StepSizes sizes) =>
        from tokens in ends
        let steps = (int)Math.Round(sizes.StepsIn(tokens))
        where sizes.TokensBefore(steps) == tokens
        select steps;
}
