namespace LlamaBatch.Torch.Kernels;

// N rows · V vocabulary

/// <summary>
/// Cross-entropy of logits z against target y, and its gradient in their place:
/// <code>
/// loss = ln Σⱼ e^zⱼ − z_y
/// dzⱼ  = e^zⱼ / Σₖ e^zₖ − [j = y]
/// </code>
/// The largest logit is subtracted first, so that no exponential overflows.
/// </summary>
internal static unsafe class CrossEntropyKernel
{
    /// <summary>The loss of N rows; the logits become their gradients.</summary>
    /// <param name="logits"><c>[N, V]</c>: z before, the weighted dz after.</param>
    /// <param name="targets"><c>[N]</c></param>
    /// <param name="vocabulary">V.</param>
    /// <param name="weight">What the gradient is multiplied with: one over the tokens of the batch, for the gradient of their mean loss.</param>
    /// <returns>The sum of the losses in nats.</returns>
    public static double ForwardBackward<TLanes>(float* logits, ReadOnlySpan<int> targets, int vocabulary, float weight)
        where TLanes : struct, ILanes<TLanes>
    {
        double nats = 0;
        foreach (int target in targets)
        {
            float largest = Row.Largest<TLanes>(logits, vocabulary);
            float ofTarget = logits[target];
            float sum = Row.Exponentiate<TLanes>(logits, largest, vocabulary);
            nats += Math.Log(sum) + largest - ofTarget;
            Row.Scale<TLanes>(logits, weight / sum, vocabulary);
            logits[target] -= weight;
            logits += vocabulary;
        }

        return nats;
    }

    /// <summary>The loss of N rows, and how often the largest logit is the target's; the first counts where several are equal. The logits are used up.</summary>
    /// <param name="logits"><c>[N, V]</c></param>
    /// <param name="targets"><c>[N]</c></param>
    /// <param name="vocabulary">V.</param>
    /// <returns>The sum of the losses in nats, and the correct predictions.</returns>
    public static (double Nats, long Correct) Measure<TLanes>(float* logits, ReadOnlySpan<int> targets, int vocabulary)
        where TLanes : struct, ILanes<TLanes>
    {
        double nats = 0;
        long correct = 0;
        foreach (int target in targets)
        {
            float largest = Row.Largest<TLanes>(logits, vocabulary);
            float ofTarget = logits[target];
            if (ofTarget == largest && new ReadOnlySpan<float>(logits, target).IndexOf(largest) < 0)
            {
                correct++;
            }

            nats += Math.Log(Row.Exponentiate<TLanes>(logits, largest, vocabulary)) + largest - ofTarget;
            logits += vocabulary;
        }

        return (nats, correct);
    }
}
