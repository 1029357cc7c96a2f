namespace LlamaBatch;

/// <summary>The direction in which a metric improves.</summary>
public enum Better
{
    /// <summary>Neither: the metric is descriptive.</summary>
    Neither,

    /// <summary>Smaller is better.</summary>
    Lower,

    /// <summary>Larger is better.</summary>
    Higher,
}
