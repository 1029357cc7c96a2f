namespace LlamaBatch.Generators;

/// <summary>What a word of a claim says about the metric of its subject.</summary>
internal enum ClaimDirection
{
    /// <summary>The word says nothing about the metric.</summary>
    None,

    /// <summary>The word may say something about the metric, but the sentence around it is not understood.</summary>
    Unknown,

    /// <summary>The metric is higher at the subject.</summary>
    Higher,

    /// <summary>The metric is lower at the subject.</summary>
    Lower,
}
