namespace LlamaBatch;

/// <summary>
/// An experiment on training a Llama, and at once one point of it: the record's <c>[Axis]</c> properties say where in the sweep it stands, and the
/// settings below say, in ordinary C# that may read the axes, what is trained there.
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
