namespace LlamaBatch;

/// <summary>The measurements of a <see cref="Probe"/>. A trial makes only the measurements that its metrics need.</summary>
[Flags]
public enum ProbeKinds
{
    /// <summary>No measurements.</summary>
    None = 0,

    /// <summary>
    /// The gradients of several batches, and a reference gradient. The reference is the mean gradient of many other sequences.
    /// </summary>
    Gradients = 1,

    /// <summary>The largest eigenvalue of the Hessian of the loss.</summary>
    Curvature = 2,

    /// <summary>The loss after a step along the gradient.</summary>
    Ascent = 4,

    /// <summary>The losses at randomly perturbed weights.</summary>
    Perturbation = 8,

    /// <summary>The losses on the straight line between earlier weights of the run and its current weights.</summary>
    Path = 16,
}
