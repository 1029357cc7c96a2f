namespace LlamaBatch;

/// <summary>The direction in which a metric improves.</summary>
public enum Better
{
    /// <summary>Neither direction: the metric is descriptive.</summary>
    Neither,

    /// <summary>Smaller values are better.</summary>
    Lower,

    /// <summary>Larger values are better.</summary>
    Higher,
}
