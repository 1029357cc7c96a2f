namespace LlamaBatch.Torch.Kernels;

// N rows · V vocabulary

/// <summary>Computes the cross-entropy of logits z for a target y, and its gradient with respect to the logits.</summary>
/// <remarks>
/// <code>
/// loss = ln Σⱼ e^zⱼ − z_y
/// dzⱼ  = e^zⱼ / Σₖ e^zₖ − [j = y]
/// </code>
/// The largest logit is subtracted first, so that no exponential overflows.
/// </remarks>
internal static unsafe class CrossEntropyKernel
{
    /// <summary>Computes the loss of N rows and replaces the logits with their gradients.</summary>
    /// <param name="logits">The logits, <c>[N, V]</c>: z on entry, the weighted dz on return.</param>
    /// <param name="targets">The target tokens, <c>[N]</c>.</param>
    /// <param name="weight">
    /// The factor that multiplies the gradient. To get the gradient of the mean loss, pass 1 / (number of tokens in the batch).
    /// </param>
    /// <returns>The sum of the losses in nats.</returns>
    public static double ForwardBackward<TLanes>(Matrix logits, ReadOnlySpan<int> targets, float weight)
        where TLanes : struct, ILanes<TLanes>
    {
        int vocabulary = logits.Columns;
        Matrix.Require(logits, targets.Length, vocabulary);
        double nats = 0;
        for (int n = 0; n < targets.Length; n++)
        {
            float* z = logits.Row(n);
            float largest = Row.Largest<TLanes>(z, vocabulary);
            float ofTarget = z[targets[n]];
            float sum = Row.Exponentiate<TLanes>(z, largest, vocabulary);
            nats += Math.Log(sum) + largest - ofTarget;
            Row.Scale<TLanes>(z, weight / sum, vocabulary);
            z[targets[n]] -= weight;
        }

        return nats;
    }

    /// <summary>Computes the loss of N rows and counts correct predictions. The logits are overwritten.</summary>
    /// <param name="logits">The logits, <c>[N, V]</c>, overwritten.</param>
    /// <param name="targets">The target tokens, <c>[N]</c>.</param>
    /// <returns>
    /// The sum of the losses in nats, and the number of correct predictions. The prediction is the token with the largest logit or, if
    /// several tokens have the same largest logit, the first of these tokens.
    /// </returns>
    public static (double Nats, long Correct) Measure<TLanes>(Matrix logits, ReadOnlySpan<int> targets)
        where TLanes : struct, ILanes<TLanes>
    {
        int vocabulary = logits.Columns;
        Matrix.Require(logits, targets.Length, vocabulary);
        double nats = 0;
        long correct = 0;
        for (int n = 0; n < targets.Length; n++)
        {
            float* z = logits.Row(n);
            float largest = Row.Largest<TLanes>(z, vocabulary);
            float ofTarget = z[targets[n]];
            if (ofTarget == largest && new ReadOnlySpan<float>(z, targets[n]).IndexOf(largest) < 0)
            {
                correct++;
            }

            nats += Math.Log(Row.Exponentiate<TLanes>(z, largest, vocabulary)) + largest - ofTarget;
        }

        return (nats, correct);
    }
}
