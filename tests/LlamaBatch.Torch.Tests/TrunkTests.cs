using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Torch.Tests;

/// <summary>Trials that share their first steps against the same trials, trained alone.</summary>
[Collection(nameof(OneThread))]
public sealed class TrunkTests : IDisposable
{
    private static readonly Training _training = new() { MicroBatch = 2, Tokens = BranchingTrial.Tokens };
    private static readonly int[] _sizes = [4, 8, 24];
    private static readonly AdamW _adamW = new() { LearningRate = 0.01 };
    private static readonly StagedBatch _half = BatchSchedule.Staged(4, until: 0.5);

    private readonly string _folder = Directory.CreateTempSubdirectory("llamabatch-trunk-").FullName;

    public static TheoryData<string> Cases => [.. _cases.Keys];

    /// <summary>By name, the branches and the steps that they take together if each trunk is trained once.</summary>
    private static readonly Dictionary<string, (Branching[] Branches, int Steps)> _cases = new(StringComparer.Ordinal)
    {
        // 30 steps of 4 sequences, then as many sequences in steps of 4, 8, and 24.
        ["AdamW with an average"] = (Grown(_training with { AveragingHalfLife = 300 }, _adamW), 30 + 30 + 15 + 5),
        ["SGD"] = (Grown(_training, new Sgd { LearningRate = 0.1, Momentum = 0.9 }), 30 + 30 + 15 + 5),
        ["autograd"] = (Grown(_training with { Step = StepKind.Autograd }, _adamW), 30 + 30 + 15 + 5),
        ["added noise"] = (Grown(_training with { NoiseBatchSize = 2, MicroBatch = 1 }, _adamW), 30 + 30 + 15 + 5),

        // 8 steps of 16 sequences, then 8 of 16 and 4 of 32.
        ["bfloat16"] = ([InBFloat16(16), InBFloat16(32)], 8 + 8 + 4),

        // 15 steps of 4 for all, 10 of 6 for two of them, then 20 and 15 of 4 and 5 of 12; the third goes on with 45 steps of 4.
        ["a trunk of a trunk"] = (
        [
            Of(12, BatchSchedule.Staged(4, until: 0.25).Then(6, until: 0.5)),
            Of(6, BatchSchedule.Staged(4, until: 0.25)),
            Of(4, BatchSchedule.Constant()),
        ], 15 + 10 + 10 + 20 + 45),

        // The rates of the first steps differ, so nothing is shared.
        ["rates that follow the largest batch"] = (
            [Of(8, _half with { RateExponent = 0.3 }), Of(12, _half with { RateExponent = 0.3 })], (2 * 30) + 15 + 10),
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_trial_that_branches_off_has_the_bits_of_one_that_was_trained_alone(string name)
    {
        (Branching[] branches, int steps) = _cases[name];
        List<Trial<Branching>> trials = TrialsOf(branches);
        var shared = SharedTrunks.Of(trials);
        Assert.All(trials, trial => Assert.Equal(trial.Training.Precision, trial.Plan.Precision));

        int taken = 0;
        foreach (Trial<Branching> trial in trials)
        {
            using var alone = new BranchingTrial(trial, Path.Combine(_folder, "alone.checkpoint"), []);
            using var branched = new BranchingTrial(trial, Path.Combine(_folder, $"{trial.Id}.checkpoint"), FilesOf(shared.Of(trial)));
            alone.Train();
            branched.Train();

            Assert.Equal(trial.Plan.Steps, alone.StepsTaken);
            taken += branched.StepsTaken;
            Assert.Empty(branched.Notes);
            Assert.Equal(alone.Weights, branched.Weights);
            Assert.Equal(alone.State, branched.State);
            Assert.Equal(alone.RecorderState, branched.RecorderState);
            Assert.All(
                BranchingTrial.Metrics,
                metric => Assert.Contains($"\"{metric.Key}\":[{{", branched.RecorderState, StringComparison.Ordinal));
        }

        Assert.Equal(steps, taken);
    }

    /// <summary>The first branch is stopped before the end of the trunk, so its checkpoint must lead to the same trunk.</summary>
    [Fact]
    public void A_trial_that_was_stopped_before_the_end_of_a_trunk_still_writes_it()
    {
        List<Trial<Branching>> trials = TrialsOf(_cases["AdamW with an average"].Branches);
        var shared = SharedTrunks.Of(trials);
        for (int attempt = 0; attempt < 2; attempt++)
        {
            using var first = new BranchingTrial(trials[0], Path.Combine(_folder, "first.checkpoint"), FilesOf(shared.Of(trials[0])));
            first.Train(stopAfter: attempt == 0 ? 20 : null);
        }

        using var second = new BranchingTrial(trials[1], Path.Combine(_folder, "second.checkpoint"), FilesOf(shared.Of(trials[1])));
        second.Train();
        using var alone = new BranchingTrial(trials[1], Path.Combine(_folder, "alone.checkpoint"), []);
        alone.Train();

        Assert.Equal(Assert.Single(shared.Of(trials[1])), second.Branch);
        Assert.Equal(trials[1].Plan.Steps - 30, second.StepsTaken);
        Assert.Equal(alone.RecorderState, second.RecorderState);
    }

    [Fact]
    public void A_damaged_trunk_is_set_aside_and_the_trial_trains_all_its_steps()
    {
        List<Trial<Branching>> trials = TrialsOf(_cases["SGD"].Branches);
        TrunkFile file = Assert.Single(FilesOf(SharedTrunks.Of(trials).Of(trials[0])));
        File.WriteAllBytes(file.Path, [1, 2, 3]);

        using var trial = new BranchingTrial(trials[0], Path.Combine(_folder, "trial.checkpoint"), [file]);
        trial.Train();

        Assert.Equal(trials[0].Plan.Steps, trial.StepsTaken);
        Assert.Null(trial.Branch);
        Assert.Equal(
            [new UnusableCheckpoint(Path.GetFileName(file.Path), new(CheckpointFault.Checksum), TriesPrevious: false)],
            trial.Notes);
        Assert.True(File.Exists(file.Path), "the trial wrote the trunk again");
    }

    private static Branching[] Grown(Training training, Optimizer optimizer) =>
        [.. _sizes.Select(batch => new Branching(training with { BatchSize = batch, BatchSchedule = _half }, optimizer))];

    /// <summary>Wide enough for products in bfloat16.</summary>
    private static Branching InBFloat16(int batch) => new(
        new()
        {
            BatchSize = batch,
            BatchSchedule = BatchSchedule.Staged(16, until: 0.5),
            MicroBatch = 8,
            Tokens = 2048,
            Precision = Precision.BFloat16,
        },
        _adamW)
    {
        Shape = LlamaConfig.Nano with { Layers = 1, HiddenSize = 256, IntermediateSize = 512 },
    };

    private static Branching Of(int batch, BatchSchedule schedule) =>
        new(_training with { BatchSize = batch, BatchSchedule = schedule, AveragingHalfLife = 300 }, _adamW);

    private static List<Trial<Branching>> TrialsOf(Branching[] branches) =>
        [.. branches.SelectMany(branch => new BranchingSweep(branch).PlannedAt(Scale.Full)
            .EvaluationTrials(new CorpusShelf(""), new Dictionary<string, TrialResult>()))];

    private List<TrunkFile> FilesOf(IReadOnlyList<Trunk> trunks) =>
        [.. trunks.Select(trunk => new TrunkFile(trunk, Path.Combine(_folder, $"{trunk.Id}.trunk")))];
}
