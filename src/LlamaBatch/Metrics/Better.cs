namespace LlamaBatch;

/// <summary>Which direction of a metric is an improvement.</summary>
public enum Better
{
    /// <summary>Neither: the metric describes, it does not rank.</summary>
    Neither,

    /// <summary>Smaller is better.</summary>
    Lower,

    /// <summary>Larger is better.</summary>
    Higher,
}
