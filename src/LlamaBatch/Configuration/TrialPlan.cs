using System.Numerics;

namespace LlamaBatch;

/// <summary>
/// Quantities of a trial that follow from its settings alone: steps, operations, memory. The compiler's cost diagnostic, the command
/// <c>plan</c>, and claims about <c>Plan</c> use these quantities.
/// </summary>
/// <param name="Model">The model.</param>
/// <param name="Training">The training settings, such as batch size and tokens.</param>
/// <param name="SequenceLength">The number of tokens in a sequence, T.</param>
public sealed record TrialPlan(LlamaConfig Model, Training Training, int SequenceLength)
{
    /// <summary>The training settings, with the budget in tokens even if the experiment declares it in steps.</summary>
    public Training Training { get; init; } = Training.InTokens(SequenceLength);

    /// <summary>
    /// The default limit, in bytes, for the activations of a micro-batch with <see cref="StepKind.Autograd"/>. Smaller activations fit the
    /// caches of a core.
    /// </summary>
    private const long ActivationBudget = 64L << 20;

    /// <summary>The maximum number of weights. The number is limited because all weights are stored in one array.</summary>
    public const long MostParameters = 2_000_000_000;

    /// <summary>The maximum number of tokens in a micro-batch. Up to this number, the buffer sizes fit into 64 bits.</summary>
    private const long MostTokensAtOnce = 100_000_000;

    /// <summary>
    /// The minimum number of micro-batches in a step with added noise. With 16 random weights, the noise is nearly normally distributed.
    /// </summary>
    private const int FewestWeights = 16;

    private const int FloatBytes = 4;

    private const int BFloat16Bytes = 2;

    /// <summary>
    /// The memory, in bytes, that bfloat16 products take besides their matrices: 3.5 MiB. It probably holds the code that libtorch
    /// generates. We measured 2.8 to 3.7 MiB for nine models of 0.3 to 14 million parameters, on an AMD EPYC with AVX512_BF16. The
    /// memory was independent of width and depth.
    /// </summary>
    private const long BFloat16Overhead = 7L << 19;

    /// <summary>The number of tokens in one optimizer step, B·T. If the batch size changes during the run, it is the number of tokens in
    /// the largest step.</summary>
    public long TokensPerStep => Training.BatchSize.Of(SequenceLength).Count;

    /// <summary>
    /// Computes the batch size, position and learning rate of each step. Each call computes all steps again, so call it once before a loop.
    /// </summary>
    public StepSizes LayOutSteps() => new(Training, SequenceLength);

    /// <summary>The number of whole optimizer steps in the token budget.</summary>
    public int Steps => LayOutSteps().Count;

    /// <summary>
    /// The minimum useful length of the warm-up, in steps. During a shorter warm-up, the learning rate rises by more than a tenth of its
    /// peak per step.
    /// </summary>
    public const int FewestWarmupSteps = 10;

    /// <summary>The number of warm-up steps, over which the learning rate rises from zero to its peak.</summary>
    public double WarmupSteps
    {
        get
        {
            StepSizes steps = LayOutSteps();
            return steps.StepsIn(Training.Schedule.Warmup * (steps.Sequences * SequenceLength));
        }
    }

    /// <summary>Whether there is a warm-up of fewer than <see cref="FewestWarmupSteps"/> steps.</summary>
    public bool HasShortWarmup => WarmupSteps is > 0 and < FewestWarmupSteps - 1e-9;

    /// <summary>The number of tokens trained on: the budget without the remainder that does not fill a step.</summary>
    public long TokensTrained => LayOutSteps().Sequences * SequenceLength;

    /// <summary>
    /// Problems with combinations of settings, such as sequences that are too long for the model. Call this method only if the model, the
    /// corpus and the training settings are each legal. A problem names its property by a path from the experiment, such as
    /// <c>Corpus.SequenceLength</c>.
    /// </summary>
    public IEnumerable<SettingProblem> Problems()
    {
        if (Model.Weights > MostParameters)
        {
            yield return new("Model", FormattableString.Invariant($"The model has {Model.Weights:N0} weights; ")
                + FormattableString.Invariant($"it must have at most {MostParameters:N0}. ")
                + "Use a smaller preset, or fewer or narrower layers.");
        }

        if (SequenceLength > Model.MaxPositionEmbeddings)
        {
            yield return new("Corpus.SequenceLength", FormattableString.Invariant(
                $"SequenceLength is {SequenceLength:N0}; it must be at most the model's MaxPositionEmbeddings, ")
                    + FormattableString.Invariant($"which is {Model.MaxPositionEmbeddings:N0}. ")
                    + "Shorten the sequences or raise MaxPositionEmbeddings.");
        }

        if ((long)MicroBatch * SequenceLength > MostTokensAtOnce)
        {
            yield return new("Training.MicroBatch", FormattableString.Invariant(
                $"MicroBatch is {MicroBatch:N0}, or {(long)MicroBatch * SequenceLength:N0} tokens at once; ")
                    + FormattableString.Invariant($"it must be at most {MostTokensAtOnce:N0} tokens. Lower MicroBatch."));
        }

        if (Training.Tokens.Count > Training.MostTokens)
        {
            yield return new("Training.Steps", FormattableString.Invariant(
                $"The steps take more than {Training.MostTokens:0e0} tokens; a trial must have at most as many. Lower Steps."));
        }
        else if (Steps < 1)
        {
            yield return new("Training.Tokens", FormattableString.Invariant(
                $"Tokens is {Training.Tokens.Count:N0}; one step of {Training.BatchSize.Count:N0} sequences of {SequenceLength:N0} tokens ")
                    + FormattableString.Invariant($"takes {TokensPerStep:N0}. Raise Tokens or lower BatchSize."));
        }
        else if (Training.Tokens.Count / TokensPerStep > int.MaxValue)
        {
            yield return new("Training.Tokens", FormattableString.Invariant(
                $"Tokens is {Training.Tokens.Count:N0}, or {Training.Tokens.Count / TokensPerStep:N0} steps; ")
                    + FormattableString.Invariant($"a trial must have at most {int.MaxValue:N0}. Lower Tokens or raise BatchSize."));
        }
    }

    /// <summary>
    /// The approximate number of floating-point operations in a cost trial. These operations take one or two seconds on a core, which is
    /// long enough for precise times.
    /// </summary>
    private const double CostFlops = 1e11;

    /// <summary>The minimum number of steps in a cost trial. The first tenth of the steps is not timed, which leaves about 30 timed
    /// steps.</summary>
    private const int FewestCostSteps = 33;

    /// <summary>
    /// The maximum number of steps in a cost trial. Even the smallest models take tens of microseconds per step, so 10,000 steps take at
    /// least a tenth of a second.
    /// </summary>
    private const int MostCostSteps = 10_000;

    /// <summary>
    /// The plan of the short cost trial that measures the time and memory of this trial's steps. If the batch size changes during the run,
    /// the cost trial measures the largest steps.
    /// </summary>
    public TrialPlan ForCosts()
    {
        double stepFlops = TokensPerStep * Model.FlopsPerToken(SequenceLength);
        double steps = Math.Min(MostCostSteps, Math.Max(FewestCostSteps, Math.Ceiling(CostFlops / Math.Max(1, stepFlops))));
        return this with
        {
            Training = Training with
            {
                Tokens = (long)steps * TokensPerStep, BatchSchedule = BatchSchedule.Constant(), NoiseBatchSize = 0,
            },
            Probes = ProbeKinds.None,
        };
    }

    /// <summary>The plan at a scale that shortens all trials of a sweep by the same factor. At least one step remains.</summary>
    /// <remarks>Configurations that make equal steps or train for equal time do so at every scale.</remarks>
    /// <param name="tokens">The token budget of the longest trial at the scale.</param>
    /// <param name="longest">The token budget of the longest trial at full scale.</param>
    public TrialPlan Shortened(long tokens, long longest) => tokens >= longest ? this : this with
    {
        Training = Training with { Tokens = Math.Max(Math.Min(Training.Tokens.Count, TokensPerStep), ShortenedTokens(tokens, longest)) },
    };

    /// <summary>The token budget at a scale that shortens all trials by the same factor. It may be less than one step.</summary>
    /// <param name="tokens">The token budget of the longest trial at the scale.</param>
    /// <param name="longest">The token budget of the longest trial at full scale.</param>
    internal long ShortenedTokens(long tokens, long longest) =>
        (long)(new BigInteger(Training.Tokens.Count) * Math.Min(tokens, longest) / longest);    // the product may exceed 64 bits

    /// <summary>The number of trainable parameters.</summary>
    public long Parameters => Model.Parameters;

    /// <summary>The number of optimizer steps for a million tokens, <c>10⁶ / (B·T)</c>.</summary>
    public double UpdatesPerMillionTokens => Training.IsBatchScheduled ? 1e6 * Steps / TokensTrained : 1e6 / TokensPerStep;

    /// <summary>The number of floating-point operations for a million tokens; see <see cref="LlamaConfig.FlopsPerToken"/>.</summary>
    public double FlopsPerMillionTokens => 1e6 * Model.FlopsPerToken(SequenceLength);

    /// <summary>The number of floating-point operations of the whole trial, without validation.</summary>
    public double Flops => TokensTrained * Model.FlopsPerToken(SequenceLength);

    /// <summary>
    /// The micro-batch: the number of sequences computed at once. By default, the fast pass computes at most 256 tokens at once, or one
    /// sequence if a sequence is longer. By default, autograd splits the batch as evenly as possible, with activations below 64 MiB. If a
    /// metric compares micro-batches, the micro-batch is at most half the batch. If noise is added, it is at most a sixteenth of the batch.
    /// The micro-batch depends only on the settings, so a seed gives bit-identical results on every machine.
    /// </summary>
    public int MicroBatch
    {
        get
        {
            int batch = Math.Max(1, Training.BatchSize.Count);
            int most = Training.NoiseBatchSize.Count > 0 ? Math.Max(1, SmallestBatch / FewestWeights)
                : ComparesMicroBatches ? (SmallestBatch + 1) / 2
                : batch;
            if (Training.MicroBatch.Count > 0)
            {
                return Math.Min(most, Training.MicroBatch.Count);
            }

            if (Training.Step == StepKind.Fast)
            {
                return Math.Min(most, FastPassMemory.DefaultMicroBatch(SequenceLength));
            }

            long affordable = Math.Min(most, Math.Max(1, ActivationBudget / Math.Max(1, ActivationBytesPerSequence)));
            long parts = (batch + affordable - 1) / affordable;
            return (int)((batch + parts - 1) / parts);
        }
    }

    /// <summary>The number of sequences in the smallest step of the run.</summary>
    private int SmallestBatch =>
        Math.Max(1, LayOutSteps().Stages.Select(stage => stage.BatchSize.Count).DefaultIfEmpty(Training.BatchSize.Count).Min());

    /// <summary>The number of floats that the optimizer stores per parameter. By default, it is 2, for AdamW's two moments.</summary>
    public int OptimizerFloats { get; init; } = 2;

    /// <summary>
    /// Whether a metric compares the gradients of micro-batches. If so, a batch has at least two micro-batches, and the memory includes a
    /// second gradient buffer.
    /// </summary>
    public bool ComparesMicroBatches { get; init; }

    /// <summary>
    /// The measurements of gradients and sharpness (<see cref="Probe"/>) that metrics need. If metrics need any, the memory includes the
    /// buffers of the probe.
    /// </summary>
    public ProbeKinds Probes { get; init; }

    /// <summary>The number of buffers that a <see cref="Probe"/> needs, each as large as the weights.</summary>
    public const int ProbeBuffers = 4;

    /// <summary>Whether a metric compares the weights with weights from earlier in the run; see <see cref="Probe.BarrierFrom"/>.</summary>
    public bool KeepsEarlierWeights => (Probes & ProbeKinds.Path) != ProbeKinds.None;

    /// <summary>Whether validation measures a weight average; see <see cref="Training.AveragingHalfLife"/>.</summary>
    public bool IsAveraged => Training.AveragingHalfLife.Count > 0;

    /// <summary>
    /// The bytes of weights, gradients, optimizer state and additional buffers in float32. With AdamW and no additional buffers, it is 16
    /// bytes per parameter. A weight average, separate gradients of micro-batches, and saved earlier weights each add 4 bytes per
    /// parameter. A probe adds 16 bytes per parameter.
    /// </summary>
    public long StateBytes => FloatBytes * Parameters
        * (2L + OptimizerFloats + (IsAveraged ? 1 : 0) + (ComparesMicroBatches ? 1 : 0) + (KeepsEarlierWeights ? 1 : 0)
            + (Probes != ProbeKinds.None ? ProbeBuffers : 0));

    /// <summary>
    /// The bytes of the activations of a micro-batch and of their gradients. For the fast pass, the number is exact and includes scratch
    /// memory. For autograd, it is an estimate of the memory kept for the backward pass.
    /// </summary>
    public long ActivationBytes => Training.Step == StepKind.Fast
        ? FloatBytes
            * (FastPassMemory.Floats(Model, MicroBatch, SequenceLength) + FastPassMemory.ScratchFloats(Model, MicroBatch, SequenceLength))
        : MicroBatch * ActivationBytesPerSequence;

    /// <summary>
    /// The effective precision of matrix products. It is <see cref="Training.Precision"/> if at least one product of the fast pass is large
    /// enough to gain from bfloat16. Otherwise, it is float32.
    /// </summary>
    public Precision Precision
        => Training.Step == StepKind.Fast && BFloat16Gain.Any(Model, MicroBatch, SequenceLength) ? Training.Precision : Precision.Float32;

    /// <summary>
    /// Whether bfloat16 is set, but every product of the fast pass is too small to gain from bfloat16. The trial then runs in float32.
    /// </summary>
    public bool IsTooSmallForBFloat16
        => Training.Step == StepKind.Fast && Training.Precision == Precision.BFloat16 && Precision == Precision.Float32;

    /// <summary>
    /// The training settings with the effective <see cref="Precision"/>, so that trials with the same computation have the same identity.
    /// </summary>
    public Training EffectiveTraining => Training with { Precision = Precision };

    /// <summary>
    /// The additional bytes that bfloat16 needs, or 0 in float32. They hold copies of the two factors and the result of a matrix product,
    /// plus a constant overhead.
    /// </summary>
    public long ConversionBytes => Precision == Precision.BFloat16
        ? (3 * BFloat16Bytes * FastPassMemory.LargestMatrix(Model, MicroBatch, SequenceLength)) + BFloat16Overhead
        : 0;

    /// <summary>The estimated memory of a trial in bytes, without the memory that the process needs before training.</summary>
    public long MemoryBytes => StateBytes + ActivationBytes + ConversionBytes;

    /// <summary>
    /// The bytes of activations per sequence with <see cref="StepKind.Autograd"/>. The coefficients were measured while RMSNorm was
    /// computed as separate operations. A token takes <c>L (21.75 D + 4 F) + 3 D + 2 V</c> floats for L layers, hidden size D, intermediate
    /// size F and vocabulary size V.
    /// </summary>
    private long ActivationBytesPerSequence =>
        (long)(FloatBytes * SequenceLength *
            (Model.Layers * (21.75 * Model.HiddenSize + 4.0 * Model.IntermediateSize) + 3.0 * Model.HiddenSize + 2.0 * Model.VocabSize));
}
