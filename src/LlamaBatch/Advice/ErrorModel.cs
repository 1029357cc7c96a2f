namespace LlamaBatch.Advice;

/// <summary>The errors of laws on optima of other laboratories, as variances of ln(optimum / prediction).</summary>
/// <param name="Inside">
/// The mean square of ln(optimum / prediction), for optima inside the range over which the law was fitted. Half of it is attributed to the
/// law's own error, and half to the differences between training runs.
/// </param>
/// <param name="PerSquareDecade">The additional variance for each squared decade outside the fitted range.</param>
/// <param name="Reach">The largest distance from an optimum to a law's fitted range, in decades, at which the two were compared.</param>
/// <param name="Laboratories">The number of laboratories whose optima were compared with laws of other laboratories.</param>
internal readonly record struct ErrorModel(double Inside, double PerSquareDecade, double Reach, int Laboratories)
{
    /// <summary>The variance of a law's own error at a distance outside its fitted range.</summary>
    /// <param name="decades">The distance to the fitted range, in decades.</param>
    public double OfLaw(double decades) => (Inside / 2) + (PerSquareDecade * decades * decades);

    /// <summary>Estimates the model from every law and every optimum of another laboratory. Each laboratory has the same weight.</summary>
    /// <param name="misses">The comparisons of laws with optima of other laboratories.</param>
    /// <returns>The error model, or null if fewer than two laboratories can be compared, or if no optimum lies inside a fitted
    /// range.</returns>
    public static ErrorModel? Of(IReadOnlyList<Miss> misses)
    {
        Miss[] inside = [.. misses.Where(miss => miss.Decades == 0)];
        int laboratories = misses.DistinctBy(miss => miss.Laboratory).Count();
        if (inside.Length == 0 || laboratories < 2)
        {
            return null;
        }

        double variance = inside.GroupBy(miss => miss.Laboratory).Average(group => group.Average(miss => miss.Log * miss.Log));
        var perLaboratory = misses.GroupBy(miss => miss.Laboratory).ToDictionary(group => group.Key, group => group.Count());
        Miss[] outside = [.. misses.Where(miss => miss.Decades > 0)];
        double squares = outside.Sum(miss => miss.Decades * miss.Decades / perLaboratory[miss.Laboratory]);
        double excess = outside.Sum(miss => ((miss.Log * miss.Log) - variance) / perLaboratory[miss.Laboratory]);
        return new(variance, squares > 0 ? Math.Max(0, excess / squares) : 0, misses.Max(miss => miss.Decades), laboratories);
    }

    /// <summary>A law compared with an optimum of another laboratory.</summary>
    /// <param name="Laboratory">The laboratory that found the optimum.</param>
    /// <param name="Log">The natural logarithm of optimum / prediction.</param>
    /// <param name="Decades">The distance from the optimum to the law's fitted range, in decades. It is 0 inside the range.</param>
    internal readonly record struct Miss(string Laboratory, double Log, double Decades);
}
