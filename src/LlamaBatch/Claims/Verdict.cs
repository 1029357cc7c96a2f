using LlamaBatch.Claims.Problems;

namespace LlamaBatch;

/// <summary>
/// What a claim method returns: the comparisons it makes, and, once <see cref="ClaimFamily"/> has seen all claims of the experiment, what became of it.
/// <c>a &amp; b</c> is the claim that both hold.
/// </summary>
public sealed record Verdict
{
    private Verdict()
    {
    }

    /// <summary>What became of the claim; <see cref="VerdictStatus.Inconclusive"/> until it is decided.</summary>
    public VerdictStatus Status { get; internal init; } = VerdictStatus.Inconclusive;

    /// <summary>Why.</summary>
    public VerdictReason Reason { get; internal init; } = VerdictReason.Undecided;

    /// <summary>The parts that training decides; all must hold.</summary>
    public IReadOnlyList<Evidence> Evidence { get; internal init; } = [];

    /// <summary>The comparisons of two arms that the evidence is made of.</summary>
    public IReadOnlyList<Comparison> Comparisons => [.. Evidence.SelectMany(part => part.Comparisons)];

    /// <summary>The comparisons that arithmetic decides; all must hold.</summary>
    public IReadOnlyList<QuantityComparison> Arithmetic { get; private init; } = [];

    /// <summary>Arms that the claim names and this scale leaves out. The claim is decided on the others.</summary>
    public IReadOnlyList<ArmName> Absent { get; private init; } = [];

    /// <summary>Why the claim has no answer; null where it has one.</summary>
    public ClaimProblem? Problem { get; private init; }

    /// <summary>The part that decided, or the one that kept the claim from being decided; null for arithmetic.</summary>
    public Evidence? Decisive { get; internal init; }

    /// <summary>
    /// The two-sided p of the claim, adjusted by Holm over the claims of the experiment; null for a claim that arithmetic decides, and before the claim is decided. Where every pair of
    /// values differs by the same, it is the limit of vanishing variation and can be 0.
    /// </summary>
    public double? AdjustedP { get; internal init; }

    /// <summary>The largest two-sided p at which this claim would have been decided, the other claims as they are: between the error over the number of claims and the error.</summary>
    public double Threshold { get; internal init; } = 0.05;

    /// <summary>How many claims were decided together by training.</summary>
    public int FamilySize { get; internal init; } = 1;

    /// <summary>The probability of any wrong verdict that was accepted over all of them.</summary>
    public double FamilyWiseError { get; internal init; } = 0.05;

    /// <summary>Whether training has a part in it, so that it can be wrong and belongs to the family.</summary>
    public bool NeedsTraining => Problem is not null || Evidence.Count > 0 || Absent.Count > 0 || Arithmetic.Count == 0;

    /// <summary>The claim that both hold.</summary>
    public static Verdict operator &(Verdict left, Verdict right) => new Verdict
    {
        Evidence = [.. left.Evidence, .. right.Evidence],
        Arithmetic = [.. left.Arithmetic, .. right.Arithmetic],
        Absent = [.. left.Absent.Union(right.Absent)],
        Problem = left.Problem ?? right.Problem,
    }.WithArithmeticDecided();

    /// <summary>A claim that has no answer: what a <see cref="ClaimException"/> becomes in a report.</summary>
    /// <param name="problem">Why, as a sentence.</param>
    public static Verdict IllPosed(string problem) => IllPosed(new StatedProblem(problem));

    internal static Verdict IllPosed(ClaimProblem problem) => new() { Problem = problem, Reason = VerdictReason.IllPosed };

    internal static Verdict Of(IReadOnlyList<Evidence> evidence, IReadOnlyList<ArmName> absent) => new() { Evidence = evidence, Absent = absent };

    internal static Verdict Of(Samples left, Samples right, Relation relation, double margin) =>
        Of([.. Comparable(left, right, relation, margin)], [.. left.Absent.Union(right.Absent)]);

    /// <summary>Each arm of the left side compared with each of the right.</summary>
    /// <exception cref="ClaimException">They cannot be compared.</exception>
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

        return [.. from arm in left.DistinctArms from other in right.DistinctArms select new Comparison(arm, other, left.Metric, relation, margin)];
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
            Arithmetic = [.. from value in left.Values from other in right.Values select new QuantityComparison(value, other, left.Name, relation)],
        }.WithArithmeticDecided();
    }

    /// <summary>The same before its family decided it.</summary>
    internal Verdict Undecided() => NeedsTraining && Reason != VerdictReason.IllPosed
        ? new Verdict { Evidence = Evidence, Arithmetic = Arithmetic, Absent = Absent, Problem = Problem }.WithArithmeticDecided()
        : this;

    /// <summary>Arithmetic needs no family: what it decides is decided at once, and what it refutes no training can mend.</summary>
    private Verdict WithArithmeticDecided() =>
        Problem is not null ? this with { Reason = VerdictReason.IllPosed }
        : Arithmetic.Any(part => !part.Holds) ? this with { Status = VerdictStatus.Refuted, Reason = WithoutTraining }
        : NeedsTraining ? this
        : this with { Status = VerdictStatus.Supported, Reason = WithoutTraining };

    /// <summary>Published numbers are looked up; all else is computed.</summary>
    private VerdictReason WithoutTraining =>
        Arithmetic.Any(part => part.Left.Source.Length > 0 || part.Right.Source.Length > 0) ? VerdictReason.Published : VerdictReason.Arithmetic;
}
