using LlamaBatch.Journal;
using LlamaBatch.Statistics;

namespace LlamaBatch.Execution;

/// <summary>Measures the speed of this machine with small models of many shapes.</summary>
internal static class Calibration
{
    /// <summary>A shape and its measured time.</summary>
    /// <param name="Plan">The trial whose steps were measured.</param>
    /// <param name="Seconds">The measured seconds per step.</param>
    public readonly record struct Point(TrialPlan Plan, double Seconds);

    /// <summary>
    /// The measured shapes: narrow and wide models, narrow heads, short and long sequences, small and large batches and vocabularies.
    /// </summary>
    public static IReadOnlyList<TrialPlan> Shapes { get; } =
    [
        Shape(width: 32, inner: 96, layers: 1, heads: 2, vocabulary: 256, length: 32, batch: 32),
        Shape(64, 176, 2, 4, 256, 32, 16),
        Shape(64, 176, 2, 4, 256, 64, 4),
        Shape(64, 176, 8, 4, 256, 256, 2),
        Shape(64, 176, 2, 8, 256, 128, 4),
        Shape(72, 192, 3, 6, 256, 64, 16),
        Shape(96, 256, 6, 6, 256, 64, 16),
        Shape(128, 448, 4, 4, 256, 64, 8),
        Shape(128, 448, 4, 4, 256, 128, 1),
        Shape(128, 344, 2, 8, 4_096, 64, 4),
        Shape(256, 704, 4, 8, 256, 128, 4),
        Shape(256, 704, 2, 4, 1_024, 256, 2),
        Shape(384, 1_024, 3, 6, 256, 256, 1),
        Shape(512, 1_408, 2, 8, 256, 128, 2),
    ];

    /// <summary>The model that is trained on all cores at once, to measure how much the cores slow each other down.</summary>
    public static TrialPlan Shared { get; } = Shape(width: 128, inner: 448, layers: 4, heads: 4, vocabulary: 256, length: 64, batch: 8);

    /// <summary>The plan of a trial with a given shape and a single step.</summary>
    public static TrialPlan Shape(int width, int inner, int layers, int heads, int vocabulary, int length, int batch) => new(
        new LlamaConfig
        {
            HiddenSize = width,
            IntermediateSize = inner,
            Layers = layers,
            Heads = heads,
            KeyValueHeads = heads % 2 == 0 ? heads / 2 : 1,
            VocabSize = vocabulary,
            MaxPositionEmbeddings = length,
        },
        new Training { BatchSize = batch, Tokens = (long)batch * length },
        length);

    /// <summary>Fits the speed model of a machine to measured times.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="lanes">The number of float32 values in a SIMD vector of the processor.</param>
    /// <param name="points">The shapes and their times.</param>
    /// <param name="sharing">The step time while all cores train, divided by the step time while only one core trains.</param>
    public static SpeedModel Fit(MachineFacts machine, int lanes, IReadOnlyList<Point> points, double sharing) => new(
        machine.Processor,
        machine.Cores,
        machine.MemoryBytes,
        sharing,
        lanes,
        NonNegativeLeastSquares.Fit([.. points.Select(point => (SpeedModel.WorkOf(point.Plan, lanes), point.Seconds))]));
}
