namespace LlamaBatch;

/// <summary>How a training step computes its loss and gradients. Both follow the same formulas and differ in rounding, so their results are kept apart.</summary>
public enum StepKind
{
    /// <summary>The fused step: forward and backward pass derived by hand for the published Llama, on a CPU.</summary>
    Fast,

    /// <summary>TorchSharp's automatic differentiation: slower, and the oracle that the fast step is checked against.</summary>
    Autograd,
}
