using LlamaBatch.Statistics;

namespace LlamaBatch.Advice;

/// <summary>
/// Combines the laws of several studies for one quantity. The errors of the laws are estimated on the optima of other studies.
/// </summary>
/// <remarks>
/// <para>
/// On the logarithmic scale, each law has the variance of <see cref="ErrorModel.OfLaw"/>, which grows with the distance from the training
/// size to the law's fitted range. The estimate is the mean of the laws, weighted by inverse variance, where the laws of one laboratory
/// together have the weight of one law. The variance of the estimate is the variance of this mean, plus half of
/// <see cref="ErrorModel.Inside"/> for the differences between training runs. If the laws scatter more than their variances predict, the
/// variance of the mean is multiplied by the Birge ratio χ² / (n − 1) (Birge 1932, Phys. Rev. 40, 207).
/// The interval is the estimate plus or minus t standard deviations. t has as many degrees of freedom as there are compared laboratories,
/// minus one.
/// </para>
/// <para>
/// A law is left out if the training size is farther from its fitted range than <see cref="ErrorModel.Reach"/>. Without a law, there is no
/// estimate.
/// </para>
/// </remarks>
internal sealed class Ensemble
{
    /// <summary>The intended coverage probability of the intervals.</summary>
    public const double Level = 0.9;

    private readonly IReadOnlyList<(Study Study, Law Law)> _laws;

    /// <summary>Collects the laws of a quantity and estimates their errors.</summary>
    /// <param name="studies">The studies.</param>
    /// <param name="quantity">The quantity that the laws predict.</param>
    public Ensemble(IReadOnlyList<Study> studies, AdvisedQuantity quantity)
    {
        Quantity = quantity;
        Law[] printed = [.. studies.Select(study => study.LawOf(quantity)).OfType<Law>()];
        _laws =
        [
            .. from study in studies
               let law = study.LawOf(quantity) ?? MeasuredLaw.Of(study, quantity, printed)
               where law is not null
               select (study, law),
        ];
        TokensPerParameter =
        [
            .. from study in studies
               from optimum in study.TestedOptima(quantity)
               orderby optimum.Size.TokensPerParameter
               select optimum.Size.TokensPerParameter,
        ];
        Errors = ErrorModel.Of(
        [
            .. from study in studies
               from optimum in study.TestedOptima(quantity)
               from one in _laws
               where one.Study.Laboratory != study.Laboratory
               let predicted = one.Law.LogAt(optimum.Size)
               where predicted is not null
               select new ErrorModel.Miss(study.Laboratory, Math.Log(optimum.Value) - predicted.Value, one.Law.DecadesTo(optimum.Size)),
        ]);
    }

    /// <summary>The quantity that the laws predict.</summary>
    public AdvisedQuantity Quantity { get; }

    /// <summary>The errors of the laws on optima of other laboratories, or null if too few optima can be compared.</summary>
    public ErrorModel? Errors { get; }

    /// <summary>
    /// The tokens per parameter of all optima, in ascending order. They show whether a model has an unusual number of tokens per parameter,
    /// which a law's fitted range in tokens alone does not show.
    /// </summary>
    public IReadOnlyList<double> TokensPerParameter { get; }

    /// <summary>
    /// The study whose law has the fitted range nearest to a training size, and the distance. The distance is in decades (factors of ten).
    /// The result is null if there are no laws.
    /// </summary>
    /// <param name="size">The size of the training run.</param>
    public (string Study, double Decades)? NearestTo(TrainingSize size) => _laws.Count == 0
        ? null
        : _laws.Select(one => (one.Study.Name, Decades: one.Law.DecadesTo(size))).MinBy(one => one.Decades);

    /// <summary>The advice for a training size. It is null if no law is near enough, or if the errors of the laws are unknown.</summary>
    /// <param name="size">The size of the training run.</param>
    public AdvisedValue? At(TrainingSize size)
    {
        if (Errors is not { } errors)
        {
            return null;
        }

        (Study Study, AdvisedTerm Term)[] near =
        [
            .. from one in _laws
               let decades = one.Law.DecadesTo(size)
               where decades <= errors.Reach
               let log = one.Law.LogAt(size)
               where log is not null
               orderby decades
               select (one.Study, new AdvisedTerm(one.Study.Name, one.Law, Math.Exp(log.Value), decades)),
        ];
        if (near.Length == 0)
        {
            return null;
        }

        // A laboratory has the weight of one law. If it has several laws, they share this weight.
        var laws = near.GroupBy(one => one.Study.Laboratory).ToDictionary(group => group.Key, group => group.Count());
        double[] weights = [.. near.Select(one => 1 / (errors.OfLaw(one.Term.Decades) * laws[one.Study.Laboratory]))];
        double[] logs = [.. near.Select(one => Math.Log(one.Term.Value))];
        double sum = weights.Sum();
        double mean = logs.Zip(weights, (log, weight) => weight * log).Sum() / sum;
        double scatter = logs.Zip(weights, (log, weight) => weight * Math.Pow(log - mean, 2)).Sum();
        double birge = laws.Count > 1 ? Math.Max(1, scatter / (laws.Count - 1)) : 1;
        double deviation = Math.Sqrt((errors.Inside / 2) + (birge / sum));
        double half = StudentT.Quantile((1 + Level) / 2, errors.Laboratories - 1) * deviation;
        return new(Quantity, Math.Exp(mean), Math.Exp(mean - half), Math.Exp(mean + half), [.. near.Select(one => one.Term)]);
    }
}
