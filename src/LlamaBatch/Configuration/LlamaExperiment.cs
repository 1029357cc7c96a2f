namespace LlamaBatch;

/// <summary>
/// The base of an experiment on training a Llama. An instance of the record is one point of the sweep: its <c>[Axis]</c>
/// properties are the levels, and the settings below may read them, in ordinary C#.
/// </summary>
public abstract record LlamaExperiment
{
    /// <summary>The model.</summary>
    public abstract LlamaConfig Model { get; }

    /// <summary>The text it is trained on.</summary>
    public abstract Corpus Corpus { get; }

    /// <summary>Batch size, tokens, schedule.</summary>
    public abstract Training Training { get; }

    /// <summary>
    /// The optimizer. Override it with its own type (<c>override AdamW Optimizer</c>), which the pipeline is compiled
    /// for.
    /// </summary>
    public abstract Optimizer Optimizer { get; }

    /// <summary>The held-out windows that validation metrics are computed on.</summary>
    public virtual Validation Validation => new();
}
