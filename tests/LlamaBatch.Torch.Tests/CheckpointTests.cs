using LlamaBatch.Torch.Kernels;
using LlamaBatch.Trials;

namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public sealed class CheckpointTests : IDisposable
{
    private static readonly LlamaConfig _tiny =
        LlamaConfig.Nano with { VocabSize = 32, HiddenSize = 16, IntermediateSize = 20, Layers = 1 };

    private readonly string _folder = Directory.CreateTempSubdirectory("llamabatch-checkpoint-").FullName;

    private string File => Path.Combine(_folder, "trial.checkpoint");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public void A_resumed_trial_has_the_bits_of_an_undisturbed_one(int interruptedAfter)
    {
        using var undisturbed = new CheckpointedTrial(File, _tiny);
        undisturbed.Train(0, CheckpointedTrial.Steps);

        using (var first = new CheckpointedTrial(File, _tiny))
        {
            first.Train(0, interruptedAfter);
            Checkpoint.Save(first.Model, first.Optimizer, interruptedAfter, first.Recorder);
        }

        using var second = new CheckpointedTrial(File, _tiny);
        int step = Checkpoint.Restore(second.Model, second.Optimizer, second.Recorder);
        second.Train(step, CheckpointedTrial.Steps);

        Assert.Equal(interruptedAfter, step);
        Assert.Equal(undisturbed.Weights, second.Weights);
        Assert.Equal(undisturbed.Optimizer.StepsTaken, second.Optimizer.StepsTaken);
        Assert.Equal(undisturbed.Optimizer.State.Keys, second.Optimizer.State.Keys);
        Assert.All(undisturbed.Optimizer.State, state => Assert.Equal(state.Value, second.Optimizer.State[state.Key]));
        Assert.Equal(undisturbed.Recorder.SaveState(), second.Recorder.SaveState());
        Assert.Equal(undisturbed.Measurements, second.Measurements);
        Assert.NotEmpty(second.Measurements);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void A_resumed_trial_has_the_average_of_an_undisturbed_one(int interruptedAfter)
    {
        using var undisturbed = new CheckpointedTrial(File, _tiny, averagingHalfLife: 100);
        undisturbed.Train(0, CheckpointedTrial.Steps);

        using (var first = new CheckpointedTrial(File, _tiny, averagingHalfLife: 100))
        {
            first.Save(interruptedAfter);
        }

        using var second = new CheckpointedTrial(File, _tiny, averagingHalfLife: 100);
        second.Train(second.Restore(), CheckpointedTrial.Steps);

        Assert.Empty(second.Notes);
        Assert.Equal(undisturbed.Average!.Values.ToArray(), second.Average!.Values.ToArray());
        Assert.Equal(undisturbed.Measurements, second.Measurements);
    }

    /// <summary>The moment is after 5 of 10 steps: before it, the copy still changes.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void A_resumed_trial_has_the_earlier_weights_of_an_undisturbed_one(int interruptedAfter)
    {
        using var undisturbed = new CheckpointedTrial(File, _tiny, keepsEarlier: true);
        undisturbed.Train(0, CheckpointedTrial.Steps);

        using (var first = new CheckpointedTrial(File, _tiny, keepsEarlier: true))
        {
            first.Save(interruptedAfter);
        }

        using var second = new CheckpointedTrial(File, _tiny, keepsEarlier: true);
        second.Train(second.Restore(), CheckpointedTrial.Steps);

        Assert.Empty(second.Notes);
        Assert.Equal(undisturbed.Earlier!.Values.ToArray(), second.Earlier!.Values.ToArray());
        Assert.NotEqual(second.Weights, second.Earlier.Values.ToArray());
    }

    [Theory]
    [InlineData(0, 100, CheckpointFault.MissingAverage)]
    [InlineData(100, 0, CheckpointFault.UnexpectedAverage)]
    public void A_checkpoint_with_another_idea_of_the_average_is_set_aside(int saved, int wanted, CheckpointFault fault)
    {
        using (var other = new CheckpointedTrial(File, _tiny, saved))
        {
            other.Save(3);
        }

        using var run = new CheckpointedTrial(File, _tiny, wanted);

        Assert.Equal(0, run.Restore());
        Assert.Equal([new UnusableCheckpoint(Path.GetFileName(File), new(fault), TriesPrevious: false)], run.Notes);
    }

    /// <summary>A trial's memory is planned without its checkpoints, and they come every half minute.</summary>
    [Fact]
    public void A_checkpoint_is_written_and_read_without_a_copy_of_the_model()
    {
        using var run = new CheckpointedTrial(File, LlamaConfig.Micro, averagingHalfLife: 100);
        long floats = 4 * run.Model.Config.Parameters;                                       // weights, their average and two moments
        long start = GC.GetAllocatedBytesForCurrentThread();
        Checkpoint.Save(run.Model, run.Optimizer, 1, run.Recorder, run.Average);
        long saved = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(1, run.Restore());
        long restored = GC.GetAllocatedBytesForCurrentThread();

        Assert.True(new FileInfo(File).Length > 4 * floats);
        Assert.InRange(saved - start, 0, 500_000);
        Assert.InRange(restored - saved, 0, 2_000_000);                                      // a megabyte to sum the file
    }

    [Fact]
    public void Without_a_checkpoint_a_trial_starts_at_the_first_step()
    {
        using var run = new CheckpointedTrial(File, _tiny);

        Assert.Equal(0, Checkpoint.Restore(run.Model, run.Optimizer, run.Recorder));
        Assert.Empty(run.Notes);
    }

    [Fact]
    public void The_newest_checkpoint_counts_and_the_last_two_are_kept()
    {
        SaveAt(2, 5, 7);
        using var run = new CheckpointedTrial(File, _tiny);

        Assert.Equal(7, Checkpoint.Restore(run.Model, run.Optimizer, run.Recorder));
        Assert.Empty(run.Notes);
        Assert.Equal([File, File + ".previous"], Directory.GetFiles(_folder).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void Where_the_newest_is_damaged_the_one_before_is_taken_and_it_is_said(double share)
    {
        SaveAt(2, 5);
        byte[] bytes = System.IO.File.ReadAllBytes(File);
        System.IO.File.WriteAllBytes(File, bytes[..(int)(share * bytes.Length)]);
        using var undisturbed = new CheckpointedTrial(File + "none", _tiny);
        undisturbed.Train(0, CheckpointedTrial.Steps);
        using var run = new CheckpointedTrial(File, _tiny);

        int step = Checkpoint.Restore(run.Model, run.Optimizer, run.Recorder);
        run.Train(step, CheckpointedTrial.Steps);

        Assert.Equal(2, step);
        Assert.Equal(undisturbed.Weights, run.Weights);
        Assert.Equal(undisturbed.Measurements, run.Measurements);
        Assert.Equal([new UnusableCheckpoint(Path.GetFileName(File), new(CheckpointFault.Checksum), TriesPrevious: true)], run.Notes);
    }

    [Fact]
    public void Where_both_are_damaged_the_trial_starts_again_and_both_are_kept_for_inspection()
    {
        SaveAt(2, 5);
        System.IO.File.WriteAllBytes(File, [1, 2, 3]);
        System.IO.File.WriteAllBytes(File + ".previous", []);
        using var run = new CheckpointedTrial(File, _tiny);

        Assert.Equal(0, Checkpoint.Restore(run.Model, run.Optimizer, run.Recorder));
        Assert.Equal(2, run.Notes.Count);
        Assert.Equal(
            new UnusableCheckpoint(Path.GetFileName(File) + ".previous", new(CheckpointFault.Checksum), TriesPrevious: false),
            run.Notes[1]);
        Assert.Equal([File + ".corrupt", File + ".previous.corrupt"], Directory.GetFiles(_folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_crash_between_the_two_names_leaves_the_newest_that_was_saved()
    {
        SaveAt(2, 5);
        System.IO.File.Move(File, File + ".previous", overwrite: true);
        System.IO.File.WriteAllBytes(File + ".1.tmp", [1, 2, 3]);
        using var run = new CheckpointedTrial(File, _tiny);

        Assert.Equal(5, Checkpoint.Restore(run.Model, run.Optimizer, run.Recorder));
        Assert.Empty(run.Notes);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.001)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void A_torn_checkpoint_is_set_aside(double share) => Spoiled(bytes => bytes[..(int)(share * bytes.Length)]);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(0.9999)]
    public void A_checkpoint_with_a_flipped_bit_is_set_aside(double share) => Spoiled(bytes =>
    {
        bytes[(int)(share * bytes.Length)] ^= 4;
        return bytes;
    });

    [Fact]
    public void A_checkpoint_of_another_shape_is_set_aside()
    {
        using (var other = new CheckpointedTrial(File, _tiny with { IntermediateSize = 24 }))
        {
            other.Train(0, 2);
            Checkpoint.Save(other.Model, other.Optimizer, 2, other.Recorder);
        }

        StartsAfresh(CheckpointFault.OtherModel);
    }

    [Fact]
    public void A_trial_that_goes_on_with_vectors_of_another_width_says_so()
    {
        SaveAt(3);
        Rewritten("vector_bits", "64");
        using var run = new CheckpointedTrial(File, _tiny);

        Assert.Equal(3, run.Restore());
        Assert.Equal([new OtherVectorWidth(Path.GetFileName(File), 64, VectorWidth.Bits, 3)], run.Notes);
    }

    [Theory]
    [InlineData("vector_bits", "wide")]
    [InlineData("next_step", "soon")]
    [InlineData("next_step", "-1")]
    [InlineData("steps_taken", "")]
    [InlineData("recorder", "null")]
    [InlineData("recorder", """{"Means":{}}""")]
    [InlineData("recorder", """{"Learning":{"TrainLoss":null},"Means":{},"SmoothedLoss":1,"StepsAbove":0,"Tokens":0}""")]
    [InlineData("recorder", "{")]
    public void A_checkpoint_of_another_version_leaves_no_trace(string entry, string value)
    {
        using (var run = new CheckpointedTrial(File, _tiny))
        {
            run.Train(0, 3);
            Checkpoint.Save(run.Model, run.Optimizer, 3, run.Recorder);
        }

        Rewritten(entry, value);
        StartsAfresh(CheckpointFault.OtherVersion);
    }

    /// <summary>Numbers are of the right type and of no moment of this trial: it has 10 steps of 32 tokens.</summary>
    [Theory]
    [InlineData("next_step", "11", CheckpointFault.TooManySteps)]
    [InlineData("next_step", "2147483647", CheckpointFault.TooManySteps)]
    [InlineData("steps_taken", "9223372036854775807", CheckpointFault.TooManySteps)]
    [InlineData("next_step", "2147483648", CheckpointFault.OtherVersion)]
    [InlineData("steps_taken", "9223372036854775808", CheckpointFault.OtherVersion)]
    [InlineData("recorder", "\"Tokens\":321", CheckpointFault.OtherVersion)]
    [InlineData("recorder", "\"Tokens\":-1", CheckpointFault.OtherVersion)]
    [InlineData("recorder", "\"StepsAbove\":-1", CheckpointFault.OtherVersion)]
    [InlineData(
        "recorder",
        "\"Learning\":{\"GradientNorm\":[{\"Tokens\":64,\"Value\":1},{\"Tokens\":64,\"Value\":1}]}",
        CheckpointFault.OtherVersion)]
    [InlineData("recorder", "\"Learning\":{\"GradientNorm\":[{\"Tokens\":0,\"Value\":1}]}", CheckpointFault.OtherVersion)]
    [InlineData("recorder", "\"Learning\":{\"GradientNorm\":[{\"Tokens\":352,\"Value\":1}]}", CheckpointFault.OtherVersion)]
    public void A_checkpoint_of_no_moment_of_the_trial_leaves_no_trace(string entry, string value, CheckpointFault fault)
    {
        using (var run = new CheckpointedTrial(File, _tiny))
        {
            run.Save(3);
            string name = value.Split(':')[0];
            string[] fields =
            [
                "\"Learning\":{}", "\"Means\":{}", "\"Loss\":1", "\"LossBefore\":1", "\"LossTwoBefore\":1", "\"SmoothedLoss\":1",
                "\"StepsAbove\":0", "\"Tokens\":96",
            ];
            IEnumerable<string> changed = fields.Select(field => field.StartsWith(name, StringComparison.Ordinal) ? value : field);
            value = entry == "recorder" ? $"{{{string.Join(',', changed)}}}" : value;
        }

        Rewritten(entry, value);
        StartsAfresh(fault);
    }

    private void SaveAt(params int[] steps)
    {
        using var run = new CheckpointedTrial(File, _tiny);
        int from = 0;
        foreach (int step in steps)
        {
            run.Train(from, step);
            Checkpoint.Save(run.Model, run.Optimizer, step, run.Recorder);
            from = step;
        }
    }

    /// <summary>Replaces an entry, with a checksum that fits.</summary>
    private void Rewritten(string entry, string value)
    {
        SafetensorsFile file = SafetensorsFile.Parse(System.IO.File.ReadAllBytes(File).AsSpan(..^8), "trial");
        var metadata = new Dictionary<string, string>(file.Metadata) { [entry] = value };
        byte[] bytes = new SafetensorsFile { Tensors = file.Tensors, Metadata = metadata }.ToBytes();
        System.IO.File.WriteAllBytes(File, [.. bytes, .. System.IO.Hashing.XxHash64.Hash(bytes)]);
    }

    private void Spoiled(Func<byte[], byte[]> spoil)
    {
        using (var run = new CheckpointedTrial(File, _tiny))
        {
            run.Train(0, 3);
            Checkpoint.Save(run.Model, run.Optimizer, 3, run.Recorder);
        }

        System.IO.File.WriteAllBytes(File, spoil(System.IO.File.ReadAllBytes(File)));
        StartsAfresh(CheckpointFault.Checksum);
    }

    private void StartsAfresh(CheckpointFault fault)
    {
        byte[] spoiled = System.IO.File.ReadAllBytes(File);
        using var fresh = new CheckpointedTrial(File, _tiny);
        using var run = new CheckpointedTrial(File, _tiny);

        Assert.Equal(0, Checkpoint.Restore(run.Model, run.Optimizer, run.Recorder));
        Assert.Equal(fault, Assert.IsType<UnusableCheckpoint>(Assert.Single(run.Notes)).Problem.Fault);
        Assert.Equal(fresh.Weights, run.Weights);
        Assert.All(run.Optimizer.State.Values, state => Assert.All(state, value => Assert.Equal(0, value)));
        Assert.Equal(0, run.Optimizer.StepsTaken);
        Assert.Equal(fresh.Recorder.SaveState(), run.Recorder.SaveState());
        string aside = Assert.Single(Directory.GetFiles(_folder));
        Assert.NotEqual(File, aside);
        Assert.Equal(spoiled, System.IO.File.ReadAllBytes(aside));
    }
}
