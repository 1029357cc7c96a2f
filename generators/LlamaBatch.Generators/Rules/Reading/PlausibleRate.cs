namespace LlamaBatch.Generators;

/// <summary>The limits of plausible learning rates.</summary>
internal static class PlausibleRate
{
    /// <summary>
    /// The lowest learning rate of AdamW that is too large to be plausible. A step moves a weight by about the learning rate, and initial
    /// weights of a Llama are about 0.02 (Touvron et al. 2023).
    /// </summary>
    public const double LargestOfAdamW = 0.15;

    /// <summary>
    /// The smallest plausible learning rate. Published runs of Llamas from scratch have peak rates of 6e-5 or more (Grattafiori et al.
    /// 2024, table 3).
    /// </summary>
    public const double Smallest = 1e-6;
}
