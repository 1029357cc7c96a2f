using System.Globalization;
using System.IO.Hashing;
using System.Text.Json;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Torch;

/// <summary>
/// Everything a trial needs to go on exactly where it stopped: weights, the optimizer's state, the next step and what the recorder holds. The
/// token stream needs nothing, since it is a function of seed and position. One safetensors file with a checksum behind it.
/// </summary>
public static class Checkpoint
{
    private const string NextStep = "next_step";
    private const string StepsTaken = "steps_taken";
    private const string Recorder = "recorder";
    private const string OptimizerPrefix = "optimizer.";
    private const int ChecksumBytes = 8;

    /// <summary>Saves a checkpoint so that a crash at any moment leaves this one or the one before.</summary>
    /// <param name="model">The model.</param>
    /// <param name="optimizer">Its optimizer.</param>
    /// <param name="nextStep">The step to go on with.</param>
    /// <param name="recorder">What has been recorded; it also says where the checkpoint lies.</param>
    public static void Save(LlamaModel model, IOptimizer optimizer, int nextStep, TrialRecorder recorder)
    {
        Dictionary<string, SafetensorsTensor> tensors = LlamaFolder.TensorsOf(model);
        foreach ((string name, float[] values) in optimizer.State)
        {
            tensors[OptimizerPrefix + name] = new SafetensorsTensor([values.Length], values);
        }

        var file = new SafetensorsFile
        {
            Tensors = tensors,
            Metadata = new Dictionary<string, string>
            {
                [NextStep] = nextStep.ToString(CultureInfo.InvariantCulture),
                [StepsTaken] = optimizer.StepsTaken.ToString(CultureInfo.InvariantCulture),
                [Recorder] = recorder.SaveState(),
            },
        };
        byte[] bytes = file.ToBytes();
        AtomicFile.Write(recorder.CheckpointPath, bytes, XxHash64.Hash(bytes));
    }

    /// <summary>Goes on from the trial's checkpoint, if it has one that is whole. One that is not is set aside, which the report will say.</summary>
    /// <returns>The step to go on with; 0 for a fresh start.</returns>
    public static int Restore(LlamaModel model, IOptimizer optimizer, TrialRecorder recorder)
    {
        int nextStep = Restore(model, optimizer, recorder, out string? problem);
        if (problem is not null)
        {
            recorder.Noted(problem);
        }

        return nextStep;
    }

    /// <summary>Goes on from the trial's checkpoint, if it has one that is whole.</summary>
    /// <param name="model">Receives the weights.</param>
    /// <param name="optimizer">Receives its state.</param>
    /// <param name="recorder">Receives what was recorded.</param>
    /// <param name="problem">Where there is a checkpoint that cannot be used, a sentence: why, and where it is kept.</param>
    /// <returns>The step to go on with; 0 for a fresh start.</returns>
    public static int Restore(LlamaModel model, IOptimizer optimizer, TrialRecorder recorder, out string? problem)
    {
        problem = null;
        string path = recorder.CheckpointPath;
        if (!File.Exists(path))
        {
            return 0;
        }

        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length < ChecksumBytes || !XxHash64.Hash(bytes.AsSpan(..^ChecksumBytes)).AsSpan().SequenceEqual(bytes.AsSpan(^ChecksumBytes..)))
        {
            return Discard(path, "its checksum does not match", out problem);
        }

        try
        {
            SafetensorsFile file = SafetensorsFile.Parse(bytes.AsSpan(..^ChecksumBytes), Path.GetFileName(path));
            var state = file.Tensors
                .Where(tensor => tensor.Key.StartsWith(OptimizerPrefix, StringComparison.Ordinal))
                .ToDictionary(tensor => tensor.Key[OptimizerPrefix.Length..], tensor => tensor.Value.Values, StringComparer.Ordinal);
            if (!state.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(optimizer.State.Keys) || optimizer.State.Any(own => own.Value.Length != state[own.Key].Length))
            {
                return Discard(path, "it is of another optimizer or model", out problem);
            }

            var weights = new SafetensorsFile
            {
                Tensors = file.Tensors.Where(tensor => !tensor.Key.StartsWith(OptimizerPrefix, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal),
            };
            int nextStep = int.Parse(file.Metadata[NextStep], NumberStyles.None, CultureInfo.InvariantCulture);
            long stepsTaken = long.Parse(file.Metadata[StepsTaken], NumberStyles.None, CultureInfo.InvariantCulture);
            LlamaFolder.CheckFit(model, weights, Path.GetFileName(path));
            recorder.RestoreState(file.Metadata[Recorder]);

            // Nothing fails from here on, so what is restored is all of the checkpoint or nothing.
            LlamaFolder.Fill(model, weights, Path.GetFileName(path));
            foreach ((string name, float[] values) in optimizer.State)
            {
                state[name].CopyTo(values, 0);
            }

            optimizer.StepsTaken = stepsTaken;
            return nextStep;
        }
        catch (SafetensorsException unfit)
        {
            return Discard(path, unfit.Message.TrimEnd('.'), out problem);
        }
        catch (Exception strange) when (strange is JsonException or KeyNotFoundException or FormatException or OverflowException)
        {
            return Discard(path, "it is of another version of LlamaBatch", out problem);
        }
    }

    /// <summary>A checkpoint that is torn or of another version costs its trial a fresh start, not its result. It is kept aside for inspection.</summary>
    private static int Discard(string path, string reason, out string problem)
    {
        string aside = path + ".corrupt";
        File.Move(path, aside, overwrite: true);
        problem = $"The checkpoint {path} cannot be used: {reason}. The trial starts again; the file is kept as {aside}.";
        return 0;
    }
}
