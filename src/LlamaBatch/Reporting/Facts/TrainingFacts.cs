using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A point of the compared axes with a whole number that belongs to it.</summary>
/// <param name="Levels">Its levels.</param>
/// <param name="Count">The number.</param>
internal readonly record struct PointCount(IReadOnlyList<AxisLevel> Levels, long Count);

/// <summary>A point of the compared axes with a number that belongs to it.</summary>
/// <param name="Levels">Its levels.</param>
/// <param name="Value">The number.</param>
internal readonly record struct PointValue(IReadOnlyList<AxisLevel> Levels, double Value);

/// <summary>The best level of a compared axis is the smallest or the largest that was measured.</summary>
/// <param name="Best">The level.</param>
/// <param name="IsSmallest">Whether it is the smallest.</param>
/// <param name="Metric">The metric that it is the best in.</param>
internal sealed record SweepEdge(AxisLevel Best, bool IsSmallest, MetricDefinition Metric) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Trials trained on different numbers of tokens.</summary>
/// <param name="Most">The point with the most tokens.</param>
/// <param name="Least">The point with the fewest.</param>
internal sealed record UnequalTokens(PointCount Most, PointCount Least) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Trials of some points have too few optimizer steps to say much of training.</summary>
/// <param name="Fewest">Steps that a trial should have.</param>
/// <param name="Points">The points with their steps.</param>
internal sealed record FewSteps(int Fewest, IReadOnlyList<PointCount> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The warm-up of some points is a jump of the learning rate.</summary>
/// <param name="Fewest">Steps that a warm-up should have.</param>
/// <param name="Points">The points with the steps of their warm-up.</param>
internal sealed record ShortWarmup(int Fewest, IReadOnlyList<PointValue> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Points that ask for bfloat16 and have no product that is large enough for it.</summary>
/// <param name="Points">The points.</param>
internal sealed record NoBFloat16(IReadOnlyList<IReadOnlyList<AxisLevel>> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>AdamW averages weights over different shares of the run, so that points differ in regularization.</summary>
/// <param name="Shortest">The point with the smallest share, 1/(ηλS).</param>
/// <param name="Longest">The point with the largest.</param>
internal sealed record WeightDecayTimescales(PointValue Shortest, PointValue Longest) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The half-life of β₂ in tokens differs between points.</summary>
/// <param name="Shortest">The point with the shortest.</param>
/// <param name="Longest">The point with the longest.</param>
internal sealed record Beta2HalfLives(PointValue Shortest, PointValue Longest) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The half-life of β₂ at a point.</summary>
/// <param name="Point">The point.</param>
/// <param name="Tokens">The half-life in tokens.</param>
/// <param name="Beta2">β₂.</param>
internal readonly record struct Beta2HalfLife(IReadOnlyList<AxisLevel> Point, double Tokens, double Beta2);

/// <summary>The half-life of β₂ is one at most points, and another at some.</summary>
/// <param name="Usual">That of most points, in tokens.</param>
/// <param name="Others">The other points.</param>
internal sealed record Beta2Exceptions(double Usual, IReadOnlyList<Beta2HalfLife> Others) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The gradient is usually clipped at some points and not at others.</summary>
/// <param name="Clips">The norms that gradients are clipped to.</param>
/// <param name="Points">The points where it is, with the mean gradient norm at the end of the run.</param>
internal sealed record ClippedPoints(IReadOnlyList<double> Clips, IReadOnlyList<PointValue> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Steps to a target at two neighboring batch sizes.</summary>
/// <param name="Target">The value of the target.</param>
/// <param name="Smaller">The point of the smaller batch with its mean steps.</param>
/// <param name="Larger">The point of the larger batch with its mean steps.</param>
internal readonly record struct StepsRise(double Target, PointCount Smaller, PointCount Larger);

/// <summary>Larger batches take more steps to a target than smaller ones, which no model of batches allows.</summary>
/// <param name="Rises">Where.</param>
/// <param name="WarmupSteps">The warm-up of the first of the larger ones.</param>
internal sealed record RisingSteps(IReadOnlyList<StepsRise> Rises, double WarmupSteps) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A claim whose margin is far from the usual one of its metric.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Part">Its comparison with that margin.</param>
/// <param name="Times">How many times the usual margin it is.</param>
internal sealed record UnusualMargin(Claim Claim, Comparison Part, double Times);

/// <summary>Claims with margins that are far from the usual ones.</summary>
/// <param name="Margins">The claims.</param>
internal sealed record UnusualMargins(IReadOnlyList<UnusualMargin> Margins) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
