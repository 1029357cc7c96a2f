namespace LlamaBatch;

/// <summary>Totals over the validation windows, the held-out sequences that all trials share.</summary>
/// <param name="Nats">The sum of the cross-entropy over all tokens, in nats.</param>
/// <param name="Tokens">The number of predicted tokens.</param>
/// <param name="Correct">The number of tokens for which the model's most probable token was correct.</param>
/// <param name="Bytes">The length of the predicted tokens as UTF-8 text, in bytes.</param>
public readonly record struct ValidationOutcome(double Nats, long Tokens, long Correct, long Bytes)
{
    /// <summary>
    /// The mean cross-entropy on sequences that were already trained on, in nats per token; see <see cref="LlamaBatch.SeenLoss"/>. It is
    /// measured at the weights of this evaluation. It is NaN if no metric needs it.
    /// </summary>
    public double SeenLoss { get; init; } = double.NaN;

    /// <summary>
    /// The measurements of gradients and sharpness. They use the current weights, even if validation uses a running average of the weights.
    /// Each is NaN if no metric needs it.
    /// </summary>
    public ProbeOutcome Probe
    {
        get => field ?? ProbeOutcome.None;
        init;
    }

    /// <summary>The number of training tokens consumed before this evaluation.</summary>
    public long TrainedTokens { get; init; }

    /// <summary>
    /// The previous two evaluations at which the metric was recorded, the latest first. At the beginning of the run, the list is shorter.
    /// </summary>
    public IReadOnlyList<ValidationOutcome> Earlier
    {
        get => field ?? [];
        init;
    }
}
