using System.Text;
using LlamaBatch.Advice;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Runs;
using LlamaBatch.Statistics;
using LlamaBatch.Tests.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Reporting;

/// <summary>Every sentence of a topic in every language, to be read line by line.</summary>
public sealed class SentenceTests
{
    private static readonly MetricDefinition _loss = MetricDefinition.Validation<ValidationLoss>();

    private static readonly MetricDefinition _noiseScale = MetricDefinition.Step<GradientVariance>() with
    {
        Origin = new RatioOf(MetricDefinition.Step<GradientVariance>(), MetricDefinition.Step<GradientSquare>()),
    };

    private static readonly AxisLevel[] _small = [new("BatchSize", "16")];

    private static readonly AxisLevel[] _large = [new("BatchSize", "512")];

    private static readonly AxisLevel[] _deep = [new("BatchSize", "512"), new("Depth", "4")];

    private static readonly AxisLevel _rate = new("LearningRate", "0.012");

    [Fact]
    public Task Tuning() => Verify(Said(
        new GridEdge(_rate, [_small]),
        new GridEdge(_rate, [_small, _large]),
        new GridEdge(_rate, [_deep, _deep]),
        new UndecidedTuning(_rate, [_small], 7, 0.16),
        new OptimisticTuning("LearningRate", _loss, 7, [new(_small, 2.65, 2.87)]),
        new OptimisticTuning("WeightDecay", MetricDefinition.Validation<Accuracy>(), 3, [new(_small, 0.65, 0.62), new(_small, 0.71, 0.66)]),
        new SharedWindows(),
        new NoisyTuning(IsSingleSeed: true, [new(5, 0.085), new(10, 0.16)], 0.025),
        new NoisyTuning(IsSingleSeed: false, [new(5, 0.085), new(10, 0.16)], 0.025),
        new TunedForTheEnd("LearningRate", 1.7, [new(_small, new(_rate, 1200, false), new(new("LearningRate", "0.006"), 1500, true)), new(
            _large,
            new(_rate, 300, false),
            new(new("LearningRate", "0.006"), 400, false))])));

    [Fact]
    public Task Training() => Verify(Said(
        new SweepEdge(_small[0], IsSmallest: true, _loss),
        new SweepEdge(_large[0], IsSmallest: false, _loss),
        new UnequalTokens(new(_small, 999_424), new(_large, 899_072)),
        new FewSteps(100, [new(_large, 61), new(_deep, 61)]),
        new ShortWarmup(10, [new(_small, 6.1)]),
        new Leak(_loss, 1.2094, [new(_small, 0.412)]),
        new NoBFloat16([_small, _large]),
        new WeightDecayTimescales(new(_small, 0.26), new(_large, 8.3)),
        new Beta2HalfLives(new(_small, 709_000), new(_deep, 22_702_000)),
        new Beta2Exceptions(55_400, [new(_large, 108_000, 0.81)]),
        new ClippedPoints([1], [new(_large, 1.072)]),
        new TargetsInWarmup([new(1.7, new(_small, 305), 322), new(2, new(_small, 3), 4.5)]),
        new RisingSteps([new(1.7, new(_small, 42), new(_large, 90))], 12.2),
        new UnusualMargins(
            [
                new([new Claim("It is lower", "C30", null!), new Claim("It falls", "C31", null!)], Margin(0.1)),
                new([new Claim("It is higher", "", null!)], Margin(0.001)),
            ])));

    [Fact]
    public Task Measurement() => Verify(Said(
        new DisturbedCosts(1, 10, new(1, 0.5), new(0, 1), 0),
        new DisturbedCosts(3, 10, new(2, 0.5), new(1, 0.89), 1),
        new Outliers([new(_small, _loss, 3, 1.213, 1.162, 0.004)], 16, 0.01),
        new Outliers(
            [new(_small, _loss, 3, 1.213, 1.162, 0.004), new(_deep, MetricDefinition.Cost<PeakMemory>(), 2, 4.9e6, 4.7e6, 5e3)],
            16,
            0.01),
        new OneOccasion(TimeSpan.FromSeconds(77), [new(0.005, 0.2), new(0.01, 0.43)], 0.05),
        new SkewedDifferences(Margin(0.01), 0, 2.71, 0.0004, 1, 0.12, 0.05),
        new SkewedDifferences(Margin(0.01), 2, -2.71, 0.004, 12, 0.12, 0.05),
        new NoiseScales(_noiseScale, [new(new PointName([]), 52.25, new(41, 80, 0.95))]),
        new NoiseScales(
            _noiseScale,
            [
                new(new PointName(_small), 52.25, new(41, 80, 0.95)),
                new(new PointName(_deep), 112, new(61.5, double.PositiveInfinity, 0.95)),
            ]),
        new SeveralLooks([3, 4, 5], AreRecorded: true, 0.1, 0.05),
        new SeveralLooks([3, 5], AreRecorded: false, 0.086, 0.05)));

    [Fact]
    public Task Imported() => Verify(Said(
        new TrainedElsewhere(100, 5),
        new ImportedAxes([new("BatchSize", ["16", "100"]), new("LearningRate", ["0.001"])]),
        new RunPairing(null),
        new RunPairing("seed"),
        new UnknownTokens(),
        new PointsWithoutRun([_small, _deep], 5),
        new PointsWithoutRun([.. Enumerable.Repeat(_small, 7)], 12),
        new DivergedRuns([new("a", _small), new("b_2", _small)], 20),
        new RunsThatEndEarly([(new("a", _small), 0.375)]),
        new RunsThatEndEarly([.. Enumerable.Range(1, 7).Select(i => (new NamedRun($"r{i}", _small), 0.5))]),
        new EqualRuns([[new("a", _small), new("copy of a", _small)]]),
        new IntervalCensored(_loss, 3.3, 0.031, 0.078),
        new IntervalCensored(_loss, 3.3, 0.05, 0.05),
        new TunedOnComparedRuns(["LearningRate"]),
        new AuthorsCaveat("The runs are *early*."),
        new RunsSource(""),
        new RunsSource("Runs of a study."),
        new TableRead(new RunTableNotes()),
        new TableRead(new RunTableNotes
        {
            Files = ["data/runs.csv"],
            Rows = 200,
            RowsElsewhere = 1,
            OtherLevels = new Dictionary<string, int> { ["BatchSize=7"] = 2 },
            RowsWithoutValue = 3,
            RepeatedRows = 4,
            ValuesAfterDivergence = 5,
            RunsWithoutMetric = new Dictionary<string, int> { ["Accuracy"] = 1, ["TrainLoss"] = 6 },
        }),
        new TableRead(new RunTableNotes { Files = ["a.csv", "b.csv"], Rows = 20 }),
        new ImportedTargetReading(FromColumn: true),
        new ImportedTargetReading(FromColumn: false),
        new MeansOverRuns(20),
        new MeansOverRuns(null),
        new UnpairedRule(7, 0.05, RatioMargin: 0.05, IsByWelch: true),
        new UnpairedRule(1, 0.05, RatioMargin: null, IsByWelch: false),
        new HowToReportAgain()));

    [Fact]
    public Task CriticalBatch() => Verify(Said(
        new CriticalBatchFound(84.04, new Interval(79.3, 88.9, 0.95), null, ProgressUnit.Tokens, 1572.2, 132_135, null),
        new CriticalBatchFound(
            84.04, new Interval(66.1, 97.2, 0.95), new Interval(79.3, 88.9, 0.95), ProgressUnit.Sequences, 1572.2, 132_135, (74, 93.7)),
        new NoCriticalBatch(CriticalBatchObstacle.TooFewArms),
        new NoCriticalBatch(CriticalBatchObstacle.TooFewRuns),
        new NoCriticalBatch(CriticalBatchObstacle.NotReached),
        new NoCriticalBatch(CriticalBatchObstacle.NoMinimumExamples),
        new NoCriticalBatch(CriticalBatchObstacle.NoMinimumSteps),
        new CriticalBatchSides(Identifiability.Identified, 8, 512),
        new CriticalBatchSides(Identifiability.LowerBound, 16, 128),
        new CriticalBatchSides(Identifiability.UpperBound, 64, 512),
        new CriticalBatchSides(Identifiability.None, 64, 128),
        new LawFit(0.57, Curvature.None, IsRejected: false, null),
        new LawFit(0.0004, Curvature.Convex, IsRejected: true, null),
        new LawFit(0.0004, Curvature.Concave, IsRejected: true, 0.0007),
        new LawFit(0.0004, Curvature.Convex, IsRejected: true, 0.9),
        new CriticalBatchMoves([(16, 74.04), (128, 93.7)], 80.2, MustHold: true),
        new CriticalBatchMoves([(16, 74.04), (128, 93.7)], null, MustHold: false),
        new CriticalBatchLaw(IsByRun: true, ProgressUnit.Sequences),
        new CriticalBatchLaw(IsByRun: false, ProgressUnit.Tokens),
        new CriticalBatchLead([Critical(84, Identifiability.LowerBound)]),
        new CriticalBatchLead(
        [
            Critical(84, Identifiability.LowerBound, "8B"),
            Critical(19.1, Identifiability.UpperBound, "0.1M"),
            Critical(40.2, Identifiability.Identified, "70B"),
        ]),
        new CriticalBatchLead([Critical(14.7, Identifiability.None), Critical(19.1, Identifiability.Identified)])));

    private static CriticalBatchAt Critical(double size, Identifiability sides, string? model = null) => new(
        MetricDefinition.Validation<ValidationLoss>(),
        3.3,
        model is null ? [] : [new AxisLevel("Model", model)],
        size,
        new Interval(0.9 * size, 1.1 * size, 0.95),
        sides);

    [Fact]
    public Task Deviations() => Verify(Said(
        new ShortenedRun(Scale.Quick, [new("BatchSize", ["32", "64"])], new(1_000_000, 3_300_000), new(3, 5), new(1, 2)),
        new ShortenedRun(Scale.Smoke, [], new(1_000_000, 3_300_000), new(5, 5), default),
        new MissingTrials(1, 120, "dotnet run -c Release --project experiments -- run Study"),
        new MissingTrials(8, 120, "dotnet run -c Release --project experiments -- run Study --scale quick"),
        new DivergedTrials([new(_small, 1, 5), new(_deep, 3, 5)]),
        new DivergedTuning(1),
        new DivergedTuning(6),
        new EndedAttempts(Outcome.Interrupted, 1),
        new EndedAttempts(Outcome.Killed, 2),
        new EndedAttempts(Outcome.OutOfMemory, 1),
        new EndedAttempts(Outcome.Crashed, 2),
        new UndecidedTimes(1, 10),
        new UndecidedTimes(2, 10),
        new UnusableValues(_loss, 1, 10),
        new UnusableValues(_loss, 2, 10),
        new NothingFinished(new(2, 5, (1_000_000, 1_000_000), 0), 1, "dotnet run -c Release --project experiments -- run Study"),
        new NothingFinished(new(2, 5, (1_000_000, 1_000_000), 0), 8, "dotnet run -c Release --project experiments -- run Study"),
        new FailedTrial("BatchSize=16,seed=4", 2, new WorkerSignaled(9, MemoryRanOut: true, "")),
        new UnusedTokens(23_200),
        new OtherTrials(1),
        new OtherTrials(4),
        new ChangedCode("Perplexity", 1),
        new ChangedCode("Perplexity", 4)));

    [Fact]
    public Task Advice() => Verify(Said(
        new AdviceFor(new(8e9, 15e12), 8192, IsAdamW: true),
        new AdviceFor(new(1e5, 1e7), 64, IsAdamW: false),
        new AdviceWithout(["RealLlama8B", "Zhang2024"]),
        new NothingNear(AdvisedQuantity.CriticalBatch, ("Zhang2024", 6.02), 5.44),
        new NothingNear(AdvisedQuantity.LearningRate, ("StepLaw2025", 0), null),
        new NothingNear(AdvisedQuantity.LeastLossBatch, null, null),
        new NoStudyOfSgd(),
        new UntestedAdvice(AdvisedQuantity.LeastLossBatch, 2.18, 1.5, IsInside: false),
        new UntestedAdvice(AdvisedQuantity.CriticalBatch, 2.4, 2, IsInside: true),
        new UnseenRatio(1868, [new(AdvisedQuantity.LeastLossBatch, 9.3, 465), new(AdvisedQuantity.CriticalBatch, 0.162, 28.6)]),
        new WideAdvice(AdvisedQuantity.CriticalBatch, 122),
        new ScaledRate(IsAdamW: true, new(0.5, -0.25, 1.25, [])),
        new ScaledRate(IsAdamW: false, new(0.79, 0.13, 1.46, [])),
        new ScaledRate(IsAdamW: true, null),
        new Beta2Advice(27, 0.99713),
        new Beta2Advice(2700, 0.81),
        new Beta2Advice(0.4, 0.9999918),
        new NoBeta2Advice(1e7),
        new DecayAdvice(0.0604, 0.0204, 2700, 1.2e-3, 0.17),
        new DecayAdvice(0.1, 0.21, 60, 1e-3, 0),
        new NoDecayAdvice(0.1625),
        new WarmupAdvice(),
        new AdviceBackTest(
            [new(AdvisedQuantity.LeastLossBatch, 34, 35, 0, 0.833, 6), new(AdvisedQuantity.CriticalBatch, 13, 14, 2, 0.944, 6)],
            (6, 6)),
        new MemoryErrors(0.04),
        new AdviceScope(),
        new NoKnownShape(20e9, ["Llama 2 7B", "Llama 3.1 8B"]),
        new MicroBatchAdvice(80e9, 128.5e9, (8, 1), (4, 2)),
        new MicroBatchAdvice(8e9, 2e6, (1, 1024), null)));

    [Fact]
    public Task StepTime() => Verify(Said(
        new CurvedStepTime(),
        new StepTimeLine(new(5, 3.0e-5, 0.9e-5), new(5, 1.154e-4, 6e-7)),
        new OverheadNearZero(16, 0.047, IsNegligible: true),
        new OverheadNearZero(16, 0.47, IsNegligible: false),
        new OverheadNearZero(16, null, IsNegligible: false),
        new GrowingThroughput(),
        new SaturatedThroughput(new(5, 190, 7), IsBelowSmallest: false),
        new SaturatedThroughput(new(5, 4.9, 1.5), IsBelowSmallest: true),
        new SameAtEveryLevel([new(ReportColumn.Steps, "200")]),
        new SameAtEveryLevel(
            [
                new(ReportColumn.Steps, "200"), new(ReportColumn.Tokens, "51,200"), new(ReportColumn.Updates, "3,906"),
                new(ReportColumn.Memory, "4.5 MiB"),
            ]),
        new PredictedCosts(IsTimeMeasured: false, IsTimePredictable: true, IsTimePredicted: false),
        new PredictedCosts(IsTimeMeasured: true, IsTimePredictable: false, IsTimePredicted: false),
        new PredictedCosts(IsTimeMeasured: true, IsTimePredictable: true, IsTimePredicted: false),
        new PredictedCosts(IsTimeMeasured: true, IsTimePredictable: true, IsTimePredicted: true)));

    [Fact]
    public Task EqualPoints() => Verify(Said(
        new EqualPointsSummary(
            [new EqualLevels("Depth", ["4", "8"], Sharing.Everything), new EqualLevels("MicroBatch", ["1", "3", "8"], Sharing.Learning)]),
        new EqualLevels("Precision", ["Float32", "BFloat16"], Sharing.Costs),
        new EqualPoints([_small, _deep]),
        new MoreEqualPoints(1),
        new MoreEqualPoints(3)));

    [Fact]
    public Task Method() => Verify(Said(
        new ComparedAxes([new("BatchSize", ["16", "100"])], [new("LearningRate", ["BatchSize"])]),
        new ComparedAxes(
            [new("BatchSize", ["16", "100"]), new("Depth", ["2", "4"])],
            [new("LearningRate", []), new("WeightDecay", ["BatchSize", "Depth"])]),
        new StudyExtent(
            98,
            35,
            35,
            5,
            450e6,
            [new("AMD EPYC", 2)],
            new StudyTime(TimeSpan.FromSeconds(1888), new(2026, 11, 25), new(2026, 11, 25))),
        new StudyExtent(
            0,
            35,
            1,
            1,
            12.3e3,
            [new("A", 2), new("B", 1)],
            new StudyTime(TimeSpan.FromSeconds(187_200), new(2026, 11, 24), new(2026, 11, 26))),
        new StudyExtent(0, 0, 35, 0, 12e6, [], null),
        new SharedSteps(60, 34e6),
        new SharedSteps(1, 6400),
        new PredictedTime(35, TimeSpan.FromSeconds(110), TimeSpan.FromSeconds(121)),
        new PredictedTime(1, TimeSpan.FromSeconds(3600), TimeSpan.FromSeconds(3700)),
        new AveragedWeights(25_000),
        new CostsOnly(),
        new SeedPairing(5, IsSameText: true, 2),
        new SeedPairing(3, IsSameText: false, 0),
        new CostProtocol(5, HasMemory: true, ["AMD EPYC"]),
        new CostProtocol(5, HasMemory: false, []),
        new VaryingSettings(["Optimizer.LearningRate", "Optimizer.Beta2"]),
        new MetricMeaning(nameof(LossJitter)),
        new MetricMeaning(nameof(ValidationJitter)),
        new MetricMeaning(nameof(AccuracyJitter)),
        new MetricMeaning(nameof(SpikeRate)),
        new MetricMeaning(nameof(ModelFlopsUtilization)),
        new MetricMeaning(nameof(SeenLoss)),
        new MetricMeaning(nameof(GeneralizationGap)),
        new MetricMeaning(nameof(UpdateRatio)),
        new MetricMeaning(nameof(GradientCosine)),
        new MetricMeaning(nameof(SignalToNoise)),
        new MetricMeaning(nameof(GradientBias)),
        new MetricMeaning(nameof(TopEigenvalue)),
        new MetricMeaning(nameof(SamSharpness)),
        new MetricMeaning(nameof(RandomSharpness)),
        new MetricMeaning(nameof(LossBarrier)),
        new TokenKind(Corpora.DotNetDocs),
        new TokenKind(Corpora.MarkovText),
        new StepSize(100, 32),
        new MicroBatches(new(8, 8), new(256, 256)),
        new MicroBatches(new(16, 1024), new(512, 32_768)),
        new MicroBatches(new(1, 1), new(512, 512)),
        new StepTaken(StepKind.Fast, [Precision.Float32]),
        new StepTaken(StepKind.Fast, [Precision.BFloat16]),
        new StepTaken(StepKind.Fast, [Precision.Float32, Precision.BFloat16]),
        new StepTaken(StepKind.Autograd, [Precision.Float32]),
        new StepTaken(null, [Precision.Float32])));

    [Fact]
    public Task Environment() => Verify(Said(
        new RanOn(new MachineFacts("1.0.0", ".NET 10.0.12", "Debian GNU/Linux 12 (bookworm) X64", "AMD EPYC", 2, 24L << 30)),
        new Numerics(3),
        new TextFingerprint("DotNetDocs", "33732e93fecc740b"),
        new HowToRepeat()));

    [Fact]
    public Task Texts()
    {
        TextName docs = new(new("DotNetDocs", null), null);
        TextName files = new(new("TextFiles", "Path = a"), 64);
        return Verify(Said(
            new DifferentValidationSets(
                new([new("A", null), new("B", null)], [], [32, 64], []),
                [_loss, MetricDefinition.Validation<Accuracy>()]),
            new EndlessText(new(new("MarkovText", null), null)),
            new TextRead(docs, 6_378_871, 0.513, 0.517),
            new TextRead(docs, 6_378_871, 0.00031, 0.52),
            new TextRead(docs, 6_378_871, 1, 1),
            new TextRead(files, 2_925, 34, 68),
            new WindowsUsed(1024, 23_067),
            new WindowsUsed(32, 9),
            new WindowsUsed(128, null),
            new HeldOut(Corpora.DotNetDocs),
            new LimitedText(65_536),
            new HeldOut(Corpora.TextFiles("a")),
            new HeldOut(Corpora.TextFiles("a") with { Split = Split.ByPosition }),
            new CopiedDocuments(1),
            new CopiedDocuments(2),
            new LossGap(IsTextRepeated: true, IsAveraged: false),
            new LossGap(IsTextRepeated: false, IsAveraged: true),
            new FixedWindows(),
            new RepeatedText(files, 2_925, 68.4, 4),
            new FewWindows(docs, 32, 9),
            new IncomparableLosses(new([], [Corpora.DotNetDocs, Corpora.MarkovText], [], [512, 1024]))));
    }

    [Fact]
    public Task Journal() => Verify(Said([
        .. NoteTests.All.Select(note => new StoredNote(note)),
        .. AttemptFailureTests.All.Select(failure => new FailedTrial("seed=1", 2, failure)),
    ]));

    private static Comparison Margin(double margin)
        => new(Arms.Of("512", 1.1, 1.2), Arms.Of("16", 1.0, 1.05), _loss, Relation.Above, margin);

    private static string Said(params Fact[] facts)
    {
        var text = new StringBuilder();
        foreach (Fact fact in facts)
        {
            text.Append(fact.GetType().Name).Append('\n');
            foreach (Language language in KnownLanguages.All)
            {
                text.Append("  ").Append(fact.In(language).Markdown).Append('\n');
            }
        }

        return text.ToString();
    }
}
