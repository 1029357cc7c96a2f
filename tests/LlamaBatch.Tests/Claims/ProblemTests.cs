using LlamaBatch.Claims.Problems;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

/// <summary>Why a claim has no answer, in each language.</summary>
public class ProblemTests
{
    private static readonly MetricDefinition _norm = MetricDefinition.Step<GradientNorm>();
    private static readonly PointName _baseline = new([]);
    private static readonly PointName _first = Arms.NameOf("16");
    private static readonly PointName _second = new([new AxisLevel("BatchSize", "100"), new AxisLevel("Heads", "2")]);
    private static readonly Quantity _steps = Quantity.At(_first, 6445);
    private static readonly ValidationDifference _difference = new(
        [new("TextFiles", "Path = a"), new("TextFiles", ""), new("DotNetDocs", null)],
        [],
        [32, 1024],
        [512, 64]);

    private static readonly ClaimProblem[] _problems =
    [
        new StatedProblem("I do not know."),
        new NoVerdict(),
        new FailedCode("KeyNotFoundException", "There is no a|b."),
        new UnknownAxis("Layers", ["BatchSize", "Heads"]),
        new TunedAxis("LearningRate"),
        new NoLevel("BatchSize", ["16", "100"]),
        new UnknownLevel("BatchSize", "128", ["16", "100"]),
        new RepeatedLevel("BatchSize", ["16", "16"]),
        new SeveralArms(IsPareto: false, [_first, _second]),
        new SeveralArms(IsPareto: true, [_first, _second]),
        new UnknownMetric("Accuracy", ["ValidationLoss", "StepTime"]),
        new WrongBudget(Arms.Throughput),
        new WrongBudget(Arms.Loss),
        new UnknownTarget(3, [2.5, 0.5]),
        new UnknownTarget(1.7, []),
        new UnknownConversion("Sequences", TargetCost.Tokens),
        new UnknownConversion("Steps", TargetCost.Flops),
        new UnknownConversion("Seconds", TargetCost.Steps),
        new UnknownConversion("Tokens", TargetCost.Time),
        new NotSteps(Arms.Loss),
        new ReachedAtStart(ResultTable.MetricTo(Arms.Loss, 3.3, TargetCost.Steps)),
        new UnrankedMetric(_norm, RankUse.Comparison),
        new UnrankedMetric(_norm, RankUse.Pareto),
        new UnrankedMetric(_norm, RankUse.Target),
        new MissingArm(Arms.Throughput, _first),
        new DifferentMetrics(Arms.Loss, Arms.Throughput),
        new DifferentBudgets(Arms.Loss, Budget.EqualTokens, Budget.None),
        new InvalidMargin(-0.01),
        new InvalidMargin(double.NaN),
        new NoMargin(),
        new NotFiniteNumber(),
        new EmptyInterval(3, 2.5),
        new ComparedWithItself(_baseline),
        new SameSettings(_first, _second),
        new BestOfOne(),
        new IncomparableSets(Arms.Loss, [_first, _second], _difference),
        new IncomparableSets(
            MetricDefinition.Step<TrainLoss>(),
            [_first, _baseline],
            new([], [Corpora.DotNetDocs, Corpora.MarkovText with { Symbols = 8 }], [], [])),
        new IncomparableTokens(Arms.Loss, [_first, _second], [1_000_000, 4_000_000]),
        new IncomparableSteps(Arms.Loss, [_first, _second], [500, 2000]),
        new IncomparableTimes(Arms.Loss, [_first, _second], 3.99, 5.25),
        new UnknownAmount(Arms.Loss, Budget.EqualTime, AreRuns: false),
        new UnknownAmount(Arms.Loss, Budget.EqualTime, AreRuns: true),
        new UnknownAmount(Arms.Loss, Budget.EqualSteps, AreRuns: true),
        new DifferentQuantities("steps", "bytes of memory"),
        new QuantityWithItself(_steps),
        new ParetoOfOneMetric(),
        new ParetoWithoutArm(_first),
        new ParetoOfOneArm(_first),
        new TooFewLevels(Arms.Loss, 3),
        new NotOneAxis(Arms.Loss, []),
        new NotOneAxis(Arms.Loss, ["BatchSize", "Heads"]),
        new RepeatedSettings(Arms.Loss, "BatchSize", _first, _second),
        new LevelIsNoNumber("Schedule", "cosine"),
        new LevelWithoutLogarithm(0),
        new LevelBeyondLimit(0.5, 1, IsLowest: true),
        new EffectOnFit(Arms.Loss with { Origin = new BestLevelFor(Arms.Loss, "BatchSize") }),
        new UnequalArms(3, 2),
        new OneOutcome(Arms.Loss, VerdictStatus.Refuted),
        new OneOutcome(MetricDefinition.Validation<Accuracy>(), VerdictStatus.Supported),
        new MarginBeyondRange(MetricDefinition.Validation<Accuracy>(), 5),
        new LeftOutByScale(Scale.Quick, [_first]),
        new TooFewRepetitions(Scale.Quick, Repetition.Block, 2, 3),
        new TooFewRepetitions(Scale.Full, Repetition.Seed, 2, 3),
        new NothingCompared(),
        new NeverDecided(Arms.Losses(Arms.Of("16", 1, 2)).IsBelow(Arms.Losses(Arms.Of("32", 1, 2))).Decided()),
        .. Enum.GetValues<MadeUp>().Select(results => new OnSomeResults(new NoVerdict(), results)),
    ];

    [Fact]
    public Task Every_problem_is_said_in_every_language()
    {
        Assert.Equal(
            typeof(ClaimProblem).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ClaimProblem))).OrderBy(type => type.Name),
            _problems.Select(problem => problem.GetType()).Distinct().OrderBy(type => type.Name));

        return Verify(string.Join("\n", _problems.Select(problem =>
            string.Join("\n", KnownLanguages.All.Select(language => language.Say(problem).ToString()).Prepend($"{problem.GetType().Name}:"))
                + "\n")));
    }
}
