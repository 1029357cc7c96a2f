using LlamaBatch.Claims.Problems;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>
/// One side of a comparison: a metric at one or several configurations, or quantities computed from it. A claim about several
/// configurations must hold for each of them.
/// </summary>
/// <remarks>
/// <para>
/// A margin is the smallest effect of interest. The margin is in the metric's unit. For a <see cref="Contrast.Ratio"/> metric, it is the
/// logarithm of a ratio (0.05 is about 5 %). By default, the margin is the metric's margin.
/// </para>
/// <para>
/// Every method throws a <see cref="ClaimException"/> if the sides cannot be compared: different metrics or budgets, a configuration
/// compared with itself, or a negative margin. The report shows the exception as a sentence.
/// </para>
/// </remarks>
public sealed partial class Samples
{
    /// <summary>The metric that is compared.</summary>
    public required MetricDefinition Metric { get; init; }

    /// <summary>The quantity that is held equal between the compared trials.</summary>
    public required Budget Budget { get; init; }

    /// <summary>The configurations at the scale that was run.</summary>
    public required IReadOnlyList<Sample> Arms { get; init; }

    /// <summary>The configurations that the claim names but the scale leaves out.</summary>
    public IReadOnlyList<ArmName> Absent { get; init; } = [];

    /// <summary>The distinct configurations. Configurations that have the same trials are counted once.</summary>
    internal IReadOnlyList<Sample> DistinctArms => [.. Arms.Where((arm, place) => !Arms.Take(place).Any(arm.IsSameArmAs))];

    /// <summary>Whether there are several configurations and all have the same values.</summary>
    internal bool AreAlike => Arms.Count > 1 && Arms.Skip(1).All(arm => arm.Values.SequenceEqual(Arms[0].Values));

    /// <summary>A copy without the configurations that have no values.</summary>
    internal Samples WithValues() =>
        new() { Metric = Metric, Budget = Budget, Arms = [.. Arms.Where(arm => arm.Count > 0)], Absent = Absent };

    /// <summary>The claim that each configuration of this side is below each of <paramref name="other"/> by more than a margin.</summary>
    /// <param name="other">The side that this side is compared with.</param>
    /// <param name="margin">The smallest effect of interest; by default, the metric's margin.</param>
    /// <exception cref="ClaimException">The sides cannot be compared, or the margin is negative.</exception>
    public Verdict IsBelow(Samples other, double? margin = null) => Compare(other, Relation.Below, margin);

    /// <summary>The claim that each configuration of this side is above each of <paramref name="other"/> by more than a margin.</summary>
    /// <inheritdoc cref="IsBelow(Samples, double?)"/>
    public Verdict IsAbove(Samples other, double? margin = null) => Compare(other, Relation.Above, margin);

    /// <summary>The claim that each configuration of this side lies below a number by more than a margin.</summary>
    /// <param name="number">The number, in the metric's unit.</param>
    /// <param name="margin">The smallest distance of interest; by default, 0.</param>
    /// <exception cref="ClaimException">The number is not finite, or the margin is negative.</exception>
    public Verdict IsBelow(double number, double margin = 0) => Compare(number, Relation.Below, margin);

    /// <summary>The claim that each configuration of this side lies above a number by more than a margin.</summary>
    /// <inheritdoc cref="IsBelow(double, double)"/>
    public Verdict IsAbove(double number, double margin = 0) => Compare(number, Relation.Above, margin);

    /// <summary>The claim that each configuration of this side equals each of <paramref name="other"/> to within a margin.</summary>
    /// <remarks>
    /// Two one-sided tests decide (Schuirmann 1987). The claim is supported if the confidence interval of the difference lies within the
    /// margin.
    /// </remarks>
    /// <param name="other">The side that this side is compared with.</param>
    /// <param name="margin">The smallest difference that matters, above zero; by default, the metric's margin.</param>
    /// <exception cref="ClaimException">The sides cannot be compared, or the margin is not above zero.</exception>
    public Verdict IsEquivalentTo(Samples other, double? margin = null)
        => Compare(other, Relation.EqualTo, Positive(margin ?? Metric.Margin));

    /// <summary>The claim that each configuration of this side equals a number to within a margin.</summary>
    /// <param name="number">The number, in the metric's unit.</param>
    /// <param name="margin">The largest distance that does not matter, above zero.</param>
    /// <exception cref="ClaimException">The number is not finite, or the margin is not above zero.</exception>
    public Verdict IsEquivalentTo(double number, double margin) => Compare(number, Relation.EqualTo, Positive(margin));

    /// <summary>
    /// The claim that no configuration of this side is worse than any of <paramref name="other"/> by the margin or more (non-inferiority).
    /// </summary>
    /// <param name="other">The side that this side is compared with.</param>
    /// <param name="margin">The largest disadvantage that does not matter; by default, the metric's margin.</param>
    /// <exception cref="ClaimException">
    /// The sides cannot be compared, or the metric does not declare which of two values is better.
    /// </exception>
    public Verdict IsNoWorseThan(Samples other, double? margin = null)
    {
        RequireRank();
        return Compare(other, Metric.Better == Better.Lower ? Relation.NotAbove : Relation.NotBelow, margin);
    }

    /// <summary>
    /// The claim that each configuration of this side lies between <paramref name="low"/> and <paramref name="high"/>, by more than a
    /// margin.
    /// </summary>
    /// <param name="low">The side with the lower values.</param>
    /// <param name="high">The side with the higher values.</param>
    /// <param name="margin">The smallest effect of interest; by default, the metric's margin.</param>
    /// <exception cref="ClaimException">The sides cannot be compared.</exception>
    public Verdict IsBetween(Samples low, Samples high, double? margin = null) => IsAbove(low, margin) & IsBelow(high, margin);

    /// <summary>The claim that each configuration of this side lies between two numbers.</summary>
    /// <param name="low">The lower number, in the metric's unit.</param>
    /// <param name="high">The upper number, in the metric's unit.</param>
    /// <param name="margin">The smallest distance of interest from either number; by default, 0.</param>
    /// <exception cref="ClaimException">
    /// A number is not finite, the lower number is not below the upper number, or the margin is negative.
    /// </exception>
    public Verdict IsBetween(double low, double high, double margin = 0)
    {
        if (low >= high)
        {
            throw new ClaimException(new EmptyInterval(low, high));
        }

        return IsAbove(low, margin) & IsBelow(high, margin);
    }

    /// <summary>The claim that the metric rises by more than a margin from each level to the next larger level.</summary>
    /// <param name="margin">The smallest difference of interest; by default, the metric's margin.</param>
    /// <exception cref="ClaimException">
    /// Fewer than two configurations are named, more than one axis varies, or the levels are not numbers.
    /// </exception>
    public Verdict IsIncreasing(double? margin = null) => Steps(Relation.Above, margin);

    /// <summary>The claim that the metric falls by more than a margin from each level to the next larger level.</summary>
    /// <inheritdoc cref="IsIncreasing"/>
    public Verdict IsDecreasing(double? margin = null) => Steps(Relation.Below, margin);

    /// <summary>The claim that this configuration is among the best of several; see <see cref="BestOf"/>.</summary>
    /// <remarks>
    /// No configuration of <paramref name="others"/> may be better by more than the margin, and at least one must be worse by more than the
    /// margin.
    /// </remarks>
    /// <param name="others">The configurations to compare with. They may include this configuration.</param>
    /// <param name="margin">The smallest effect of interest; by default, the metric's margin.</param>
    /// <exception cref="ClaimException">
    /// The sides cannot be compared, the claim is about several configurations, or no other configuration is named. The exception is also
    /// thrown if the metric does not declare which of two values is better.
    /// </exception>
    public Verdict IsBestOf(Samples others, double? margin = null)
    {
        RequireRank();
        Single(isPareto: false);
        var rivals = new Samples
        {
            Metric = others.Metric,
            Budget = others.Budget,
            Arms = [.. others.Arms.Where(other => !Arms.Any(arm => arm.IsSameArmAs(other)))],
            Absent = [.. others.Absent.Except(Absent)],
        };
        if (rivals.Arms.Count + rivals.Absent.Count == 0)
        {
            throw new ClaimException(new BestOfOne());
        }

        Verdict verdict = Compare(rivals, Metric.Better == Better.Lower ? Relation.NotAbove : Relation.NotBelow, margin);
        return verdict.Comparisons.Count == 0 ? verdict : Verdict.Of([new BestOf(verdict.Comparisons)], verdict.Absent);
    }

    /// <summary>
    /// Allows a comparison with configurations measured on another text, tokenizer, sequence length or number of windows.
    /// </summary>
    /// <remarks>Without this declaration, the comparison is refused. The report states the difference beside the verdict.</remarks>
    public Samples AcrossValidationSets() => With(arm => arm.Across(validationSets: true, tokenBudgets: false));

    /// <summary>Allows a comparison with configurations trained on another number of tokens.</summary>
    /// <inheritdoc cref="AcrossValidationSets" path="/remarks"/>
    public Samples AcrossTokenBudgets() => With(arm => arm.Across(validationSets: false, tokenBudgets: true));

    private Samples With(Func<Sample, Sample> change)
        => new() { Metric = Metric, Budget = Budget, Arms = [.. Arms.Select(change)], Absent = Absent };

    /// <summary>The sample at the same levels as <paramref name="point"/>, which is a sample of another metric.</summary>
    /// <remarks>
    /// A quantity of a curve (<see cref="LevelCurves"/>) has no level on the curve's axis. Its sample is the only one with the same levels
    /// on all other axes.
    /// </remarks>
    /// <exception cref="ClaimException">No sample has these levels.</exception>
    internal Sample At(Sample point) =>
        Arms.FirstOrDefault(arm => arm.Levels.SequenceEqual(point.Levels))
        ?? (Arms.Where(arm => Agree(arm.Levels, point.Levels)).ToList() is [Sample only] ? only : null)
        ?? throw new ClaimException(new MissingArm(Metric, point.Name));

    /// <summary>Whether two points have at least one axis in common, and the same level on every common axis.</summary>
    private static bool Agree(IReadOnlyList<AxisLevel> one, IReadOnlyList<AxisLevel> other) =>
        one.Any(other.Contains) && one.All(level => other.All(that => that.Axis != level.Axis || that.Level == level.Level));

    /// <summary>The name of the only configuration.</summary>
    /// <exception cref="ClaimException">There are several configurations, or none.</exception>
    internal ArmName Single(bool isPareto) =>
        Arms.Count + Absent.Count == 1
            ? Arms.Select(arm => arm.Name).Concat(Absent).First()
            : throw new ClaimException(new SeveralArms(isPareto, [.. Arms.Select(arm => arm.Name), .. Absent]));

    private static double Positive(double margin) =>
        margin > 0 ? margin : throw new ClaimException(new NoMargin());

    private void RequireRank()
    {
        if (Metric.Better == Better.Neither)
        {
            throw new ClaimException(new UnrankedMetric(Metric, RankUse.Comparison));
        }
    }

    private Verdict Compare(Samples other, Relation relation, double? margin) => Verdict.Of(this, other, relation, margin ?? Metric.Margin);

    private Verdict Compare(double number, Relation relation, double margin) =>
        double.IsFinite(number)
            ? Verdict.Of(this, new Samples { Metric = Metric, Budget = Budget, Arms = [Sample.Of(number)] }, relation, margin)
            : throw new ClaimException(new NotFiniteNumber());

    private Verdict Steps(Relation relation, double? margin)
    {
        IReadOnlyList<LevelSample> levels = LevelSample.Ordered(this, fewest: 2);
        return levels.Count < 2
            ? Verdict.Of([], Absent)
            : Verdict.Of(
                [.. levels.Zip(
                    levels.Skip(1),
                    (lower, upper) => Verdict.Comparable(Only(upper.Arm), Only(lower.Arm), relation, margin
                        ?? Metric.Margin)).SelectMany(steps => steps)],
                Absent);
    }

    private Samples Only(Sample arm) => new() { Metric = Metric, Budget = Budget, Arms = [arm] };
}
