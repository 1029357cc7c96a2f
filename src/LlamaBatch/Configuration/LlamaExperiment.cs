namespace LlamaBatch;

/// <summary>
/// The base class of an experiment on training a Llama. An instance of the record is one point of the sweep: its
/// <c>[Axis]</c> properties hold the levels, and the settings below may read them, in ordinary C#.
/// </summary>
public abstract record LlamaExperiment
{
    /// <summary>The model.</summary>
    public abstract LlamaConfig Model { get; }

    /// <summary>The text for training and validation.</summary>
    public abstract Corpus Corpus { get; }

    /// <summary>The training settings: batch size, tokens, schedule.</summary>
    public abstract Training Training { get; }

    /// <summary>
    /// The optimizer. Override this property with the specific type (<c>override AdamW Optimizer</c>), because the
    /// pipeline is compiled for that type.
    /// </summary>
    public abstract Optimizer Optimizer { get; }

    /// <summary>The held-out windows that validation metrics are computed on.</summary>
    public virtual Validation Validation => new();

    /// <summary>The measurement of gradients and sharpness, for metrics that need it.</summary>
    public virtual Probe Probe => new();
}
