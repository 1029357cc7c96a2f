using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Reporting;

/// <summary>
/// Every hint, piece of evidence and rule in every language, to be read line by line. A record that is not here fails the
/// test.
/// </summary>
public sealed class ClaimSentenceTests
{
    private static readonly PointName _small = Arms.NameOf("16");
    private static readonly PointName _large = Arms.NameOf("512");
    private static readonly AxisLevel[] _edge = [new("LearningRate", "0.024")];
    private static readonly Repeated _seeds = new(5, Repetition.Seed);
    private static readonly Repeated _blocks = new(1, Repetition.Block);
    private static readonly ReadableMargin _margin = new(0.01, "nats/token");
    private static readonly ReadableMargin _none = new(0, "%");
    private static readonly Effect _effect = Effect.Of(
        Arms.Losses(Arms.Of("16", 1, 1.1, 1.2)).IsBelow(Arms.Losses(Arms.Of("512", 2, 2.1, 2.3))).Comparisons[0],
        0.95);
    private static readonly Effect _zero = _effect with { Side = 1, Amount = Bounds.At(0.001), Interval = new Interval(-0.1, 0.1, 0.95) };
    private static readonly QuantityComparison _steps = new(Quantity.At(_small, 6445), Quantity.At(_large, 6445), "steps", Relation.Below);

    private static readonly Hint[] _hints =
    [
        new TooFewPairs(_blocks, 3),
        new SignsCount(NotReached: true, ReachedBefore: false, _seeds, 0.0625, 6, 1),
        new SignsCount(NotReached: false, ReachedBefore: true, _seeds, 0.0625, 8, 20),
        new SignsCount(NotReached: false, ReachedBefore: false, new(8, Repetition.Seed), 0.0078, null, 1),
        new DominanceOpen(_seeds, _large, _small, Arms.Loss),
        new FlatCurve(_seeds),
        new StepwiseFit(Arms.Loss),
        new DivergedFit(),
        new MarginInInterval(_margin),
        new Power(_seeds, 1, _margin, 0.17, 819),
        new Power(_seeds, 10, _none, 3.1, 12),
        new Power(_seeds, 1, _none, 3.1, null),
        new OnTheBorder(Repetition.Seed, HasMargin: true),
        new OnTheBorder(Repetition.Block, HasMargin: false),
        new OptimumAtEnd(),
        new RangeAtEdge(),
        new EdgeThreat(_large, _edge),
        new TunedToEdge(_large, _edge),
        new NoFinishedTrial(_large),
        new SmokeRun(),
        new BothDiverged(_small, _large),
        new TargetMissed(
            Arms.Loss with { Origin = new MatchedAt(Arms.Loss, MetricDefinition.Validation<SeenLoss>(), 1.6) }, 2, _large),
        new NaNValues(Arms.Loss, 2, _large),
        new IncomparableValue(Arms.Loss, _small, _large),
        new IncomparableValue(Arms.Throughput, _small, _large),
        new DisturbedTiming(_small, _large),
        new UnknownFromBounds(),
        new MostlyNotReached(_large),
        new CrowdedFront(3, 3),
        new BatchSizesNeeded(null, 252.1),
        new BatchSizesNeeded(28.01, 252.1),
        new BatchSizesNeeded(null, null),
        new UnstableCriticalBatch(),
        new CoarseEvaluationGrid(),
        new NothingHappened(MetricDefinition.Step<SpikeRate>()),
        new BetterArm(_small),
        new FlatOptimum(_margin),
        new MarginAllows(_margin),
        new MarginAsks(_margin),
        new MarginRanges(
            [(VerdictStatus.Supported, [new("0.05", "0.2")]), (VerdictStatus.Refuted, [new(null, "0.05"), new("0.2", null)])],
            "nats/token"),
        new MarginRanges([(VerdictStatus.Supported, [new("1", "30")]), (VerdictStatus.Refuted, [new(null, "0.6"), new("50", null)])], "%"),
        new MarginRanges([(VerdictStatus.Refuted, [new(null, "0.5"), new("2", null)])], null),
        new MarginRanges([(VerdictStatus.Refuted, [new(null, "0.5"), new("2", null)])], "%", _small),
        new MarginRanges([(VerdictStatus.Refuted, [new(null, null)])], null),
        new DecidedWithout([_large]),
        new DeclaredSets(new([], [], [32, 64], [])),
        new DeclaredTokens([1_000_000, 2_000_000]),
        new StepsHeldEqual(500),
        new TimesHeldEqual(3.991, 3.999),
        new TimesHeldEqual(3.99, 3.991),
        new LacksRepetitions(_large, Repetition.Seed, [2, 5]),
        new SomeDiverged(_large, 2, 5),
        new SomeDiverged(_large, 2, 5, AreRuns: true),
        new UpdatesMade([(_small, 6445), (_large, 201)]),
        new ArmGaps([(0.063, 0.004), (0.06, 0.004)], _large, _small, IsWorse: false, IsSmaller: false, HasLearnedLess: true),
        new ArmGaps([(0.05, 0.004), (0.06, 0.004)], _large, _small, IsWorse: false, IsSmaller: true, HasLearnedLess: true),
        new ArmGaps([(0.063, 0.004), (0.06, 0.004), (0.1, 0.004)], _large, _small, IsWorse: true, IsSmaller: false, HasLearnedLess: false),
        new ArmGaps([(0.063, 0.004), (0.06, 0.004)], null, _small, IsWorse: false, IsSmaller: false, HasLearnedLess: false),
    ];

    private static readonly EvidenceFact[] _evidence =
    [
        new ArmsCompared(_effect, NamesMetric: false, 0.003),
        new ArmsCompared(_effect with { Interval = new Interval(-1.5, 0.4, 0.95) }, NamesMetric: true, null),
        new ArmsCompared(
            _effect with { IsBySign = true, Interval = new Interval(double.NegativeInfinity, -0.2, 0.969) },
            NamesMetric: false,
            null),
        new ArmsCompared(
            _effect with { IsBySign = true, Interval = new Interval(double.NegativeInfinity, 0.2, 0.969) },
            NamesMetric: false,
            null),
        new ArmsCompared(
            _effect with { IsBySign = true, Interval = new Interval(double.NegativeInfinity, double.PositiveInfinity, 0.969) },
            NamesMetric: false,
            null),
        new ArmsCompared(_effect with { Interval = new Interval(-2.1, 0.001, 0.95), SignFlipP = 0.88 }, NamesMetric: false, null),
        new ArmsCompared(_effect with { SignFlipP = 0.13, HasMargin = true }, NamesMetric: false, null),
        new ArmsCompared(_zero, NamesMetric: false, null),
        new ArmsCompared(_zero with { Spread = Spread.Identical }, NamesMetric: false, null),
        new QuantitiesCompared(_steps),
        new QuantitiesCompared(new(Quantity.At(_small, 1953), Quantity.At(_large, 312), "updates per million tokens", Relation.Above)),
        new QuantitiesCompared(new(Published.TokensPerStep.Values[0], Quantity.Of(614_400), "tokens per step", Relation.Below)),
        new FrontCompared(_small, _large, [_effect], IsSupported: true, 1, 3, 0.003),
        new FrontCompared(_small, _large, [_effect], IsSupported: false, 2, 3, null),
        new FrontCompared(_small, _large, [_zero, _zero with { Spread = Spread.Identical }], IsSupported: false, 2, 3, null),
        new FrontUnknown(_small),
        new CombinedP(0.012),
        new NotInScale([_small, _large]),
        new NoAnswer(new LlamaBatch.Claims.Problems.NoVerdict()),
        new MainEffectFact(_effect, NamesLeft: true, NamesMetric: false, 4),
        new MainEffectFact(_zero, NamesLeft: false, NamesMetric: false, 1),
        new MainEffectFact(
            _effect with { Metric = Arms.Loss with { Origin = new CostToTarget(Arms.Loss, TargetCost.Steps, 1.7) } },
            NamesLeft: false,
            NamesMetric: false,
            1),
        new MainEffectFact(
            _effect with { Metric = Arms.Loss with { Origin = new MatchedAt(Arms.Loss, MetricDefinition.Validation<SeenLoss>(), 1.6) } },
            NamesLeft: false,
            NamesMetric: false,
            1),
        new MainQuantity(_steps, NamesLeft: false, 1),
        new MainQuantity(
            new(Quantity.At(_small, 1953), Quantity.At(_large, 312), "updates per million tokens", Relation.Above),
            NamesLeft: true,
            6),
    ];

    private static readonly DecisionFact[] _rules =
    [
        new DecisionRule(10, 0.05, RatioMargin: 0.05, IsWithin: true),
        new DecisionRule(1, 0.05, RatioMargin: null, IsWithin: false),
        new CriticalBatchRule(IsByRun: true),
        new CriticalBatchRule(IsByRun: false),
        new SkewCheck(5, 0.16),
        new SkewCheck(3, 0),
        new SeveralComparisons(HasBest: true, HasFront: true),
        new SignFlipOpinion(5, 0.0625, 23, 25),
        new SignFlipOpinion(4, 0.125, 6, 6),
        new SignRule(),
        new SignRule(AreRuns: true),
        new BestLevelRule(),
        new RatioRule(),
        new CurveRule(),
        new TargetTimeRule(),
    ];

    [Fact]
    public void Every_published_source_has_its_Chinese_form() =>
        Assert.All(Published.TokensPerStep.Values, number => Assert.True(Glossary.Sources.ContainsKey(number.Source), number.Source));

    [Fact]
    public Task Hints() => Verify(Read<Hint>(_hints));

    [Fact]
    public Task Evidence() => Verify(Read<EvidenceFact>(_evidence));

    [Fact]
    public Task Rules() => Verify(Read<DecisionFact>(_rules));

    [Fact]
    public Task History()
    {
        var first = new Claim("It is lower", "C30", null!);
        var second = new Claim("It is higher", "", null!);
        return Verify(Said(
            new ClaimsAfterResults(5, new(2026, 11, 24), [(first, LateClaim.Changed)], []),
            new ClaimsAfterResults(
                5,
                new(2026, 11, 24),
                [(first, LateClaim.Changed), (second, LateClaim.Added)],
                [(second, VerdictStatus.Supported)]),
            new DroppedClaims(1, new(2026, 11, 24)),
            new DroppedClaims(3, new(2026, 11, 24)),
            new OppositeVerdict("WholeBatch", VerdictStatus.Refuted, [("Training.MicroBatch", "4", "100")], 2),
            new OppositeVerdict("WholeBatch", VerdictStatus.Supported, [], 0)));
    }

    private static string Read<TFact>(IReadOnlyList<TFact> facts)
        where TFact : Fact
    {
        Assert.Equal(
            typeof(TFact).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(TFact))).OrderBy(type => type.Name),
            facts.Select(fact => fact.GetType()).Distinct().OrderBy(type => type.Name));
        return Said([.. facts]);
    }

    private static string Said(params Fact[] facts) => string.Join("\n", facts.Select(fact =>
        string.Join("\n  ", KnownLanguages.All.Select(language => fact.In(language).Markdown).Prepend(fact.GetType().Name))));
}
