namespace LlamaBatch;

/// <summary>
/// The base of an experiment whose runs were trained elsewhere. The report judges the claims from a table of runs. An instance of the
/// record is one configuration, whose <c>[Axis]</c> properties hold the values that vary.
/// </summary>
/// <remarks>
/// Axes, metrics, targets and claims are written as for a <see cref="LlamaExperiment"/>. Nothing is trained, so there are no settings,
/// seeds, scales or plan. Claims are decided by Welch's test for independent runs, unless <see cref="RunTable.Pair"/> names a column that
/// pairs runs.
/// </remarks>
public abstract record ImportedExperiment
{
    /// <summary>The table of runs: where it is, and what its columns mean.</summary>
    public abstract RunTable Runs { get; }

    /// <summary>The batch size of this configuration, in sequences per optimizer step, or null if it is unknown.</summary>
    public virtual long? SequencesPerStep => null;

    /// <summary>The number of tokens in a training sequence of this configuration, or null if it is unknown.</summary>
    public virtual long? TokensPerSequence => null;

    /// <summary>The number of tokens in an optimizer step of this configuration, or null if it is unknown.</summary>
    public virtual long? TokensPerStep => SequencesPerStep * TokensPerSequence;

    /// <summary>
    /// The number of floating-point operations needed to train this configuration on one token, for example
    /// <see cref="LlamaConfig.FlopsPerToken"/>. It is null if the number is unknown.
    /// </summary>
    public virtual double? FlopsPerToken => null;
}
