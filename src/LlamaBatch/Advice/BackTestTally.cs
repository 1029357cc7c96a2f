namespace LlamaBatch.Advice;

/// <summary>How often published optima lie inside the intervals of the advice from other studies.</summary>
/// <param name="Quantity">The quantity whose optima are counted.</param>
/// <param name="Inside">The number of optima inside their intervals.</param>
/// <param name="Answered">The number of optima for which there was advice.</param>
/// <param name="Refused">The number of optima for which there was no advice.</param>
/// <param name="ByStudy">
/// The fraction of optima inside their intervals, among optima with advice, averaged over studies. The fraction is NaN if there was no
/// advice.
/// </param>
/// <param name="Studies">The number of studies with advice.</param>
internal readonly record struct BackTestTally(
    AdvisedQuantity Quantity, int Inside, int Answered, int Refused, double ByStudy, int Studies)
{
    /// <summary>Counts the optima of a quantity in the rows of the back-test.</summary>
    /// <param name="quantity">The quantity whose optima are counted.</param>
    /// <param name="rows">The rows of the quantity.</param>
    public static BackTestTally Of(AdvisedQuantity quantity, IReadOnlyList<BackTestRow> rows)
    {
        BackTestRow[] answered = [.. rows.Where(row => row.Advice is not null)];
        double[] shares = [.. answered.GroupBy(row => row.Study.Name).Select(study => study.Average(row => row.IsInside ? 1.0 : 0))];
        return new(
            quantity,
            answered.Count(row => row.IsInside),
            answered.Length,
            rows.Count - answered.Length,
            shares.Length > 0 ? shares.Average() : double.NaN,
            shares.Length);
    }
}
