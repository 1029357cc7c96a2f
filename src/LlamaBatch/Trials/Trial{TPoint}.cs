namespace LlamaBatch.Trials;

/// <summary>A trial of the experiment <typeparamref name="TPoint"/>.</summary>
public sealed record Trial<TPoint> : Trial
    where TPoint : LlamaExperiment
{
    /// <summary>The experiment with the trial's levels.</summary>
    public required TPoint Point { get; init; }

    /// <summary>The trial's training settings. The scale may have shortened their token budget.</summary>
    public Training Training => Plan.Training;
}
