namespace LlamaBatch;

/// <summary>
/// The base class of an experiment that trains a Llama model. An instance is one configuration: its <c>[Axis]</c> properties hold the
/// values that vary. Its other properties may be computed from these values in ordinary C#.
/// </summary>
public abstract record LlamaExperiment
{
    /// <summary>The shape of the model.</summary>
    public abstract LlamaConfig Model { get; }

    /// <summary>The text for training and validation.</summary>
    public abstract Corpus Corpus { get; }

    /// <summary>The training settings: batch size, tokens, schedule.</summary>
    public abstract Training Training { get; }

    /// <summary>
    /// The optimizer. Override this property with the specific type (<c>override AdamW Optimizer</c>), because the generated training
    /// code is compiled for that type.
    /// </summary>
    public abstract Optimizer Optimizer { get; }

    /// <summary>The settings of validation: the number of held-out sequences on which validation metrics are computed.</summary>
    public virtual Validation Validation => new();

    /// <summary>
    /// The training speed of one thread, in tokens per second, as measured elsewhere. It is null if the speed is unknown.
    /// </summary>
    /// <remarks>
    /// Claims at equal time use this speed if the experiment does not measure <c>StepTime</c>, for example because the speed was measured
    /// in another study. The speed does not affect any trial.
    /// </remarks>
    public virtual double? MeasuredSpeed => null;

    /// <summary>The settings for measuring gradients and sharpness, used only if a metric needs them.</summary>
    public virtual Probe Probe => new();
}
