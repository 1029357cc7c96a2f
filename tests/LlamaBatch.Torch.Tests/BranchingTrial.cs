using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Torch.Tests;

/// <summary>A trial with metrics of every kind, written out as the generator would write it.</summary>
internal sealed class BranchingTrial(Trial<Branching> trial, string checkpoint, IReadOnlyList<TrunkFile> trunks)
    : IDisposable, ITrialObserver
{
    /// <summary>240 sequences of 8 tokens.</summary>
    public const int Tokens = 1920;

    private readonly LlamaModel _model = LlamaModel.Create(trial.Point.Model, trial.Seed);
    private IOptimizer? _optimizer;
    private TrialRecorder? _recorder;
    private int? _stopAfter;

    /// <summary>Every metric with a state of its own, and every moment: fixed intervals and shares of the run.</summary>
    public static IReadOnlyList<MetricDefinition> Metrics { get; } =
    [
        MetricDefinition.Step<TrainLoss>(100),
        MetricDefinition.Step<LossJitter>(),
        MetricDefinition.Step<SpikeRate>(),
        MetricDefinition.Step<UpdateRatio>(),
        MetricDefinition.Step<GradientVariance>(),
        MetricDefinition.Step<GradientNorm>(),
        MetricDefinition.Validation<ValidationLoss>(),
        MetricDefinition.Validation<ValidationJitter>(200),
        MetricDefinition.Validation<SeenLoss>(),
        MetricDefinition.Validation<GradientCosine>(300),
        MetricDefinition.Validation<SamSharpness>(400),
        MetricDefinition.Validation<LossBarrier>(500),
    ];

    public string CheckpointPath => checkpoint;

    public IReadOnlyList<TrunkFile> Trunks => trunks;

    public bool CheckpointIsDue => StepsTaken == _stopAfter;

    public bool MustStop => StepsTaken == _stopAfter;

    public int StepsTaken { get; private set; }

    public Trunk? Branch { get; private set; }

    public List<TrialNote> Notes { get; } = [];

    public float[] Weights => _model.Buffer.Values.ToArray();

    public Dictionary<string, float[]> State => _optimizer!.State.ToDictionary(one => one.Key, one => one.Value);

    public string RecorderState => _recorder!.SaveState();

    public void Train(int? stopAfter = null)
    {
        _stopAfter = stopAfter;
        TrialPlan plan = trial.Plan;
        Branching point = trial.Point;
        TokenSource corpus = new CorpusShelf("").Open(point.Corpus);
        var recorder = _recorder = new TrialRecorder(trial, Metrics, this);
        IOptimizer optimizer = _optimizer = point.Optimizer switch
        {
            AdamW settings => settings.CreateFor(_model),
            Sgd settings => settings.CreateFor(_model),
            var other => throw new InvalidOperationException(other.Name),
        };
        using LlamaPass pass = LlamaPass.Create(_model, plan);
        WeightAverage? average = WeightAverage.Create(_model, plan);
        StepSizes sizes = plan.LayOutSteps();
        TokenBatches batches = new(corpus, trial.Seed, plan.SequenceLength);
        GradientNoise? noise = GradientNoise.Create(plan, trial.Seed);
        TrainingStep training = new(
            pass,
            optimizer,
            trial.Training.GradientClip,
            recorder.NeedsMicroBatches,
            recorder.NeedsUpdates,
            noise,
            recorder.NeedsPreconditioner);
        Evaluation evaluation = new(pass, corpus, point.Validation.Windows, plan.SequenceLength, average);
        EarlierWeights? earlier = EarlierWeights.Create(_model, plan, point.Probe);
        ModelProbe probe = new(pass, point.Probe, trial.Training.BatchSize, earlier);
        for (int step = Checkpoint.Restore(_model, optimizer, recorder, average, earlier); step < sizes.Count; step++)
        {
            optimizer.LearningRate = point.Optimizer.LearningRate * sizes.RateFactorAt(step);
            StepOutcome outcome = training.Run(batches.Batch(sizes.SequencesBefore(step), sizes.BatchAt(step)));
            if (!recorder.Observe(step, outcome))
            {
                throw new InvalidOperationException("The trial diverged, and these tests need one that goes on.");
            }

            average?.Update(step);
            earlier?.Update(step);
            recorder.Record<TrainLoss>(step, outcome);
            recorder.Record<LossJitter>(step, outcome);
            recorder.Record<SpikeRate>(step, outcome);
            recorder.Record<UpdateRatio>(step, outcome);
            recorder.Record<GradientVariance>(step, outcome);
            recorder.Record<GradientNorm>(step, outcome);
            if (recorder.IsDue<ValidationLoss>(step) || recorder.IsDue<ValidationJitter>(step) || recorder.IsDue<SeenLoss>(step)
                || recorder.IsDue<GradientCosine>(step) || recorder.IsDue<SamSharpness>(step) || recorder.IsDue<LossBarrier>(step))
            {
                ValidationOutcome validation = evaluation.Measure(batches.First(sizes.SequencesBefore(step + 1)));
                validation = validation with
                {
                    Probe = probe.Measure(batches.From(sizes.SequencesBefore(step + 1)), recorder.ProbesAfter(step)),
                };
                recorder.Record<ValidationLoss>(step, validation);
                recorder.Record<ValidationJitter>(step, validation);
                recorder.Record<SeenLoss>(step, validation);
                recorder.Record<GradientCosine>(step, validation);
                recorder.Record<SamSharpness>(step, validation);
                recorder.Record<LossBarrier>(step, validation);
            }

            if (recorder.CheckpointIsDue)
            {
                Checkpoint.Save(_model, optimizer, step + 1, recorder, average, earlier);
                if (recorder.MustStop)
                {
                    return;
                }
            }
        }
    }

    public void BranchedFrom(Trunk trunk) => Branch = trunk;

    public void Stepped(int step, int steps, StepOutcome outcome) => StepsTaken++;

    public void Measured(string metric, Measurement measurement)
    {
    }

    public void Noted(TrialNote note) => Notes.Add(note);

    public void Dispose()
    {
        _optimizer?.Dispose();
        _model.Dispose();
    }
}

/// <summary>An experiment of one configuration.</summary>
internal sealed record Branching(Training Chosen, Optimizer Updates) : LlamaExperiment
{
    public LlamaConfig Shape { get; init; } = LlamaConfig.Nano with { HiddenSize = 16, IntermediateSize = 20, Layers = 1 };

    public override LlamaConfig Model => Shape;

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 8 };

    public override Training Training => Chosen;

    public override Optimizer Optimizer => Updates;

    public override Validation Validation => new() { Windows = 5 };

    public override Probe Probe => new() { BatchSize = 4, Batches = 2, Reference = 8, SharpnessSequences = 6, BarrierFrom = 0.25 };
}

/// <summary>The sweep that the generator would write.</summary>
internal sealed class BranchingSweep(Branching point) : Sweep<Branching>
{
    public override string Name => nameof(Branching);

    public override string Question => "Are the bits the same?";

    public override Branching Baseline => point;

    public override IReadOnlyList<Axis<Branching>> Axes => [];

    public override IReadOnlyList<MetricDefinition> Metrics => BranchingTrial.Metrics;

    public override int Seeds => 1;

    public override int TuningSeeds => 0;

    public override int CostBlocks => 0;
}
