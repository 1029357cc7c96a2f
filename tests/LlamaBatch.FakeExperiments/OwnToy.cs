using LlamaBatch.Data;
using LlamaBatch.Reporting;
using LlamaBatch.Trials;

namespace LlamaBatch.FakeExperiments;

/// <summary>
/// An experiment with an optimizer, a corpus, a schedule and a metric of its own. FAKE_OWN names the member that misbehaves, and how.
/// </summary>
internal sealed record OwnToy : LlamaExperiment
{
    public double LearningRate { get; init; } = 0.01;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => new OwnCorpus { SequenceLength = 8 };

    public override Training Training => new() { BatchSize = 4, Tokens = 12_800, Schedule = new OwnSchedule() };

    public override OwnOptimizer Optimizer => new() { LearningRate = LearningRate };

    /// <summary>How a member misbehaves: <c>throws</c>, <c>null</c>, <c>recurses</c>, <c>NaN</c>; null if it behaves.</summary>
    /// <param name="member">The member, such as <c>OwnOptimizer.Name</c>.</param>
    public static string? HowIs(string member) =>
        Environment.GetEnvironmentVariable("FAKE_OWN")?.Split(' ') is [string bad, string how] && bad == member ? how : null;

    public static FormatException Broken => new("It is broken.");

    public sealed class Sweep : Sweep<OwnToy>
    {
        public override string Name => nameof(OwnToy);

        public override string Question => "Is own code forgiven?";

        public override OwnToy Baseline => new();

        public override IReadOnlyList<Axis<OwnToy>> Axes { get; } =
        [
            new Axis<OwnToy, double>
            {
                Name = "LearningRate",
                Levels = [0.01, 0.02],
                BaselineLevel = 0.01,
                With = (point, level) => point with { LearningRate = level },
            },
        ];

        public override IReadOnlyList<MetricDefinition> Metrics { get; } =
            [MetricDefinition.Step<OwnMetric>(), MetricDefinition.Step<TrainLoss>()];

        public override int Seeds => 3;

        public override int TuningSeeds => 0;

        public override int CostBlocks => 0;
    }

    /// <summary>What the generator would write.</summary>
    [System.CodeDom.Compiler.GeneratedCode("LlamaBatch.Generators", null)]
    public static class Pipeline
    {
        public static void Train(Trial<OwnToy> trial, TokenSource corpus, TrialRecorder recorder)
        {
            if (HowIs("OwnOptimizer.CreateFor") == "null")
            {
                throw new NoOptimizerException();                                   // as a training step without an optimizer does
            }

            for (int step = 0; step < trial.Plan.Steps; step++)
            {
                var outcome = new StepOutcome(2 + (trial.Point.LearningRate * trial.Seed), 1, 0.001);
                recorder.Observe(step, outcome);
                recorder.Record<OwnMetric>(step, outcome);
                recorder.Record<TrainLoss>(step, outcome);
            }
        }

        public static IReadOnlyDictionary<string, string> Report(ReportInput<OwnToy> input)
        {
            var report = new ReportWriter<OwnToy>(input);
            report.Question("Is own code forgiven?", "");
            report.Verdicts(0.05, ClaimsOf(input.Results));
            report.Table("LearningRate");
            report.Deviations();
            report.Method([], new Dictionary<string, string>());
            report.Environment();
            return report.Files();
        }

        public static IReadOnlyList<Claim> ClaimsOf(ResultTable table)
        {
            return [new Claim("A low rate is better", "", () => At("0.01").IsBelow(At("0.02")))];

            Samples At(string rate) => table.Final(nameof(OwnMetric), [new("LearningRate", [rate])]);
        }
    }
}

internal sealed record OwnOptimizer : Optimizer
{
    public override string Name =>
        OwnToy.HowIs("OwnOptimizer.Name") switch
        {
            "throws" => throw OwnToy.Broken,
            "null" => null!,
            _ => "Own",
        };

    public override int FloatsPerParameter => OwnToy.HowIs("OwnOptimizer.FloatsPerParameter") is null ? 2 : throw OwnToy.Broken;

    public override IEnumerable<SettingProblem> Problems() =>
        OwnToy.HowIs("OwnOptimizer.Problems") switch
        {
            "throws" => throw OwnToy.Broken,
            "null" => null!,
            _ => base.Problems(),
        };

    public override IEnumerable<Setting> Settings() =>
        OwnToy.HowIs("OwnOptimizer.Settings") switch
        {
            "throws" => throw OwnToy.Broken,
            "null" => null!,
            _ => [new(nameof(LearningRate), LearningRate)],
        };
}

internal sealed record OwnSchedule : Schedule
{
    public override string Name =>
        OwnToy.HowIs("OwnSchedule.Name") switch
        {
            "throws" => throw OwnToy.Broken,
            "null" => null!,
            _ => "Own",
        };

    protected override double AfterWarmup(double progress) => 1;
}

internal sealed record OwnCorpus : Corpus
{
    public override string Name =>
        OwnToy.HowIs("OwnCorpus.Name") switch
        {
            "throws" => throw OwnToy.Broken,
            "null" => null!,
            _ => "Own",
        };

    public override string TokenIs =>
        OwnToy.HowIs("OwnCorpus.TokenIs") switch
        {
            "throws" => throw OwnToy.Broken,
            "null" => null!,
            _ => "",
        };

    public override IEnumerable<Setting> Settings() =>
        OwnToy.HowIs("OwnCorpus.Settings") switch
        {
            "throws" => throw OwnToy.Broken,
            "null" => null!,
            _ => [],
        };

    public override TokenSource Open(string folder) => new Tokens();

    internal sealed class Tokens : TokenSource
    {
        public override string Fingerprint => OwnToy.HowIs("Tokens.Fingerprint") is null
            ? "b5d54c39e66671c9731b9f471e585d8262cd4f54963f0c93082d8dcf334d4c78"
            : throw OwnToy.Broken;

        public override int VocabSize => 256;

        public override long TrainingTokens => long.MaxValue;

        public override long ValidationWindows => long.MaxValue;

        public override string Remark
        {
            get => OwnToy.HowIs("Tokens.Remark") is null ? "" : null!;
            init { }
        }

        public override void ReadTraining(int seed, long index, Span<int> sequence) => sequence.Clear();

        public override void ReadValidation(long window, Span<int> sequence) => sequence.Clear();
    }
}

internal sealed class OwnMetric : IStepMetric
{
    public static string Name => OwnToy.HowIs("OwnMetric.Name") is null ? "Own metric" : throw OwnToy.Broken;

    public static string Unit => "1";

    public static Better Better => Better.Lower;

    public static Contrast Contrast => Contrast.Difference;

    public static double Margin => 0;

    public static double WhenDiverged(int vocabSize) => vocabSize;

    public static double Measure(StepOutcome step) => OwnToy.HowIs("OwnMetric.Measure") switch
    {
        "throws" => throw OwnToy.Broken,
        "recurses" => Measure(step) + step.Loss,
        "NaN" => double.NaN,
        "file" => File.ReadAllText("no such file").Length,
        "thread" => OnAnotherThread(),
        "async" => InTheBackground(),
        _ => step.Loss,
    };

    private static double OnAnotherThread()
    {
        new Thread(() => throw OwnToy.Broken).Start();
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    private static double InTheBackground()
    {
        Throw();
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    private static async void Throw()
    {
        await Task.Delay(1).ConfigureAwait(false);
        throw OwnToy.Broken;
    }
}
