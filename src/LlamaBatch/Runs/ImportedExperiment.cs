namespace LlamaBatch;

/// <summary>
/// The base of an experiment whose runs were trained elsewhere: the report judges its claims on a table of runs. An instance of
/// the record is one point of the table: its <c>[Axis]</c> properties are the levels.
/// </summary>
/// <remarks>
/// Axes, metrics, targets and claims are written as for a <see cref="LlamaExperiment"/>. Nothing is trained, so there are no
/// settings, seeds, scales or plan. Runs are independent of each other unless <see cref="RunTable.Pair"/> names a column: claims are
/// decided by Welch's test.
/// </remarks>
public abstract record ImportedExperiment
{
    /// <summary>The table of runs: where it is, and what its columns mean.</summary>
    public abstract RunTable Runs { get; }

    /// <summary>Sequences in an optimizer step at this point: the batch size. Null if unknown.</summary>
    public virtual long? SequencesPerStep => null;

    /// <summary>Tokens in a training sequence at this point. Null if unknown.</summary>
    public virtual long? TokensPerSequence => null;

    /// <summary>Tokens in an optimizer step at this point. Null if unknown.</summary>
    public virtual long? TokensPerStep => SequencesPerStep * TokensPerSequence;

    /// <summary>
    /// Floating-point operations of training per token at this point, for example
    /// <see cref="LlamaConfig.FlopsPerToken"/>. Null if unknown.
    /// </summary>
    public virtual double? FlopsPerToken => null;
}
