namespace LlamaBatch.Advice;

/// <summary>The advice on studies that it has not seen.</summary>
/// <remarks>
/// Each study is left out in turn, with all of its laboratory, and its optima are compared with the advice of the others.
/// </remarks>
internal static class BackTest
{
    /// <summary>Tests every optimum of a quantity.</summary>
    /// <param name="studies">All studies.</param>
    /// <param name="quantity">The quantity.</param>
    public static IReadOnlyList<BackTestRow> Of(IReadOnlyList<Study> studies, AdvisedQuantity quantity) =>
    [
        .. from study in studies
           let optima = study.TestedOptima(quantity)
           where optima.Count > 0
           let others = new Ensemble([.. studies.Where(other => other.Laboratory != study.Laboratory)], quantity)
           from optimum in optima
           select new BackTestRow(study, optimum, others.At(optimum.Size)),
    ];

    /// <summary>The optimum with advice that lies farthest outside the fits of the others; null without any advice.</summary>
    /// <param name="rows">The rows of a quantity.</param>
    public static BackTestRow? FarthestOf(IReadOnlyList<BackTestRow> rows) =>
        rows.Where(row => row.Advice is not null).MaxBy(row => row.Advice!.Decades);
}

/// <summary>An optimum that was held out.</summary>
/// <param name="Study">Its study.</param>
/// <param name="Optimum">The optimum.</param>
/// <param name="Advice">The advice without the study; null if it was refused.</param>
internal sealed record BackTestRow(Study Study, Optimum Optimum, AdvisedValue? Advice)
{
    /// <summary>Whether the optimum lay inside the interval. Of an upper bound, whether the interval reaches below it.</summary>
    public bool IsInside => Advice is { } advice && (Optimum.IsUpperBound ? advice.Low <= Optimum.Value : advice.Contains(Optimum.Value));
}
