using System.Globalization;

namespace LlamaBatch;

/// <summary>
/// Predicts the time of a training step on one machine, as a sum over kinds of work. The command <c>doctor --calibrate</c> measures the
/// time of each kind of work. The compiler and <c>plan</c> show the predictions.
/// </summary>
/// <remarks>
/// Only steps of the fast pass (<see cref="StepKind.Fast"/>) in float32 are predicted. For other steps, the prediction is null.
/// </remarks>
/// <param name="Processor">The processor's model name.</param>
/// <param name="Cores">The number of logical processors of the machine.</param>
/// <param name="MemoryBytes">The memory of the machine, in bytes.</param>
/// <param name="Sharing">The slowdown while all cores train: with 1.2, a step takes 20 % longer than a step that runs alone.</param>
/// <param name="Lanes">The number of float32 values in one of the processor's SIMD vectors.</param>
/// <param name="Seconds">The seconds per unit of work, for each kind of work in the order of <see cref="WorkOf"/>.</param>
internal sealed record SpeedModel(
    string Processor,
    int Cores,
    long MemoryBytes,
    double Sharing,
    int Lanes,
    IReadOnlyList<double> Seconds)
{
    private const string Head = "LlamaBatch speed 2";

    private const string Separator = ": ";

    /// <summary>The names of the kinds of work in a speed file, in the order of <see cref="WorkOf"/>.</summary>
    private static readonly string[] _kinds = ["product", "layer", "vocabulary", "attention", "narrow heads", "update", "call", "step"];

    /// <summary>
    /// The amount of each kind of work in a step. The first four kinds are floating-point operations, activations that layers read and
    /// write, logits, and attention weights. The fifth kind is unused lanes of SIMD vectors, summed over attention weights, if a head is
    /// narrower than a vector. The last three kinds are parameters to update, layer calls (layers times micro-batches), and 1 for the
    /// step's fixed cost.
    /// </summary>
    /// <param name="plan">The trial's plan.</param>
    /// <param name="lanes">The number of float32 values in one of the processor's SIMD vectors.</param>
    public static IReadOnlyList<double> WorkOf(TrialPlan plan, int lanes)
    {
        LlamaConfig model = plan.Model;
        double tokens = plan.TokensPerStep;
        double weights = tokens * model.Layers * model.Heads * plan.SequenceLength;
        double calls = Math.Ceiling((double)plan.Training.BatchSize.Count / plan.MicroBatch);
        return
        [
            tokens * model.FlopsPerToken(plan.SequenceLength),
            tokens * model.Layers * ((8.0 * model.HiddenSize) + (3.0 * model.IntermediateSize)),
            tokens * model.VocabSize,
            weights,
            weights * Math.Max(0, lanes - model.HeadDim),
            model.Parameters,
            calls * model.Layers,
            1,
        ];
    }

    /// <summary>Whether the steps of a plan can be predicted: only steps of the fast pass in float32 can.</summary>
    public static bool Knows(TrialPlan plan) => plan is { Training.Step: StepKind.Fast, Precision: Precision.Float32 };

    /// <summary>The predicted seconds of a step that runs alone, or null if <see cref="Knows"/> is false.</summary>
    public double? SecondsPerStep(TrialPlan plan) =>
        Knows(plan) ? WorkOf(plan, Lanes).Zip(Seconds, (work, seconds) => work * seconds).Sum() : null;

    /// <summary>The predicted seconds of all steps of a trial, without validation, or null if <see cref="Knows"/> is false.</summary>
    /// <param name="plan">The trial's plan.</param>
    /// <param name="isAlone">Whether the trial runs alone, as cost trials do. If not, all cores are assumed to train.</param>
    public double? SecondsOf(TrialPlan plan, bool isAlone) => (isAlone ? 1 : Sharing) * plan.LayOutSteps().Stages
        .Select(stage => stage.Steps * SecondsPerStep(plan with { Training = plan.Training with { BatchSize = stage.BatchSize } }))
        .Aggregate((double?)0, (sum, seconds) => sum + seconds);

    /// <summary>The speed model as the text of a speed file.</summary>
    public override string ToString() => string.Join("\n",
    [
        Head,
        $"processor{Separator}{Processor}",
        $"cores{Separator}{Cores.ToString(CultureInfo.InvariantCulture)}",
        $"memory{Separator}{MemoryBytes.ToString(CultureInfo.InvariantCulture)}",
        $"lanes{Separator}{Lanes.ToString(CultureInfo.InvariantCulture)}",
        $"sharing{Separator}{Sharing.ToString("R", CultureInfo.InvariantCulture)}",
        .. _kinds.Zip(Seconds, (kind, seconds) => $"{kind}{Separator}{seconds.ToString("R", CultureInfo.InvariantCulture)}"),
        "",
    ]);

    /// <summary>Reads the text of a speed file. The result is null if the file has another version or contains an impossible
    /// number.</summary>
    public static SpeedModel? Parse(string text)
    {
        string[] lines = text.Replace("\r\n", "\n").Split('\n');
        if (lines[0] != Head)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in lines.Skip(1))
        {
            int end = line.IndexOf(Separator, StringComparison.Ordinal);
            if (end > 0)
            {
                values[line.Substring(0, end)] = line.Substring(end + Separator.Length);
            }
        }

        double? Of(string name, double least) =>
            values.TryGetValue(name, out string? value)
            && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && number >= least && !double.IsInfinity(number)
                ? number
                : null;
        var seconds = _kinds.Select(kind => Of(kind, 0)).ToList();
        return values.TryGetValue("processor", out string? processor)
            && Of("cores", 1) is { } cores and <= 1e6 && Of("memory", 0) is { } memory and <= 1e18 && Of("sharing", 0.1) is { } sharing
            && Of("lanes", 1) is { } lanes and <= 1e3
            && seconds.All(one => one is not null) && seconds.Any(one => one > 0)
                ? new(processor, (int)cores, (long)memory, sharing, (int)lanes, [.. seconds.Select(one => one!.Value)])
                : null;
    }
}
