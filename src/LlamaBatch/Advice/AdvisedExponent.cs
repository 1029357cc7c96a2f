using LlamaBatch.Statistics;

namespace LlamaBatch.Advice;

/// <summary>How the best learning rate grows with the batch size: an exponent from several studies, with its 90 % interval.</summary>
/// <remarks>
/// Exponents are near 0 or negative in some studies, so they are averaged as they are and not on a logarithmic scale. Each laboratory
/// counts once, with the mean of its exponents. The interval predicts the exponent of a further laboratory, <c>mean ± t s √(1 + 1/n)</c>.
/// It follows from n laboratories with the standard deviation s and n − 1 degrees of freedom (Whitmore 1986, Am. Stat. 40, 141). The rule
/// has no tuned constants.
/// </remarks>
/// <param name="Value">The mean exponent over laboratories.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
/// <param name="Terms">The exponents of the studies.</param>
internal sealed record AdvisedExponent(
    double Value, double Low, double High, IReadOnlyList<(Study Study, RateExponent Exponent)> Terms)
{
    /// <summary>The minimum number of laboratories for an interval.</summary>
    public const int FewestLaboratories = 3;

    /// <summary>
    /// The advice from the exponents of studies. It is null if there are fewer than <see cref="FewestLaboratories"/> laboratories.
    /// </summary>
    /// <param name="studies">The studies.</param>
    /// <param name="isAdam">Whether the optimizer is Adam or AdamW; otherwise it is SGD.</param>
    public static AdvisedExponent? Of(IReadOnlyList<Study> studies, bool isAdam)
    {
        (Study Study, RateExponent Exponent)[] terms =
        [
            .. from study in studies
               from exponent in study.RateExponents
               where exponent.IsAdam == isAdam
               orderby exponent.Value
               select (study, exponent),
        ];
        double[] means =
        [
            .. terms.GroupBy(term => term.Study.Laboratory).Select(laboratory => laboratory.Average(term => term.Exponent.Value)),
        ];
        if (means.Length < FewestLaboratories)
        {
            return null;
        }

        var moments = Moments.Of(means);
        double half = StudentT.Quantile((1 + Ensemble.Level) / 2, means.Length - 1)
            * moments.StandardDeviation * Math.Sqrt(1 + (1.0 / means.Length));
        return new(moments.Mean, moments.Mean - half, moments.Mean + half, terms);
    }

    /// <summary>
    /// Tests the rule by leaving out each laboratory in turn. The mean exponent of this laboratory is compared with the advice from the
    /// others.
    /// </summary>
    /// <param name="studies">The studies.</param>
    /// <param name="isAdam">Whether the optimizer is Adam or AdamW; otherwise it is SGD.</param>
    public static IReadOnlyList<ExponentRow> BackTest(IReadOnlyList<Study> studies, bool isAdam) =>
    [
        .. from laboratory in studies
               .Where(study => study.RateExponents.Any(exponent => exponent.IsAdam == isAdam))
               .GroupBy(study => study.Laboratory)
           let exponents = laboratory.SelectMany(study => study.RateExponents).Where(exponent => exponent.IsAdam == isAdam).ToList()
           let others = Of([.. studies.Where(study => study.Laboratory != laboratory.Key)], isAdam)
           select new ExponentRow(
               laboratory.First(), exponents.Average(exponent => exponent.Value), exponents.TrueForAll(one => one.IsDerived), others),
    ];

    /// <summary>The factor by which the learning rate changes if the batch size is multiplied by a number, with its interval.</summary>
    /// <param name="batches">The new batch size divided by the old one.</param>
    public (double Value, double Low, double High) FactorFor(double batches) =>
        (Math.Pow(batches, Value), Math.Pow(batches, Low), Math.Pow(batches, High));
}

/// <summary>The exponent of a laboratory, with the advice from the others.</summary>
/// <param name="Study">The first study of the laboratory.</param>
/// <param name="Exponent">The mean of the laboratory's exponents.</param>
/// <param name="IsDerived">Whether all exponents of the laboratory follow from a theory.</param>
/// <param name="Advice">The advice from the other laboratories, or null if there are too few of them.</param>
internal sealed record ExponentRow(Study Study, double Exponent, bool IsDerived, AdvisedExponent? Advice)
{
    /// <summary>Whether the exponent lies inside the interval of the advice. It is false if there is no advice.</summary>
    public bool IsInside => Advice is { } advice && advice.Low <= Exponent && Exponent <= advice.High;
}
