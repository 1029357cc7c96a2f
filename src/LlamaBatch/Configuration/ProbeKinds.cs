namespace LlamaBatch;

/// <summary>The measurements of a <see cref="Probe"/>. A metric says which it needs, and only these are made.</summary>
[Flags]
public enum ProbeKinds
{
    /// <summary>None: the metric needs no probe.</summary>
    None = 0,

    /// <summary>The gradients of batches and of a reference.</summary>
    Gradients = 1,

    /// <summary>The largest eigenvalue of the Hessian.</summary>
    Curvature = 2,

    /// <summary>The loss after a step along the gradient.</summary>
    Ascent = 4,

    /// <summary>The losses at randomly perturbed weights.</summary>
    Perturbation = 8,

    /// <summary>The losses on the straight line from earlier weights of the run.</summary>
    Path = 16,
}
