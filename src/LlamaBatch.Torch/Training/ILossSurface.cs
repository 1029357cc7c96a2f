namespace LlamaBatch.Torch;

/// <summary>A loss as a function of weights that may be moved, on fixed sequences.</summary>
internal interface ILossSurface
{
    /// <summary>The weights, which the caller moves and restores.</summary>
    Span<float> Weights { get; }

    /// <summary>The gradient that <see cref="ComputeGradient"/> computed last.</summary>
    Span<float> Gradients { get; }

    /// <summary>Computes the gradient of the mean loss at the weights.</summary>
    void ComputeGradient();

    /// <summary>The mean loss at the weights.</summary>
    double Loss();
}
