using System.Diagnostics;
using LlamaBatch.Data;
using static TorchSharp.torch;

namespace LlamaBatch.Torch;

// B batch · T tokens

/// <summary>
/// One optimizer step by autograd: forward and backward for each micro-batch, gradients added up, clipped by their global norm, applied. The loss of a
/// step is the mean over its tokens, so how a batch is cut into micro-batches changes results by rounding only.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="optimizer">What applies the gradients.</param>
/// <param name="microBatch">Sequences computed at once.</param>
/// <param name="gradientClip">The largest global gradient norm; 0 for none.</param>
public sealed class TrainingStep(LlamaModel model, IOptimizer optimizer, int microBatch, double gradientClip)
{
    /// <summary>As in <c>torch.nn.utils.clip_grad_norm_</c>.</summary>
    private const double ClipEpsilon = 1e-6;

    /// <summary>Takes a step and disposes the batch.</summary>
    /// <param name="batch"><c>[B, T + 1]</c>, int64</param>
    /// <returns>The loss before the update, the gradient's norm before clipping, and the time it took.</returns>
    public StepOutcome Take(Tensor batch)
    {
        long start = Stopwatch.GetTimestamp();
        double loss;
        using (batch)
        {
            loss = Accumulate(batch);
        }

        double norm = GradientNorm();
        if (double.IsFinite(norm))
        {
            optimizer.Step(gradientClip > 0 ? Math.Min(1, gradientClip / (norm + ClipEpsilon)) : 1);
        }

        return new StepOutcome(loss, norm, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    /// <summary>Leaves the gradient of the batch's mean loss in the model's parameters.</summary>
    /// <param name="batch"><c>[B, T + 1]</c>, int64</param>
    /// <returns>The mean loss in nats per token.</returns>
    /// <exception cref="CorpusException">The model does not know a token.</exception>
    public double Accumulate(Tensor batch)
    {
        using (Tensor largest = batch.max())
        {
            Vocabulary.Check(largest.item<long>(), model.Config);
        }

        foreach (Weight weight in model.Weights)
        {
            weight.Gradient.Clear();
        }

        long rows = batch.size(0);
        long length = batch.size(1) - 1;
        double nats = 0;
        for (long row = 0; row < rows; row += microBatch)
        {
            using var scope = NewDisposeScope();
            Tensor part = batch.narrow(0, row, Math.Min(microBatch, rows - row));
            Tensor sum = LlamaModel.SumOfLosses(model.forward(part.narrow(1, 0, length)), part.narrow(1, 1, length));
            sum.div(rows * length).backward();
            nats += sum.item<float>();
        }

        return nats / (rows * length);
    }

    /// <summary>The global L2 norm of the gradients, added up in double in one order.</summary>
    private double GradientNorm()
    {
        double squares = 0;
        foreach (Weight weight in model.Weights)
        {
            foreach (float element in weight.Gradient)
            {
                squares += (double)element * element;
            }
        }

        return Math.Sqrt(squares);
    }
}
