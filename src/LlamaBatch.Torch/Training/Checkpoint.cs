using System.Globalization;
using System.Text.Json;
using LlamaBatch.Journal;
using LlamaBatch.Torch.Kernels;
using LlamaBatch.Trials;

namespace LlamaBatch.Torch;

/// <summary>Saves and restores the exact state of a trial: weights, weight average, optimizer state, next step and measurements.</summary>
/// <remarks>
/// A checkpoint is a safetensors file followed by a checksum. The last two checkpoints are kept. Training data needs no saved state,
/// because the token stream is a function of seed and position. If other trials have the same first steps, the checkpoint is also saved as
/// a trunk, from which those trials can start. A trial without a checkpoint starts from its longest trunk. A trial that resumes on a
/// processor with a different SIMD vector width rounds differently; the report notes this.
/// </remarks>
public static class Checkpoint
{
    private const string NextStep = "next_step";
    private const string StepsTaken = "steps_taken";
    private const string VectorBits = "vector_bits";
    private const string Recorder = "recorder";
    private const string OptimizerPrefix = "optimizer.";
    private const string Average = "average";
    private const string Earlier = "earlier";

    /// <summary>Saves a checkpoint. A crash at any moment leaves the new or the previous checkpoint intact.</summary>
    /// <param name="model">The model.</param>
    /// <param name="optimizer">The optimizer of the model.</param>
    /// <param name="nextStep">The index of the next step, from 0.</param>
    /// <param name="recorder">The recorder of the trial's measurements. Its state is saved, and it determines the path of the file.</param>
    /// <param name="average">The average of the weights; null if the trial has no average.</param>
    /// <param name="earlier">The weights saved at an earlier moment of the run, for a loss barrier; null if the trial keeps none.</param>
    /// <exception cref="IOException">The disk is full or cannot be written to; earlier checkpoints are kept.</exception>
    public static void Save(
        LlamaModel model,
        IOptimizer optimizer,
        int nextStep,
        TrialRecorder recorder,
        WeightAverage? average = null,
        EarlierWeights? earlier = null)
    {
        var metadata = new Dictionary<string, string>
        {
            [NextStep] = nextStep.ToString(CultureInfo.InvariantCulture),
            [StepsTaken] = optimizer.StepsTaken.ToString(CultureInfo.InvariantCulture),
            [VectorBits] = VectorWidth.Bits.ToString(CultureInfo.InvariantCulture),
            [Recorder] = recorder.SaveState(),
        };
        IEnumerable<SafetensorsPart> parts = PartsOf(model, optimizer, average, earlier);
        CheckpointFile.Write(recorder, write => SafetensorsWriter.Write(parts, metadata, write));
    }

    /// <summary>Restores the newest usable checkpoint or, if there is none, the longest usable trunk (shared first steps).</summary>
    /// <remarks>
    /// A trunk is a checkpoint saved after first steps that several trials have in common. An unusable file is set aside and noted in the
    /// report. The previous checkpoint, or a shorter trunk, is tried next.
    /// </remarks>
    /// <param name="model">Receives the weights.</param>
    /// <param name="optimizer">Receives the optimizer's state.</param>
    /// <param name="recorder">The recorder of the trial's measurements. It receives its saved state and a note of each unusable
    /// checkpoint.</param>
    /// <param name="average">Receives the average of the weights; null if the trial has no average.</param>
    /// <param name="earlier">Receives the weights saved at an earlier moment of the run; null if the trial keeps none.</param>
    /// <returns>The index of the next step; 0 if nothing was restored.</returns>
    public static int Restore(
        LlamaModel model,
        IOptimizer optimizer,
        TrialRecorder recorder,
        WeightAverage? average = null,
        EarlierWeights? earlier = null)
    {
        int nextStep = 0;
        CheckpointFile.Restore(
            recorder,
            (file, length) => Use(file, length, PartsOf(model, optimizer, average, earlier), optimizer, recorder, average, out nextStep));
        return nextStep;
    }

    /// <summary>Restores the state in a checkpoint. If the checkpoint is unusable, the trial is unchanged.</summary>
    /// <returns>The reason why the checkpoint is unusable; null if the checkpoint was restored.</returns>
    private static CheckpointProblem? Use(
        FileStream content,
        long length,
        IReadOnlyList<SafetensorsPart> parts,
        IOptimizer optimizer,
        TrialRecorder recorder,
        WeightAverage? average,
        out int nextStep)
    {
        nextStep = 0;
        try
        {
            string name = Path.GetFileName(content.Name);
            var file = new SafetensorsReader(content, length, name);
            if (file.Tensors.ContainsKey(Average) != average is not null)
            {
                return new(average is null ? CheckpointFault.UnexpectedAverage : CheckpointFault.MissingAverage);
            }

            if (file.Tensors.Count != parts.Count || !parts.All(part => IsIn(file, part)))
            {
                return new(CheckpointFault.OtherModel);
            }

            foreach (SafetensorsPart part in parts)
            {
                file.CheckType(part.Name);
            }

            int step = int.Parse(file.Metadata[NextStep], NumberStyles.None, CultureInfo.InvariantCulture);
            int vectorBits = int.Parse(file.Metadata[VectorBits], NumberStyles.None, CultureInfo.InvariantCulture);
            long stepsTaken = long.Parse(file.Metadata[StepsTaken], NumberStyles.None, CultureInfo.InvariantCulture);
            if (step > recorder.Steps || stepsTaken > recorder.Steps)
            {
                return new(CheckpointFault.TooManySteps);
            }

            if (recorder.RestoreState(file.Metadata[Recorder]) is CheckpointProblem problem)
            {
                return problem;
            }

            // From here on, the only possible error is a disk error. It ends the run.
            foreach (SafetensorsPart part in parts)
            {
                file.Read(part.Name, part.Values());
            }

            if (vectorBits != VectorWidth.Bits)
            {
                recorder.Note(new OtherVectorWidth(name, vectorBits, VectorWidth.Bits, step));
            }

            optimizer.StepsTaken = stepsTaken;
            nextStep = step;
            return null;
        }
        catch (SafetensorsException unfit)
        {
            return new(CheckpointFault.Unreadable, unfit.Message);
        }
        catch (Exception strange) when (strange is JsonException or KeyNotFoundException or FormatException or OverflowException)
        {
            return new(CheckpointFault.OtherVersion);
        }
    }

    private static bool IsIn(SafetensorsReader file, SafetensorsPart part) =>
        file.Tensors.TryGetValue(part.Name, out SafetensorsEntry? entry) && entry.Shape.SequenceEqual(part.Shape);

    /// <summary>The state arrays of an optimizer. The optimizer may be user code, so null is reported with a clear message.</summary>
    /// <exception cref="InvalidOperationException">The state, or one of its arrays, is null.</exception>
    private static IReadOnlyDictionary<string, float[]> StateOf(IOptimizer optimizer) => optimizer.State switch
    {
        null => throw new InvalidOperationException(
            $"{optimizer.GetType().Name}.State is null, so no checkpoint can be saved. Return an empty dictionary if there is no state."),
        var state when state.FirstOrDefault(one => one.Value is null).Key is string name => throw new InvalidOperationException(
            $"{optimizer.GetType().Name}.State[\"{name}\"] is null, so no checkpoint can be saved. Return an array."),
        var state => state,
    };

    /// <summary>All tensors of a checkpoint, as views into the memory of the model, the optimizer and the weight copies.</summary>
    private static IReadOnlyList<SafetensorsPart> PartsOf(
        LlamaModel model,
        IOptimizer optimizer,
        WeightAverage? average,
        EarlierWeights? earlier) =>
    [
        .. LlamaFolder.PartsOf(model),
        .. StateOf(optimizer).Select(state => new SafetensorsPart(OptimizerPrefix + state.Key, [state.Value.Length], () => state.Value)),
        .. average is null ? Array.Empty<SafetensorsPart>() : [new SafetensorsPart(Average, [average.Values.Length], () => average.Values)],
        .. earlier is null ? Array.Empty<SafetensorsPart>() : [new SafetensorsPart(Earlier, [earlier.Values.Length], () => earlier.Values)],
    ];
}
