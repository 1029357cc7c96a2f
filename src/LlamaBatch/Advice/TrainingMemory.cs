namespace LlamaBatch.Advice;

/// <summary>The memory of a mixed-precision training step of a plain Llama, in bytes, by component.</summary>
/// <remarks>
/// <para>
/// Weights and gradients are bfloat16 (2 bytes each); the optimizer keeps float32 weights and moments (4 bytes each; Micikevicius et al.
/// 2018, arXiv 1710.03740). For each token, the activations of a layer take 2 (6h + 2h_kv + 4f) + 4a + 8 bytes. Here, h is the hidden size,
/// h_kv is the total width of the keys, f is the intermediate size, and a is the number of heads. The formula assumes fused attention that
/// keeps one float32 log-sum-exp for each head (Korthikanti et al. 2022, arXiv 2205.05198, adapted to RMSNorm, rotary positions, grouped
/// queries and SwiGLU). The float32 logits, their log-softmax and their gradient take 12 bytes for each entry of the vocabulary.
/// </para>
/// <para>
/// Weights, gradients and optimizer are exact. Activations and logits depend on the kernels. The lower end of their range assumes a SwiGLU
/// that recomputes its gate, and a cross-entropy that computes logits in parts. The upper end assumes plain autograd, which keeps float32
/// copies in RMSNorm (8h bytes more) and bfloat16 logits with their gradient (4 bytes more).
/// </para>
/// <para>Communication buffers, workspace and fragmentation are not counted.</para>
/// </remarks>
/// <param name="Shape">The shape of the model.</param>
/// <param name="SequenceLength">The number of tokens in a sequence, T.</param>
/// <param name="IsAdamW">
/// Whether the optimizer is AdamW, with two moments per weight. Otherwise it is SGD with momentum, with one moment per weight.
/// </param>
internal sealed record TrainingMemory(LlamaConfig Shape, double SequenceLength, bool IsAdamW)
{
    private const double HalfBytes = 2;
    private const double FloatBytes = 4;

    /// <summary>The largest relative excess of measured peak memory over the prediction, for the training steps of LlamaBatch.</summary>
    public const double MeasuredExcess = 0.04;

    /// <summary>Bytes of the weights in bfloat16.</summary>
    public double Weights => HalfBytes * Shape.Weights;

    /// <summary>Bytes of the gradients in bfloat16.</summary>
    public double Gradients => HalfBytes * Shape.Weights;

    /// <summary>Bytes of the optimizer's float32 weights and moments.</summary>
    public double Optimizer => (IsAdamW ? 3 : 2) * FloatBytes * Shape.Weights;

    /// <summary>Bytes of weights, gradients and optimizer, for any batch size.</summary>
    public double States => Weights + Gradients + Optimizer;

    /// <summary>Bytes of a sequence's activations, if all activations are kept for the backward pass.</summary>
    public double Activations => Shape.Layers * LayerActivations;

    /// <summary>Bytes of a sequence's activations, if only each layer's input is kept and other activations are recomputed.</summary>
    public double RecomputedActivations => (Shape.Layers * HalfBytes * SequenceLength * Shape.HiddenSize) + LayerActivations;

    /// <summary>Bytes of a sequence's logits, their log-softmax and their gradient.</summary>
    public double Logits => 3 * FloatBytes * SequenceLength * Shape.VocabSize;

    /// <summary>The range of <see cref="Activations"/> over usual kernels.</summary>
    public (double Low, double High) ActivationRange =>
        (Shape.Layers * (LayerActivations - GateActivations), Shape.Layers * (LayerActivations + NormCopies));

    /// <summary>The range of <see cref="RecomputedActivations"/> over usual kernels. The inputs of the layers are exact.</summary>
    public (double Low, double High) RecomputedRange => (RecomputedActivations - GateActivations, RecomputedActivations + NormCopies);

    /// <summary>
    /// The range of <see cref="Logits"/>: from 0, if logits are computed in parts, to the bytes that plain autograd needs.
    /// </summary>
    public (double Low, double High) LogitsRange => (0, Logits + (2 * HalfBytes * SequenceLength * Shape.VocabSize));

    private double GateActivations => HalfBytes * SequenceLength * Shape.IntermediateSize;

    private double NormCopies => 2 * FloatBytes * SequenceLength * Shape.HiddenSize;

    private double LayerActivations => SequenceLength
        * ((HalfBytes * ((6.0 * Shape.HiddenSize) + (2.0 * Shape.KeyValueHeads * Shape.HeadDim) + (4.0 * Shape.IntermediateSize)))
            + (FloatBytes * Shape.Heads) + (2 * FloatBytes));

    /// <summary>The largest micro-batch, in sequences, that fits in the memory of a device, or 0 if no sequence fits.</summary>
    /// <param name="device">The memory of a device, in bytes.</param>
    /// <param name="devices">
    /// The number of devices over which weights, gradients and optimizer are split evenly (Rajbhandari et al. 2020, ZeRO stage 3, arXiv
    /// 1910.02054).
    /// </param>
    /// <param name="recomputes">Whether activations are recomputed layer by layer.</param>
    public double MicroBatch(double device, double devices, bool recomputes) => Math.Max(
        0, Math.Floor((device - (States / devices)) / ((recomputes ? RecomputedActivations : Activations) + Logits)));
}
