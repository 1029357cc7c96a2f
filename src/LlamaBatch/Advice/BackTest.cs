namespace LlamaBatch.Advice;

/// <summary>Tests the advice on studies that were left out of it.</summary>
/// <remarks>
/// Each study is left out in turn, with all studies of its laboratory. The optima of the study are compared with the advice from the
/// remaining studies.
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

    /// <summary>The optimum with advice that lies farthest outside the fits of the other studies; null if none has advice.</summary>
    /// <param name="rows">The rows of a quantity.</param>
    public static BackTestRow? FarthestOf(IReadOnlyList<BackTestRow> rows) =>
        rows.Where(row => row.Advice is not null).MaxBy(row => row.Advice!.Decades);
}

/// <summary>An optimum that was held out, with the advice for it.</summary>
/// <param name="Study">The study that published the optimum.</param>
/// <param name="Optimum">The optimum.</param>
/// <param name="Advice">The advice from the other studies; null if it was refused.</param>
internal sealed record BackTestRow(Study Study, Optimum Optimum, AdvisedValue? Advice)
{
    /// <summary>
    /// Whether the optimum lies inside the interval. If the optimum is only an upper bound, whether the interval reaches below it.
    /// </summary>
    public bool IsInside => Advice is { } advice && (Optimum.IsUpperBound ? advice.Low <= Optimum.Value : advice.Contains(Optimum.Value));
}
