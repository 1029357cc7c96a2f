namespace LlamaBatch.Advice;

/// <summary>A study, with the laws and optima that it published.</summary>
/// <param name="Name">The study's name on the command line, without blanks.</param>
/// <param name="Source">The authors, the year, and where the numbers are in the publication.</param>
internal sealed record Study(string Name, string Source)
{
    /// <summary>The minimum number of optima to which a law can be fitted.</summary>
    public const int FewestForFit = 6;

    /// <summary>The laws that the study printed, at most one for each quantity.</summary>
    public IReadOnlyList<Law> Laws { get; init; } = [];

    /// <summary>The optima that the study measured.</summary>
    public IReadOnlyList<Optimum> Optima { get; init; } = [];

    /// <summary>How the best learning rate grows with the batch size, as the study derived or measured it.</summary>
    public IReadOnlyList<RateExponent> RateExponents { get; init; } = [];

    /// <summary>
    /// The laboratory that ran the study. Studies of one laboratory use the same texts and methods, so they are not tested against each
    /// other.
    /// </summary>
    public string Laboratory { get; init; } = Name;

    /// <summary>Caveats about the study's numbers, or empty if there are none.</summary>
    public string Note { get; init; } = "";

    /// <summary>The law that the study printed for a quantity, or null if it printed none.</summary>
    /// <param name="quantity">The quantity that the law predicts.</param>
    public Law? LawOf(AdvisedQuantity quantity) => Laws.FirstOrDefault(law => law.Quantity == quantity);

    /// <summary>
    /// The optima of a quantity that are compared with the advice from other studies. If the study printed a law and no optimum, three
    /// values of the law are used: at both ends and in the middle of the law's fitted range.
    /// </summary>
    /// <param name="quantity">The quantity whose optima are compared.</param>
    public IReadOnlyList<Optimum> TestedOptima(AdvisedQuantity quantity)
    {
        Optimum[] measured = [.. Optima.Where(optimum => optimum.Quantity == quantity)];
        return measured.Length > 0 || LawOf(quantity) is not { } law
            ? measured
            : [.. law.Ranges[0].Samples().Select(size => new Optimum(quantity, size, law.Value(size)) { IsOfLaw = true })];
    }
}
