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

    /// <summary>The comparisons that training decides; all must hold.</summary>
    public IReadOnlyList<Comparison> Comparisons { get; private init; } = [];

    /// <summary>The comparisons that arithmetic decides; all must hold.</summary>
    public IReadOnlyList<QuantityComparison> Arithmetic { get; private init; } = [];

    /// <summary>Arms that the claim names and this scale leaves out, in words. The claim is decided on the others.</summary>
    public IReadOnlyList<string> Absent { get; private init; } = [];

    /// <summary>Why the claim has no answer, as a sentence; null where it has one.</summary>
    public string? Problem { get; private init; }

    /// <summary>The comparison that decided, or the one that kept the claim from being decided; null for arithmetic.</summary>
    public Comparison? Decisive { get; internal init; }

    /// <summary>
    /// The two-sided p of the claim, adjusted by Holm over the claims of the experiment; null for a claim that arithmetic decides, and before the claim is decided. Where every pair of
    /// values differs by the same, it is the limit of vanishing variation and can be 0.
    /// </summary>
    public double? AdjustedP { get; internal init; }

    /// <summary>How many claims were decided together by training.</summary>
    public int FamilySize { get; internal init; } = 1;

    /// <summary>The probability of any wrong verdict that was accepted over all of them.</summary>
    public double FamilyWiseError { get; internal init; } = 0.05;

    /// <summary>Whether training has a part in it, so that it can be wrong and belongs to the family.</summary>
    public bool NeedsTraining => Problem is not null || Comparisons.Count > 0 || Absent.Count > 0 || Arithmetic.Count == 0;

    /// <summary>The evidence as one plain sentence: effect, interval, seeds, p. See <see cref="VerdictSentence"/>.</summary>
    public string Sentence => VerdictSentence.Of(this);

    /// <summary>What would decide the claim, or what to keep in mind of the verdict, in sentences; empty where there is nothing to add.</summary>
    public string Hint => VerdictSentence.HintOf(this);

    /// <summary>The claim that both hold.</summary>
    public static Verdict operator &(Verdict left, Verdict right) => new Verdict
    {
        Comparisons = [.. left.Comparisons, .. right.Comparisons],
        Arithmetic = [.. left.Arithmetic, .. right.Arithmetic],
        Absent = [.. left.Absent.Union(right.Absent, StringComparer.Ordinal)],
        Problem = left.Problem ?? right.Problem,
    }.WithArithmeticDecided();

    /// <summary>A claim that has no answer: what a <see cref="ClaimException"/> becomes in a report.</summary>
    /// <param name="problem">Why, as a sentence.</param>
    public static Verdict IllPosed(string problem) => new() { Problem = problem, Reason = VerdictReason.IllPosed };

    internal static Verdict Of(Samples left, Samples right, Relation relation, double? margin)
    {
        double delta = margin ?? left.Metric.Margin;
        if (left.Metric.Key != right.Metric.Key)
        {
            throw new ClaimException($"The claim compares {left.Metric.Name} with {right.Metric.Name}; compare a metric with itself.");
        }

        if (left.Budget != right.Budget)
        {
            throw new ClaimException($"The claim compares {left.Metric.Name} under two budgets, {left.Budget} and {right.Budget}; name the same budget on both sides.");
        }

        if (!(delta >= 0) || !double.IsFinite(delta))
        {
            throw new ClaimException(FormattableString.Invariant($"The claim's margin is {delta}; it is the smallest difference of interest, zero or more."));
        }

        foreach (Sample arm in left.Arms)
        {
            foreach (Sample other in right.Arms)
            {
                if (arm.Levels.SequenceEqual(other.Levels))
                {
                    throw new ClaimException($"The claim compares {arm.Label} with itself; name another level on one side.");
                }

                if (left.Budget == Budget.EqualTokens && arm.Tokens != other.Tokens && arm.Tokens > 0 && other.Tokens > 0)
                {
                    throw new ClaimException(FormattableString.Invariant(
                        $"The claim compares {arm.Label} after {arm.Tokens:N0} tokens with {other.Label} after {other.Tokens:N0} as if the tokens were equal; do not vary the token budget along with it."));
                }
            }
        }

        return new Verdict
        {
            Comparisons = [.. from arm in left.Arms from other in right.Arms select new Comparison(arm, other, left.Metric, relation, delta)],
            Absent = [.. left.Absent.Union(right.Absent, StringComparer.Ordinal)],
        };
    }

    internal static Verdict Of(Quantities left, Quantities right, Relation relation)
    {
        if (left.Name != right.Name)
        {
            throw new ClaimException($"The claim compares {left.Name} with {right.Name}; compare a quantity with itself.");
        }

        if (left.Values.Select(value => value.Label).Intersect(right.Values.Select(value => value.Label), StringComparer.Ordinal).FirstOrDefault() is string label)
        {
            throw new ClaimException($"The claim compares {label} with itself; name another level on one side.");
        }

        return new Verdict
        {
            Arithmetic = [.. from value in left.Values from other in right.Values select new QuantityComparison(value, other, left.Name, relation)],
        }.WithArithmeticDecided();
    }

    /// <summary>Arithmetic needs no family: what it decides is decided at once, and what it refutes no training can mend.</summary>
    private Verdict WithArithmeticDecided() =>
        Problem is not null ? this with { Reason = VerdictReason.IllPosed }
        : Arithmetic.Any(part => !part.Holds) ? this with { Status = VerdictStatus.Refuted, Reason = VerdictReason.Arithmetic }
        : NeedsTraining ? this
        : this with { Status = VerdictStatus.Supported, Reason = VerdictReason.Arithmetic };
}
