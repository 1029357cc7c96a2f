namespace LlamaBatch;

/// <summary>Computes how many trials an experiment has at one <see cref="LlamaBatch.Scale"/>.</summary>
/// <remarks>The scheduler, <c>plan</c> and the compiler's cost diagnostic all use these numbers.</remarks>
/// <param name="Declared">The numbers of seeds and of blocks of cost trials at the full scale.</param>
public sealed record SweepSize(Repetitions Declared)
{
    /// <summary>The maximum number of trials. A million trials would take years even with the smallest models.</summary>
    private const double MostTrials = 1_000_000;

    /// <summary>The scale: smoke, quick or full.</summary>
    public Scale Scale { get; init; } = Scale.Full;

    /// <summary>The number of evaluation seeds that the experiment declares for the scale, or null for the scale's default.</summary>
    public int? ScaledSeeds { get; init; }

    /// <summary>The number of tuning seeds that the experiment declares for the scale, or null for the scale's default.</summary>
    public int? ScaledTuningSeeds { get; init; }

    /// <summary>The number of levels of each compared axis. Every axis that is not tuned is compared.</summary>
    public IReadOnlyList<int> ComparedLevels { get; init; } = [];

    /// <summary>The number of levels of each tuned axis. Tuning trials choose the best of these levels.</summary>
    public IReadOnlyList<int> TunedLevels { get; init; } = [];

    /// <summary>Whether a learning metric, such as a loss, is measured. If not, only cost trials are run.</summary>
    public bool Learns { get; init; } = true;

    /// <summary>Whether a cost metric, such as time or memory, is measured.</summary>
    public bool MeasuresCosts { get; init; }

    /// <summary>Whether the time to a target is computed. If so, each seed has its own block of cost trials.</summary>
    public bool TimesTargets { get; init; }

    /// <summary>The number of evaluation seeds at the scale, or 0 if only costs are measured.</summary>
    public int Seeds => !Learns ? 0 : ScaledSeeds ?? (Scale == Scale.Smoke ? Math.Min(2, Declared.Seeds) : Declared.Seeds);

    /// <summary>The number of tuning seeds at the scale.</summary>
    public int TuningSeeds => ScaledTuningSeeds ?? (Scale == Scale.Smoke ? Math.Min(1, Declared.TuningSeeds) : Declared.TuningSeeds);

    /// <summary>
    /// The number of blocks of cost trials at the scale. A block measures each configuration once. The number is 0 if no cost is measured.
    /// </summary>
    public int CostBlocks
    {
        get
        {
            int blocks = TimesTargets ? Math.Max(Declared.CostBlocks, Seeds) : Declared.CostBlocks;
            return !MeasuresCosts ? 0 : Scale == Scale.Smoke ? Math.Min(2, blocks) : blocks;
        }
    }

    /// <summary>The number of combinations of levels of the compared axes.</summary>
    public double ComparedPoints => ComparedLevels.Aggregate(1.0, (product, levels) => product * levels);

    /// <summary>The number of combinations of levels of all axes.</summary>
    public double Points => TunedLevels.Aggregate(ComparedPoints, (product, levels) => product * levels);

    /// <summary>The number of evaluation trials, which decide claims.</summary>
    public double EvaluationTrials => ComparedPoints * Seeds;

    /// <summary>The number of tuning trials, which choose the tuned levels.</summary>
    public double TuningTrials => TunedLevels.Count == 0 ? 0 : Points * TuningSeeds;

    /// <summary>The number of trials that measure costs.</summary>
    public double CostTrials => ComparedPoints * CostBlocks;

    /// <summary>The number of trials of all phases.</summary>
    public double Trials => EvaluationTrials + TuningTrials + CostTrials;

    /// <summary>The total of a quantity, such as time, over all trials.</summary>
    /// <param name="perPoint">The mean of the quantity over all combinations of levels. It applies to evaluation and tuning trials.</param>
    /// <param name="perCostTrial">The mean of the quantity over the cost trials.</param>
    public double Total(double perPoint, double perCostTrial)
        => ((EvaluationTrials + TuningTrials) * perPoint) + (CostTrials * perCostTrial);

    /// <summary>The problems that prevent the experiment from running, such as too many trials.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        foreach (SettingProblem problem in SettingProblem.Outside("Seeds", Declared.Seeds, Repetitions.Range(isNeeded: true))
            .Concat(SettingProblem.Outside("TuningSeeds", Declared.TuningSeeds, Repetitions.Range(TunedLevels.Count > 0)))
            .Concat(SettingProblem.Outside("CostBlocks", Declared.CostBlocks, Repetitions.Range(MeasuresCosts))))
        {
            yield return problem;
        }

        if (Trials > MostTrials)
        {
            yield return new("Axes", FormattableString.Invariant(
                $"The sweep has {Trials:N0} trials; it must have at most {MostTrials:N0}. Remove levels, axes or seeds."));
        }
    }
}
