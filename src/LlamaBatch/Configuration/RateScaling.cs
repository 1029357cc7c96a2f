namespace LlamaBatch;

/// <summary>Rules that adapt a learning rate when the batch size changes.</summary>
/// <remarks>
/// A rule holds while gradient noise dominates, that is, below the critical batch size. Above that size, the best learning rate no longer
/// rises. To find out whether a rule holds for your model, make the rule an axis, or tune the rate with <c>[TunedPer]</c>.
/// </remarks>
public static class RateScaling
{
    /// <summary>
    /// The square-root rule, for Adam and similar optimizers: <c>η' = η √(toBatch / fromBatch)</c> (Malladi et al. 2022, arXiv 2205.10287).
    /// </summary>
    /// <param name="rate">The learning rate η at <paramref name="fromBatch"/>.</param>
    /// <param name="fromBatch">The batch size for which <paramref name="rate"/> was chosen.</param>
    /// <param name="toBatch">The batch size that needs a learning rate.</param>
    public static double SquareRoot(double rate, Sequences fromBatch, Sequences toBatch) =>
        rate * Math.Sqrt((double)toBatch.Count / fromBatch.Count);

    /// <summary>
    /// The linear rule, for SGD: <c>η' = η · toBatch / fromBatch</c> (Goyal et al. 2017, arXiv 1706.02677, section 2.1).
    /// </summary>
    /// <inheritdoc cref="SquareRoot" path="/param"/>
    public static double Linear(double rate, Sequences fromBatch, Sequences toBatch) => rate * toBatch.Count / fromBatch.Count;
}
