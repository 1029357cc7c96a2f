namespace LlamaBatch;

/// <summary>The kind of a training step: which pass computes its loss and gradients.</summary>
/// <remarks>Both passes compute the same formulas and differ in rounding, so trials of different kinds have separate results.</remarks>
public enum StepKind
{
    /// <summary>The fast pass: forward and backward derived by hand for the published Llama, on a CPU.</summary>
    Fast,

    /// <summary>TorchSharp's automatic differentiation: slower; tests compare the fast pass with it.</summary>
    Autograd,
}
