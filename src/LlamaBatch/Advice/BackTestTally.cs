namespace LlamaBatch.Advice;

/// <summary>How often held-out optima lay inside their intervals.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Inside">Optima inside.</param>
/// <param name="Answered">Optima for which there was advice.</param>
/// <param name="Refused">Optima for which the advice was refused.</param>
/// <param name="ByStudy">The mean of the studies' shares of optima inside, among those answered; NaN without.</param>
/// <param name="Studies">The number of studies with advice.</param>
internal readonly record struct BackTestTally(
    AdvisedQuantity Quantity, int Inside, int Answered, int Refused, double ByStudy, int Studies)
{
    /// <summary>Counts the rows of a quantity.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="rows">Its rows.</param>
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
