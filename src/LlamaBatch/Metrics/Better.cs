namespace LlamaBatch;

/// <summary>The direction in which a metric improves.</summary>
public enum Better
{
    /// <summary>The metric is descriptive: no direction counts as an improvement.</summary>
    Neither,

    /// <summary>Smaller values are better.</summary>
    Lower,

    /// <summary>Larger values are better.</summary>
    Higher,
}
