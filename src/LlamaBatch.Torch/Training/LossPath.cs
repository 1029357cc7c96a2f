namespace LlamaBatch.Torch;

/// <summary>Measures the loss on the straight line between given weights and the model's current weights.</summary>
/// <remarks>The model's weights are restored afterward, bit for bit.</remarks>
/// <param name="surface">The loss as a function of the weights.</param>
/// <param name="weights">Scratch memory for a copy of the model's weights.</param>
internal sealed class LossPath(ILossSurface surface, float[] weights)
{
    /// <summary>The number of parts into which the line is divided: the loss is measured at 11 points.</summary>
    private const int Parts = 10;

    /// <summary>
    /// The <see cref="LossBarrier"/>: the largest height of the loss above the linear interpolation between both ends, in nats per token.
    /// The barrier is 0 if the loss is nowhere above the interpolation.
    /// </summary>
    /// <param name="from">The weights at which the line starts.</param>
    public double Barrier(ReadOnlySpan<float> from)
    {
        surface.Weights.CopyTo(weights);
        try
        {
            double[] losses = new double[Parts + 1];
            for (int i = 0; i <= Parts; i++)
            {
                MoveTo(from, (double)i / Parts);
                losses[i] = surface.Loss();
            }

            return losses.Select((loss, i) => loss - losses[0] - (double)i / Parts * (losses[Parts] - losses[0])).Prepend(0).Max();
        }
        finally
        {
            weights.CopyTo(surface.Weights);
        }
    }

    private void MoveTo(ReadOnlySpan<float> from, double share)
    {
        Span<float> moved = surface.Weights;
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] = (float)(from[i] + share * ((double)weights[i] - from[i]));
        }
    }
}
