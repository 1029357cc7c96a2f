namespace LlamaBatch;

/// <summary>The kind of a training step: which pass computes its loss and gradients.</summary>
/// <remarks>Both passes follow the same formulas and differ in rounding, so their results are kept apart.</remarks>
public enum StepKind
{
    /// <summary>The fast pass: forward and backward derived by hand for the published Llama, on a CPU.</summary>
    Fast,

    /// <summary>TorchSharp's automatic differentiation: slower, and the oracle of the fast pass.</summary>
    Autograd,
}
