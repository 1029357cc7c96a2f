using System.Diagnostics;
using LlamaBatch.Data;
using LlamaBatch.Torch.Kernels;
using LlamaBatch.Trials;

namespace LlamaBatch.Torch;

// B batch · T tokens

/// <summary>One optimizer step: the gradient of each micro-batch, then clipping by the global norm, then the update.</summary>
/// <remarks>The loss of a step is the mean over its tokens, so the micro-batch size changes results only by rounding.</remarks>
/// <param name="pass">Computes the losses and gradients.</param>
/// <param name="optimizer">Applies the gradients.</param>
/// <param name="gradientClip">The maximum global gradient norm; 0 disables clipping.</param>
/// <param name="measuresNoise">Whether to measure <see cref="StepOutcome.MicroBatchSquare"/>, which needs the gradient of each
/// micro-batch.</param>
/// <param name="measuresUpdates">Whether to measure <see cref="StepOutcome.UpdateRatio"/>, which needs a copy of the weights.</param>
/// <param name="noise">The noise to add to the gradients; null if none is added.</param>
/// <param name="measuresPreconditioned">Whether to measure <see cref="StepOutcome.PreconditionedMicroBatchSquare"/>. Requires
/// <paramref name="measuresNoise"/> and an optimizer with a preconditioner.</param>
public sealed class TrainingStep(
    LlamaPass pass,
    IOptimizer optimizer,
    double gradientClip,
    bool measuresNoise = false,
    bool measuresUpdates = false,
    GradientNoise? noise = null,
    bool measuresPreconditioned = false)
{
    /// <summary>
    /// A small constant added to the gradient norm before the clipping factor is computed, as in <c>torch.nn.utils.clip_grad_norm_</c>.
    /// </summary>
    private const double ClipEpsilon = 1e-6;

    private readonly IOptimizer _optimizer = optimizer ?? throw new NoOptimizerException();
    private readonly WeightBuffer _weights = pass.Model.Buffer;
    private readonly List<Weight> _gains = [.. pass.Model.Weights.Where(weight => !weight.IsMatrix)];
    private readonly List<Weight> _dense = [.. pass.Model.DenseWeights];
    private int[] _tokens = [];
    private float[] _sum = [];
    private float[] _before = [];

    /// <summary>Runs one optimizer step. If the gradient norm is not finite, the weights stay unchanged.</summary>
    /// <returns>The loss before the update, the gradient norm before clipping, the wall time, and the requested measurements.</returns>
    /// <exception cref="CorpusException">A token is outside of the vocabulary.</exception>
    public StepOutcome Run(TokenBatch batch)
    {
        long start = Stopwatch.GetTimestamp();
        using var flush = FlushToZero.Begin();
        Sums sums = AccumulateMicroBatches(batch);
        double gainNormSquare = double.IsNaN(sums.SequenceGainSquare)
            ? double.NaN
            : _gains.Sum(gain => GradientKernel.SumOfSquares(gain.Gradient));
        double preconditionedSquare = double.IsNaN(sums.PreconditionedMicroBatchSquare)
            ? double.NaN
            : PreconditionedSquare();
        double norm = Math.Sqrt(GradientKernel.SumOfSquares(_weights.Gradients));
        if (measuresUpdates)
        {
            Array.Resize(ref _before, _weights.Count);
            _weights.Values.CopyTo(_before);
        }

        if (double.IsFinite(norm))
        {
            _optimizer.Step(gradientClip > 0 ? Math.Min(1, gradientClip / (norm + ClipEpsilon)) : 1);
        }

        return new StepOutcome(sums.Loss, norm, Stopwatch.GetElapsedTime(start).TotalSeconds)
        {
            Batch = batch.Sequences,
            MicroBatch = pass.MicroBatch,
            MicroBatchSquare = sums.MicroBatchSquare,
            PreconditionedMicroBatchSquare = sums.PreconditionedMicroBatchSquare,
            PreconditionedBatchSquare = preconditionedSquare,
            SequenceGainSquare = sums.SequenceGainSquare,
            GainNormSquare = gainNormSquare,
            UpdateRatio = measuresUpdates ? UpdateRatioSince(_before) : double.NaN,
        };
    }

    private double UpdateRatioSince(ReadOnlySpan<float> before)
    {
        double change = 0;
        double square = 0;
        ReadOnlySpan<float> after = _weights.Values;
        for (int i = 0; i < before.Length; i++)
        {
            double difference = (double)after[i] - before[i];
            change += difference * difference;
            square += (double)before[i] * before[i];
        }

        return Math.Sqrt(change / square);
    }

    /// <summary>Computes the gradient of the batch's mean loss and stores it in the model's gradient buffer.</summary>
    /// <returns>The mean loss in nats per token.</returns>
    /// <exception cref="CorpusException">A token is outside of the vocabulary.</exception>
    public double Accumulate(TokenBatch batch)
    {
        using var flush = FlushToZero.Begin();
        return AccumulateMicroBatches(batch).Loss;
    }

    private Sums AccumulateMicroBatches(TokenBatch batch)
    {
        if (!_optimizer.ReadsBuffer)
        {
            _weights.AttachGradients();
        }

        int whole = batch.Sequences / pass.MicroBatch;
        bool keepsApart = measuresNoise && whole > 0 && batch.Sequences > pass.MicroBatch;
        Array.Resize(ref _tokens, Math.Max(_tokens.Length, Math.Min(pass.MicroBatch, batch.Sequences) * (batch.Length + 1)));
        Array.Resize(ref _sum, keepsApart ? _weights.Count : _sum.Length);
        if (keepsApart)
        {
            _sum.AsSpan().Clear();
        }

        Span<float> gradients = _weights.Gradients;
        gradients.Clear();
        double nats = 0;
        double squares = 0;
        double preconditioned = 0;
        double gainSquares = 0;
        int known = 0;
        for (int first = 0; first < batch.Sequences; first += pass.MicroBatch)
        {
            int sequences = Math.Min(pass.MicroBatch, batch.Sequences - first);
            Span<int> part = _tokens.AsSpan(0, sequences * (batch.Length + 1));
            batch.Read(first, part);
            nats += pass.Accumulate(part, batch.Length, (noise?.WeightOf(batch, first) ?? 1) / batch.Tokens);
            foreach (double square in pass.GainSquares)
            {
                gainSquares += square;
                known++;
            }

            if (keepsApart)
            {
                bool isWhole = sequences == pass.MicroBatch;
                preconditioned += measuresPreconditioned && isWhole ? PreconditionedSquare() : 0;
                double square = GradientKernel.MoveInto(gradients, _sum);
                squares += isWhole ? square : 0;
            }
        }

        if (keepsApart)
        {
            _sum.CopyTo(gradients);
        }

        // The gradient of a micro-batch is its mean gradient times the micro-batch's share of the batch. Dividing by this share gives the
        // mean gradient.
        double toMean = (double)batch.Sequences / pass.MicroBatch;
        return new Sums(
            nats / batch.Tokens,
            keepsApart ? squares / whole * toMean * toMean : double.NaN,
            keepsApart && measuresPreconditioned ? preconditioned / whole * toMean * toMean : double.NaN,
            known == batch.Sequences ? gainSquares * batch.Sequences : double.NaN);
    }

    /// <summary>
    /// The squared norm of the current gradient under the optimizer's preconditioner, <c>gᵀ P g</c>. An untied embedding is left out.
    /// </summary>
    private double PreconditionedSquare()
    {
        double sum = 0;
        foreach (Weight weight in _dense)
        {
            sum += _optimizer.PreconditionedSquare(weight);
        }

        return sum;
    }

    /// <summary>The combined results of all micro-batches of a step.</summary>
    private readonly record struct Sums(
        double Loss, double MicroBatchSquare, double PreconditionedMicroBatchSquare, double SequenceGainSquare);
}
