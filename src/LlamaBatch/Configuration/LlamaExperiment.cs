namespace LlamaBatch;

/// <summary>
/// An experiment on training a Llama, and one point of its sweep. The record's <c>[Axis]</c> properties place it in the
/// sweep; the settings below, ordinary C#, may read them.
/// </summary>
public abstract record LlamaExperiment
{
    /// <summary>The model.</summary>
    public abstract LlamaConfig Model { get; }

    /// <summary>The text it is trained on.</summary>
    public abstract Corpus Corpus { get; }

    /// <summary>Batch size, tokens, schedule.</summary>
    public abstract Training Training { get; }

    /// <summary>The optimizer. Override it with its own type (<c>override AdamW Optimizer</c>), which the pipeline is compiled for.</summary>
    public abstract Optimizer Optimizer { get; }

    /// <summary>The held-out windows that validation metrics are computed on.</summary>
    public virtual Validation Validation => new();
}
