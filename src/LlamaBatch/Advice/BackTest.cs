namespace LlamaBatch.Advice;

/// <summary>Tests the advice by comparing it with the optima of studies on which the advice is not based.</summary>
/// <remarks>
/// Each study is left out in turn, with all studies of its laboratory. The optima of the study are compared with the advice from the
/// remaining studies.
/// </remarks>
internal static class BackTest
{
    /// <summary>Tests every optimum of a quantity.</summary>
    /// <param name="studies">All studies.</param>
    /// <param name="quantity">The quantity whose optima are tested.</param>
    public static IReadOnlyList<BackTestRow> Of(IReadOnlyList<Study> studies, AdvisedQuantity quantity) =>
    [
        .. from study in studies
           let optima = study.TestedOptima(quantity)
           where optima.Count > 0
           let others = new Ensemble([.. studies.Where(other => other.Laboratory != study.Laboratory)], quantity)
           from optimum in optima
           select new BackTestRow(study, optimum, others.At(optimum.Size)),
    ];

    /// <summary>
    /// The row whose optimum lies farthest outside the fitted ranges of the other studies' laws. The result is null if no row has advice.
    /// </summary>
    /// <param name="rows">The rows of a quantity.</param>
    public static BackTestRow? FarthestOf(IReadOnlyList<BackTestRow> rows) =>
        rows.Where(row => row.Advice is not null).MaxBy(row => row.Advice!.Decades);
}

/// <summary>A published optimum, with the advice for the same training size from other studies.</summary>
/// <param name="Study">The study that published the optimum.</param>
/// <param name="Optimum">The optimum.</param>
/// <param name="Advice">The advice from the other studies, or null if none of their laws applies to this training size.</param>
internal sealed record BackTestRow(Study Study, Optimum Optimum, AdvisedValue? Advice)
{
    /// <summary>
    /// Whether the optimum lies inside the interval of the advice. If the optimum is only an upper bound, this is true if the lower end of
    /// the interval is not above the optimum. The result is false if there is no advice.
    /// </summary>
    public bool IsInside => Advice is { } advice && (Optimum.IsUpperBound ? advice.Low <= Optimum.Value : advice.Contains(Optimum.Value));
}
