using LlamaBatch.Claims.Problems;

namespace LlamaBatch;

/// <summary>The return value of a claim method: the claim's comparisons and, once decided, its verdict.</summary>
/// <remarks>
/// <see cref="ClaimFamily"/> decides all claims of an experiment together. <c>a &amp; b</c> is the claim that both hold.
/// </remarks>
public sealed record Verdict
{
    private Verdict()
    {
    }

    /// <summary>The status of the claim. It is <see cref="VerdictStatus.Inconclusive"/> until the claim is decided.</summary>
    public VerdictStatus Status { get; internal init; } = VerdictStatus.Inconclusive;

    /// <summary>The reason for the status of the claim.</summary>
    public VerdictReason Reason { get; internal init; } = VerdictReason.Undecided;

    /// <summary>The parts of the claim that training decides; all must hold.</summary>
    public IReadOnlyList<Evidence> Evidence { get; internal init; } = [];

    /// <summary>The comparisons of two sides in the evidence.</summary>
    public IReadOnlyList<Comparison> Comparisons => [.. Evidence.SelectMany(part => part.Comparisons)];

    /// <summary>The arithmetic comparisons of the claim; all must hold.</summary>
    public IReadOnlyList<QuantityComparison> Arithmetic { get; private init; } = [];

    /// <summary>
    /// The configurations that the claim names but the scale leaves out. The claim is decided on the remaining configurations.
    /// </summary>
    public IReadOnlyList<ArmName> Absent { get; private init; } = [];

    /// <summary>The problem that makes the claim ill-posed, or null if it is well-posed.</summary>
    public ClaimProblem? Problem { get; private init; }

    /// <summary>The part of the claim that decided it or prevented a decision, or null if arithmetic decided the claim.</summary>
    public Evidence? Decisive { get; internal init; }

    /// <summary>
    /// The two-sided p, Holm-adjusted over the claims of the experiment. The value is null for arithmetic and before the claim is decided.
    /// It can be 0 if all pairs have the same difference (the limit for vanishing variance).
    /// </summary>
    public double? AdjustedP { get; internal init; }

    /// <summary>
    /// The largest unadjusted two-sided p that would have decided this claim, given the p values of the experiment's other claims. The
    /// threshold lies between α / m and α, where α is the accepted error and m is the number of claims.
    /// </summary>
    public double Threshold { get; internal init; } = 0.05;

    /// <summary>The number of claims of the experiment that training decides.</summary>
    public int FamilySize { get; internal init; } = 1;

    /// <summary>The accepted probability of at least one wrong verdict among the claims of the experiment.</summary>
    public double FamilyWiseError { get; internal init; } = 0.05;

    /// <summary>
    /// Whether training decides the claim, at least in part. Holm's adjustment includes the claims of the experiment for which this
    /// property is true.
    /// </summary>
    public bool NeedsTraining => Problem is not null || Evidence.Count > 0 || Absent.Count > 0 || Arithmetic.Count == 0;

    /// <summary>The claim that both claims hold.</summary>
    public static Verdict operator &(Verdict left, Verdict right) => new Verdict
    {
        Evidence = [.. left.Evidence, .. right.Evidence],
        Arithmetic = [.. left.Arithmetic, .. right.Arithmetic],
        Absent = [.. left.Absent.Union(right.Absent)],
        Problem = left.Problem ?? right.Problem,
    }.WithArithmeticDecided();

    /// <summary>The verdict of an ill-posed claim. Returning it is equivalent to throwing a <see cref="ClaimException"/>.</summary>
    /// <param name="problem">A sentence that states why the claim is ill-posed.</param>
    public static Verdict IllPosed(string problem) => IllPosed(new StatedProblem(problem));

    internal static Verdict IllPosed(ClaimProblem problem) => new() { Problem = problem, Reason = VerdictReason.IllPosed };

    internal static Verdict Of(IReadOnlyList<Evidence> evidence, IReadOnlyList<ArmName> absent)
        => new() { Evidence = evidence, Absent = absent };

    internal static Verdict Of(Samples left, Samples right, Relation relation, double margin) =>
        Of([.. Comparable(left, right, relation, margin)], [.. left.Absent.Union(right.Absent)]);

    /// <summary>Compares each configuration on the left with each configuration on the right.</summary>
    /// <exception cref="ClaimException">Two configurations cannot be compared.</exception>
    internal static IReadOnlyList<Comparison> Comparable(Samples left, Samples right, Relation relation, double margin)
    {
        if (left.Metric.Key != right.Metric.Key)
        {
            throw new ClaimException(new DifferentMetrics(left.Metric, right.Metric));
        }

        if (left.Budget != right.Budget)
        {
            throw new ClaimException(new DifferentBudgets(left.Metric, left.Budget, right.Budget));
        }

        if (!(margin >= 0) || !double.IsFinite(margin))
        {
            throw new ClaimException(new InvalidMargin(margin));
        }

        foreach (Sample arm in left.Arms)
        {
            foreach (Sample other in right.Arms.Where(other => other.Number is null))
            {
                if (arm.IsSameArmAs(other))
                {
                    throw new ClaimException(arm.Name.Equals(other.Name) || arm.Levels.SequenceEqual(other.Levels)
                        ? new ComparedWithItself(arm.Name)
                        : new SameSettings(arm.Name, other.Name));
                }

                Comparability.Require(left.Metric, left.Budget, [arm, other]);
            }
        }

        return [.. from arm in left.DistinctArms
            from other in right.DistinctArms
            select new Comparison(arm, other, left.Metric, relation, margin) { Budget = left.Budget }];
    }

    internal static Verdict Of(Quantities left, Quantities right, Relation relation)
    {
        if (left.Name != right.Name)
        {
            throw new ClaimException(new DifferentQuantities(left.Name, right.Name));
        }

        if (left.Values.FirstOrDefault(value => !value.IsNumber && right.Values.Any(other => other.Label == value.Label)) is { } twice)
        {
            throw new ClaimException(new QuantityWithItself(twice));
        }

        return new Verdict
        {
            Arithmetic = [.. from value in left.Values
                from other in right.Values
                select new QuantityComparison(value, other, left.Name, relation)],
        }.WithArithmeticDecided();
    }

    /// <summary>A copy of the verdict as the claim method returned it, before <see cref="ClaimFamily"/> decided it.</summary>
    internal Verdict Undecided() => NeedsTraining && Reason != VerdictReason.IllPosed
        ? new Verdict { Evidence = Evidence, Arithmetic = Arithmetic, Absent = Absent, Problem = Problem }.WithArithmeticDecided()
        : this;

    /// <summary>Applies the arithmetic comparisons. One false comparison refutes the claim, whatever training shows.</summary>
    private Verdict WithArithmeticDecided() =>
        Problem is not null ? this with { Reason = VerdictReason.IllPosed }
        : Arithmetic.Any(part => !part.Holds) ? this with { Status = VerdictStatus.Refuted, Reason = WithoutTraining }
        : NeedsTraining ? this
        : this with { Status = VerdictStatus.Supported, Reason = WithoutTraining };

    /// <summary>The reason for a verdict without training: published numbers, or arithmetic.</summary>
    private VerdictReason WithoutTraining =>
        Arithmetic.Any(part => part.Left.Source.Length > 0 || part.Right.Source.Length > 0)
            ? VerdictReason.Published
            : VerdictReason.Arithmetic;
}
