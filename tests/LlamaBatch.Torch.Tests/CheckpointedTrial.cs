using LlamaBatch.Trials;

namespace LlamaBatch.Torch.Tests;

/// <summary>A small trial, written out as the generator would write it.</summary>
internal sealed class CheckpointedTrial : IDisposable, ITrialObserver
{
    public const int Steps = 10;
    private const int Batch = 4;
    private const int Seed = 2;

    private readonly Trial<Small> _trial;
    private readonly SeededBytes _corpus = new(32);

    public CheckpointedTrial(string checkpoint, LlamaConfig config, int averagingHalfLife = 0, bool keepsEarlier = false)
    {
        CheckpointPath = checkpoint;
        var point = new Small(config, averagingHalfLife);
        _trial = new Trial<Small>
        {
            Id = "0123456789abcdef",
            Levels = [],
            Seed = Seed,
            Phase = Phase.Evaluation,
            Plan = new TrialPlan(config, point.Training, point.Corpus.SequenceLength)
            {
                Probes = ProbeKinds.Gradients | (keepsEarlier ? ProbeKinds.Path : ProbeKinds.None),
            },
            Settings = [],
            Point = point,
        };
        Model = LlamaModel.Create(config, Seed);
        Optimizer = point.Optimizer.CreateFor(Model);
        Average = WeightAverage.Create(Model, _trial.Plan);
        Earlier = EarlierWeights.Create(Model, _trial.Plan, point.Probe);
        MetricDefinition[] metrics =
        [
            MetricDefinition.Step<TrainLoss>(3 * _trial.Plan.TokensPerStep),
            MetricDefinition.Step<GradientNorm>(),
            MetricDefinition.Validation<ValidationLoss>(5 * _trial.Plan.TokensPerStep),
            MetricDefinition.Validation<GradientCosine>(4 * _trial.Plan.TokensPerStep),
        ];
        Recorder = new TrialRecorder(_trial, metrics, this);
    }

    public LlamaModel Model { get; }

    public AdamWOptimizer Optimizer { get; }

    public WeightAverage? Average { get; }

    public EarlierWeights? Earlier { get; }

    public TrialRecorder Recorder { get; }

    public string CheckpointPath { get; }

    public bool CheckpointIsDue => false;

    public bool MustStop => false;

    public List<TrialNote> Notes { get; } = [];

    public float[] Weights => [.. Model.Weights.SelectMany(weight => weight.Values.ToArray())];

    public IEnumerable<(string Key, Measurement Measurement)> Measurements =>
        from series in Recorder.Result(new Dictionary<string, double>()).Learning
        from measurement in series.Value
        select (series.Key, measurement);

    public void Train(int from, int to)
    {
        var batches = new TokenBatches(_corpus, Seed, _trial.Plan.SequenceLength);
        using LlamaPass pass = LlamaPass.Create(Model, _trial.Plan);
        var step = new TrainingStep(pass, Optimizer, _trial.Plan.Training.GradientClip);
        var evaluation = new Evaluation(pass, _corpus, 5, _trial.Plan.SequenceLength, Average);
        var probe = new ModelProbe(pass, new Probe { Batches = 3, Reference = 8 }, Batch);
        for (int i = from; i < to; i++)
        {
            Optimizer.LearningRate = _trial.Point.Optimizer.LearningRate * _trial.Plan.LayOutSteps().RateFactorAt(i);
            StepOutcome outcome = step.Run(batches.Batch(i * Batch, Batch));
            if (!Recorder.Observe(i, outcome))
            {
                throw new InvalidOperationException("The trial diverged, and these tests need one that goes on.");
            }

            Average?.Update(i);
            Earlier?.Update(i);
            Recorder.Record<TrainLoss>(i, outcome);
            Recorder.Record<GradientNorm>(i, outcome);
            if (Recorder.IsDue<ValidationLoss>(i) || Recorder.IsDue<GradientCosine>(i))
            {
                ValidationOutcome validation = evaluation.Measure() with
                {
                    Probe = probe.Measure(batches.From((i + 1) * Batch), Recorder.ProbesAfter(i)),
                };
                Recorder.Record<ValidationLoss>(i, validation);
                Recorder.Record<GradientCosine>(i, validation);
            }
        }
    }

    /// <summary>Trains so many steps from the first one and saves a checkpoint.</summary>
    public void Save(int steps)
    {
        Train(0, steps);
        Checkpoint.Save(Model, Optimizer, steps, Recorder, Average, Earlier);
    }

    /// <summary>Goes on from the checkpoint.</summary>
    public int Restore() => Checkpoint.Restore(Model, Optimizer, Recorder, Average, Earlier);

    public void Stepped(int step, int steps, StepOutcome outcome)
    {
    }

    public void Measured(string metric, Measurement measurement)
    {
    }

    public void Noted(TrialNote note) => Notes.Add(note);

    public void Dispose()
    {
        Optimizer.Dispose();
        Model.Dispose();
    }

    private sealed record Small(LlamaConfig Config, int AveragingHalfLife) : LlamaExperiment
    {
        public override LlamaConfig Model => Config;

        public override Corpus Corpus => new MarkovText { SequenceLength = 8 };

        public override Training Training => new() { BatchSize = Batch, Tokens = Steps * Batch * 8, AveragingHalfLife = AveragingHalfLife };

        public override AdamW Optimizer => new() { LearningRate = 0.01, Beta2 = 0.95, WeightDecay = 0.1 };
    }
}
