namespace LlamaBatch.Trials;

/// <summary>Finds trunks: sequences of first steps that at least two trials take identically. See <see cref="Trunk"/>.</summary>
/// <remarks>
/// A trunk ends where a trial changes its batch size, because this is where trials with identical first steps begin to differ. A trunk is
/// left out if the same trials have a longer trunk in common.
/// </remarks>
internal sealed class SharedTrunks
{
    private readonly Dictionary<string, IReadOnlyList<Trunk>> _trunks = new(StringComparer.Ordinal);

    private SharedTrunks()
    {
    }

    /// <summary>Finds the trunks (first steps) that at least two of the given trials have in common.</summary>
    public static SharedTrunks Of(IEnumerable<Trial> trials)
    {
        var shared = new SharedTrunks();
        foreach (var alike in trials.Where(trial => trial.Stem is not null).DistinctBy(trial => trial.Id).GroupBy(trial => trial.Stem))
        {
            shared.Add([.. alike]);
        }

        return shared;
    }

    /// <summary>The trunks (first steps) that a trial shares with other trials. The shortest trunk is first. The list may be
    /// empty.</summary>
    public IReadOnlyList<Trunk> Of(Trial trial) => _trunks.GetValueOrDefault(trial.Id) ?? [];

    /// <summary>The number of tokens in the first steps that a trial shares with an earlier trial, keyed by trial identity.</summary>
    /// <param name="inOrder">
    /// The trials, in the order in which they are run. A trial that has no first steps in common with an earlier trial is left out of the
    /// result.
    /// </param>
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

    /// <summary>Adds a group of trials that may differ only in the batch sizes and learning rates of their steps.</summary>
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

    /// <summary>The numbers of tokens after which the batch size of a run changes.</summary>
    private static IEnumerable<long> StageEnds(StepSizes sizes)
    {
        int steps = 0;
        foreach ((_, int ofStage) in sizes.Stages.SkipLast(1))
        {
            steps += ofStage;
            yield return sizes.TokensBefore(steps);
        }
    }

    /// <summary>Converts numbers of tokens to numbers of steps. Numbers of tokens that end inside a step are left out.</summary>
    private static IEnumerable<int> LengthsAt(IEnumerable<long> ends, StepSizes sizes) =>
        from tokens in ends
        let steps = (int)Math.Round(sizes.StepsIn(tokens))
        where sizes.TokensBefore(steps) == tokens
        select steps;
}
