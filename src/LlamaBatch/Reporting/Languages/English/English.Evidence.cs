using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The evidence for or against a claim.</content>
internal sealed partial class English
{
    /// <summary>The name of memory, as a compared quantity, in claims and in the identities of claims.</summary>
    private const string Bytes = "bytes of memory";

    /// <summary>The first word in the names of FLOP counts: <c>FLOPs</c>, <c>FLOPs per million tokens</c>.</summary>
    private const string Flops = "FLOPs";

    /// <inheritdoc/>
    public override Prose Say(EvidenceFact fact) => fact switch
    {
        ArmsCompared arms => $"{Sentence(arms.Effect, arms.NamesMetric, InParentheses(arms.Effect, arms.AdjustedP))}.",
        QuantitiesCompared { Comparison: var part } =>
            $"{Arithmetic(part.Left.Value, part)}{NameOf(part)} {PlaceOf(part.Left)}, {RelationOf(part)}.",
        FrontCompared { IsSupported: true } front =>
            $"No other configuration dominates {Name(front.Arm)}. "
                + $"Against the closest, {Name(front.Rival)}, its {Effects(front)}. {Front(front)}",
        FrontCompared front => $"{Name(front.Arm).Capitalized()} against {Name(front.Rival)}: {Effects(front)}. {Front(front)}",
        FrontUnknown front => $"{Name(front.Arm).Capitalized()} cannot be compared with all others.",
        CombinedP p => $"For the whole claim: adjusted {Number.P(p.AdjustedP)}.",
        NotInScale absent => $"This scale leaves out {Names(absent.Arms)}.",
        NoAnswer problem => Say(problem.Problem),
        MainEffectFact main => $"{Sentence(main.Effect, main.NamesMetric, Prose.Empty)}{Which(main.Of)}",
        MainQuantity { Comparison: var part } main =>
            $"{Arithmetic(part.Left.Value, part)}{NameOf(part)}{(main.NamesLeft ? Owner(part.Left) : Prose.Empty)}, "
                + $"{RelationOf(part)}{Which(main.Of)}",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    /// <inheritdoc/>
    public override Prose Status(VerdictStatus status) => $"{status.ToString().ToLowerInvariant()}";

    /// <inheritdoc/>
    protected override Prose MarginOf(MetricDefinition metric, Prose margin) => $"{margin} for {Metric(metric)}";

    /// <inheritdoc/>
    public override Prose Repetitions(Repeated pairs) => Count(pairs.Count, NounOf(pairs.Of));

    /// <inheritdoc/>
    protected override Prose WithEvidence(Effect effect, bool than, double? p) =>
        !effect.IsKnown ? Briefly(effect, than)
        : effect is { IsValue: true, HasSize: true } ? $"{Value(effect)}{InParentheses(effect, p)}{PlaceBeside(effect)}"
        : (Prose)$"{Briefly(effect, than)}{InParentheses(effect, p)}";

    /// <summary>The interval, the number of pairs and the p values of an effect. The text begins with a space.</summary>
    private Prose InParentheses(Effect effect, double? p)
    {
        Prose evidence = Prose.Join(", ",
        [
            SpreadOf(effect),
            effect.IsBySign && effect.Side != 0 && effect.HasSize
                ? $"{(effect.IsValue ? PlaceOf(effect) : Direction(effect, effect.Side))} in {Pairs(effect)}"
                : Prose.Empty,
            effect.NotReached > 0 ? $"not reached in {effect.NotReached}" : Prose.Empty,
            effect.ReachedBefore > 0 ? $"reached before the first measurement in {effect.ReachedBefore}" : Prose.Empty,
            effect.HasSize ? Sample(effect) : Prose.Empty,
            p is double adjusted ? $"adjusted {Number.P(adjusted)}" : Prose.Empty,
            effect.SignFlipP is double flips
                ? $"sign-flip test{(effect.HasMargin ? " against the margin" : "")}: {Number.P(flips)}"
                : Prose.Empty,
        ]);
        return $" ({evidence})";
    }

    /// <summary>
    /// An effect as a sentence without its period. Example: <c>Validation loss is 0.41 nats/token higher at batch size 100 than at
    /// batch size 16</c>.
    /// </summary>
    /// <param name="effect">The effect.</param>
    /// <param name="namesMetric">Whether to name the metric although no side of the comparison names it.</param>
    /// <param name="evidence">The interval and p values, beginning with a space; may be empty.</param>
    private Prose Sentence(Effect effect, bool namesMetric, Prose evidence)
    {
        string be = IsPlural(effect) ? "are" : "is";
        Prose subject = Subject(effect, namesMetric);
        Prose sentence = !effect.IsKnown ? Briefly(effect, than: true)
            : PlacesOf(effect) is var (left, right) ? $"{The(effect.Metric)} {Between(effect, left, right)}{Both(effect)}{evidence}"
            : effect is { IsValue: true, HasSize: true } ? $"{subject} {be} {Value(effect)}{evidence}{PlaceBeside(effect)}"
            : effect.HasSize && IsZero(effect) ? $"{subject} {Briefly(effect, than: true)}{evidence}"
            : (Prose)$"{subject} {be} {Briefly(effect, than: true)}{evidence}";
        return sentence.Capitalized();
    }

    /// <summary>How a metric compares at two configurations: <c>is 0.41 nats/token higher at batch size 100 than at batch size 16</c>.</summary>
    private Prose Between(Effect effect, Prose left, Prose right)
    {
        bool isPlural = IsPlural(effect);
        string be = isPlural ? "are" : "is";
        return !effect.HasSize
                ? $"{be} {Direction(effect, effect.Side)} at {left} than at {right} in {effect.InDirection} of {Sample(effect)}"
            : !IsZero(effect) ? $"{be} {Difference(effect)} at {left} {Conjunction(effect)} at {right}"
            : effect.Spread == Spread.Identical ? $"{be} equal at {left} and at {right}"
            : (Prose)$"{(isPlural ? "differ" : "differs")} by {Size(effect, 0)} between {left} and {right}";
    }

    /// <summary>
    /// The configurations at which a metric or a computed quantity is compared, without shared levels; null for other comparisons.
    /// </summary>
    private (Prose Left, Prose Right)? PlacesOf(Effect effect) => (effect.Left, effect.Right) switch
    {
        (PointName left, PointName right) when !effect.IsValue => (Without(Shared(effect), left), Without(Shared(effect), right)),
        (QuantityName { From.Count: 0, At.Count: > 0 } left, QuantityName { From.Count: 0, At.Count: > 0 } right)
            when left.Metric == right.Metric => (Point(left.At), Point(right.At)),
        _ => null,
    };

    /// <summary>
    /// The size and direction of an effect, without interval and seeds: <c>0.41 nats/token higher than batch size 16</c>.
    /// </summary>
    private Prose Briefly(Effect effect, bool than)
    {
        Prose other = than || effect.Right is NumberName ? $" {Conjunction(effect)} {At(effect)}{Both(effect)}" : Prose.Empty;
        return !effect.IsKnown ? $"{Name(effect.Left)} and {Name(effect.Right)} cannot be compared"
            : !effect.HasSize ? $"{Direction(effect, effect.Side)}{other} in {effect.InDirection} of {Sample(effect)}"
            : effect.IsValue ? $"{Value(effect)}{PlaceBeside(effect)}"
            : IsZero(effect) ? NoDifference(effect, than)
            : (Prose)$"{Difference(effect)}{other}";
    }

    /// <summary>The size and direction of a difference: <c>0.41 nats/token higher</c>, <c>58 times as high</c>.</summary>
    private Prose Difference(Effect effect)
    {
        bool isExact = double.IsFinite(effect.Amount.Low) && double.IsFinite(effect.Amount.High);
        Prose least = isExact ? Prose.Empty : $"at {(effect.IsOpen ? "most" : "least")} ";
        double amount = double.IsFinite(effect.Amount.Low) ? effect.Amount.Low : effect.Amount.High;
        return IsFactor(effect)
            ? $"{least}{Factor(effect, amount)} times as {(Direction(effect, effect.Side) == "larger" ? "large" : "high")}"
            : (Prose)$"{least}{Size(effect, amount)} {Direction(effect, effect.Side)}";
    }

    /// <summary>The word that introduces the right side of a comparison.</summary>
    private static string Conjunction(Effect effect) => IsFactor(effect) ? "as" : "than";

    /// <summary>Whether an increase is so large that a factor is easier to read than a percentage.</summary>
    private static bool IsFactor(Effect effect) =>
        effect is { IsValue: false, HasSize: true, Unit: "%", Side: > 0, Amount: var (low, high) }
        && (double.IsFinite(low) ? low : high) >= SmallestFactorInPercent;

    /// <summary>An increase in percent as a factor: 5,700 % is 58.</summary>
    private static string Factor(Effect effect, double percent) => Number.ByError(1 + (percent / 100), effect.Error / 100);

    /// <summary>The smallest increase, in percent, that is shown as a factor: ten times.</summary>
    private const double SmallestFactorInPercent = 900;

    /// <summary>An effect that rounds to zero, with its verb: <c>differs by 0.0 % from that at batch size 512</c>.</summary>
    private Prose NoDifference(Effect effect, bool than)
    {
        bool isPlural = IsPlural(effect);
        Prose other = AreAtPoints(effect) ? $"{(isPlural ? "those" : "that")} {At(effect)}{Both(effect)}" : At(effect);
        return effect.Spread == Spread.Identical
            ? $"{(isPlural ? "are" : "is")} equal{(than ? $" to {other}" : Prose.Empty)}"
            : (Prose)$"{(isPlural ? "differ" : "differs")} by {Size(effect, 0)}{(than ? $" from {other}" : Prose.Empty)}";
    }

    /// <summary>
    /// The value on the left side of a comparison. If only a bound is known: <c>at least 0.41</c> or <c>at most 0.41</c>.
    /// </summary>
    private Prose Value(Effect effect) => (double.IsFinite(effect.Amount.Low), double.IsFinite(effect.Amount.High)) switch
    {
        (true, true) => Size(effect, effect.Amount.Low),
        (true, false) => $"at least {Size(effect, effect.Amount.Low)}",
        _ => $"at most {Size(effect, effect.Amount.High)}",
    };

    private Prose SpreadOf(Effect effect) => effect.Spread switch
    {
        Spread.OnePair => $"no interval",
        Spread.Identical => $"identical in every {NounOf(effect.Repetition)}",
        Spread.SignsAlone => $"by sign test",
        Spread.TooFewSigns => $"too few pairs for a 95 % CI by sign test",
        _ => $"{Coverage(effect.Interval.Level)} % CI {Range(effect)}{(effect.IsBySign ? " by sign test" : "")}",
    };

    /// <summary>
    /// The interval of an effect. If its ends have different directions, each end names its direction: <c>0.1 lower to 0.3 higher</c>.
    /// </summary>
    private Prose Range(Effect effect)
    {
        (double low, double high) = (effect.Interval.Low, effect.Interval.High);
        (bool hasLow, bool hasHigh) = (double.IsFinite(low), double.IsFinite(high));
        if (!hasLow && !hasHigh)
        {
            return $"unbounded";
        }

        if (effect.IsValue)
        {
            return hasLow && hasHigh
                ? $"{End(effect, low)} to {End(effect, high)}"
                : hasLow ? $"{End(effect, low)} or more" : (Prose)$"{End(effect, high)} or less";
        }

        if (IsFactor(effect))
        {
            return hasLow && hasHigh ? $"{Factor(effect, low)} to {Factor(effect, high)} times"
                : hasLow ? $"{Factor(effect, low)} times or more" : (Prose)$"{Factor(effect, high)} times or less";
        }

        if (hasLow && hasHigh)
        {
            (double near, double far) = Math.Abs(low) <= Math.Abs(high) ? (low, high) : (high, low);
            return SideOf(effect, near) * effect.Side >= 0 && SideOf(effect, far) == effect.Side
                ? $"{End(effect, near)} to {End(effect, far)}"
                : (Prose)$"{End(effect, low)}{Directed(effect, low)} to {End(effect, high)}{Directed(effect, high)}";
        }

        (double end, bool isFarthest) = hasLow ? (low, low < 0) : (high, high > 0);
        Prose side = Math.Sign(end) == effect.Side ? Prose.Empty : Directed(effect, end);
        return $"{End(effect, end)} {(isFarthest ? "or less" : "or more")}{side}";
    }

    private Prose End(Effect effect, double amount) => effect.Unit == "%" ? Size(effect, amount) : Prose.Literal(Digits(effect, amount));

    /// <summary>
    /// The verb <c>is</c> or <c>are</c> before an effect. Empty for an effect that rounds to zero, because its text contains a verb.
    /// </summary>
    private static string IsOrAre(Effect effect) => HasOwnVerb(effect) ? "" : IsPlural(effect) ? "are " : "is ";

    private static bool HasOwnVerb(Effect effect) => effect is { IsKnown: true, HasSize: true, IsValue: false } && IsZero(effect);

    /// <summary>Whether the name of a metric is plural, as in "the steps to a target".</summary>
    private static bool IsPlural(Effect effect) => effect.Metric.Origin is CostToTarget { Cost: not TargetCost.Time };

    /// <summary>The word for the direction of an interval's end, such as <c>higher</c>; empty for an end that rounds to zero.</summary>
    private static Prose Directed(Effect effect, double end) =>
        SideOf(effect, end) is not 0 and var side ? $" {Direction(effect, side)}" : Prose.Empty;

    private static string Direction(Effect effect, int side) => (IsSize(effect.Metric.Origin), side < 0) switch
    {
        (true, true) => "smaller",
        (true, false) => "larger",
        (false, true) => "lower",
        _ => "higher",
    };

    /// <summary>Whether the values of a derived metric are large or small rather than high or low.</summary>
    private static bool IsSize(MetricOrigin? origin) => origin switch
    {
        global::LlamaBatch.RangeOf or CriticalBatchOf or RatioOf { IsNoiseScale: true } => true,
        HighestOf highest => !IsRate(highest.Axis),
        BestLevelFor { Axis: { } axis } => !IsRate(axis),
        _ => false,
    };

    private static string PlaceOf(Effect effect) => effect.Side == 0 ? "equal to" : effect.Side < 0 ? "below" : "above";

    /// <summary>
    /// Whether a value is above, below or equal to the number in the claim: <c>, above 1.6</c>. If the interval contains the number:
    /// <c>, not separated from 1.6</c>. Empty if a bound leaves this open, or if the claim says that both are equal.
    /// </summary>
    private Prose PlaceBeside(Effect effect) =>
        effect.IsOpen || effect.IsEquivalence ? Prose.Empty
        : effect.IsSeparated ? $", {PlaceOf(effect)} {Other(effect)}"
        : (Prose)$", not separated from {Other(effect)}";

    private static Prose Pairs(Effect effect)
        => effect.InDirection == effect.Count ? (Prose)$"every pair" : $"{effect.InDirection} of {Count(effect.Count, "pair")}";

    private Prose Sample(Effect effect) => effect.Count < effect.Planned
        ? $"{effect.Count} of {Repetitions(new(effect.Planned, effect.Repetition))}"
        : Repetitions(new(effect.Count, effect.Repetition));

    /// <summary>The subject of a sentence about an effect: a configuration, a quantity, or a metric at a configuration.</summary>
    private Prose Subject(Effect effect, bool namesMetric) =>
        effect is { HasSize: true, Left: PointName } && (IsOfArm(effect) || IsPointAgainstNumber(effect))
            ? $"{The(effect.Metric)} at {Name(effect.Left)}"
        : IsOfArm(effect) ? $"{The(effect.Metric)} of {Name(effect.Left)}"
        : (Prose)$"{Topic(effect, namesMetric)}{The(effect.Left)}";

    /// <summary>The name of one side of a comparison. A quantity is named with "the".</summary>
    private Prose The(ArmName name) => name is QuantityName { From.Count: 0 } quantity
        ? quantity.At.Count > 0 ? QuantityAt(quantity.Metric, Point(quantity.At)) : The(quantity.Metric)
        : name is QuantityName ? $"the {Name(name)}" : Name(name);

    /// <summary>The right side of a comparison, as it follows the word "than".</summary>
    private Prose At(Effect effect) =>
        AreAtPoints(effect) ? $"at {Other(effect)}"
        : effect is { Left: QuantityName { From.Count: > 0 } left, Right: QuantityName { From.Count: > 0 } right }
            && left.Metric == right.Metric ? $"over {Sources(right)}"
        : Other(effect);

    /// <summary>The levels that both sides of a comparison share: <c>, both at learning rate 6e-3</c>.</summary>
    private Prose Both(Effect effect) => Shared(effect) is { Count: > 0 } shared ? $", both at {Point(shared)}" : Prose.Empty;

    private Prose Topic(Effect effect, bool namesMetric) => namesMetric ? $"{Metric(effect.Metric)}: " : Prose.Empty;

    private static Prose Which(int of) => of > 1 ? $" (1 of {of})" : Prose.Empty;

    private Prose Effects(FrontCompared front)
        => List(front.Effects.Select(effect => (Prose)$"{Metric(effect.Metric)} {IsOrAre(effect)}{Alone(effect)}"));

    private static Prose Front(FrontCompared front) =>
        $"By their means, {front.NonDominated} of {Count(front.Arms, "configuration")} "
            + $"{(front.NonDominated == 1 ? "is" : "are")} non-dominated."
            + $"{(front.AdjustedP is double p ? $" For the whole claim: adjusted {Number.P(p)}." : "")}";

    /// <summary>How a computed number compares with another number: <c>below 1,953 at batch size 16</c>.</summary>
    private Prose RelationOf(QuantityComparison part)
    {
        Prose place = part.Right.IsNumber ? Prose.Empty : $" {PlaceOf(part.Right)}";
        return part.Actual switch
        {
            Relation.Below => $"below {Arithmetic(part.Right.Value, part)}{place}",
            Relation.Above => $"above {Arithmetic(part.Right.Value, part)}{place}",
            Relation.EqualTo when !part.Right.IsNumber => $"the same as{place}",
            Relation.EqualTo => $"equal to {Arithmetic(part.Right.Value, part)}",
            _ => $"not comparable with {Arithmetic(part.Right.Value, part)}{place}",
        };
    }

    /// <summary>One of two compared numbers; bytes and FLOPs have their unit with its prefix: <c>80 GB</c>.</summary>
    private static string Arithmetic(double value, QuantityComparison part) =>
        part.Name == Bytes ? DecimalBytes(value)
        : IsInFlops(part) ? Number.Compact(value, Flops)
        : Arithmetic(value);

    /// <summary>The name that follows the number, without the unit that the number has: <c>per million tokens</c>.</summary>
    private static Prose NameOf(QuantityComparison part) =>
        part.Name == Bytes ? $" of memory"
        : IsInFlops(part) ? (Prose)$"{part.Name[Flops.Length..]}"
        : $" {part.Name}";

    private static bool IsInFlops(QuantityComparison part) => part.Name.StartsWith(Flops, StringComparison.Ordinal);

    /// <summary>The subject of a number, such as a configuration or a published model. The text begins with a space.</summary>
    private Prose Owner(Quantity quantity) => quantity.Source.Length > 0 ? $" for {quantity.Label}" : (Prose)$" at {Place(quantity)}";

    private Prose PlaceOf(Quantity quantity)
        => quantity.Source.Length > 0 ? $"for {quantity.Label} ({quantity.Source})" : (Prose)$"at {Place(quantity)}";

    private static string NounOf(Repetition repetition) => repetition switch
    {
        Repetition.Seed => "seed",
        Repetition.Block => "cost block",
        _ => "run",
    };
}
