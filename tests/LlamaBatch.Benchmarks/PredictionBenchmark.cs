using System.Globalization;
using LlamaBatch.Execution;
using LlamaBatch.Journal;

namespace LlamaBatch.Benchmarks;

/// <summary>
/// Time and memory that are predicted from the settings, against what is measured, for ten shapes that are not among those of
/// the calibration.
/// </summary>
internal static class PredictionBenchmark
{
    /// <summary>The shapes, each with one batch.</summary>
    public static IReadOnlyList<ModelSize> Shapes { get; } =
    [
        Shape("P1", 48, 128, 3, 4, 256, 48, 24),
        Shape("P2", 64, 176, 2, 4, 256, 64, 100),
        Shape("P3", 80, 224, 5, 5, 512, 96, 8),
        Shape("P4", 128, 448, 4, 8, 256, 128, 16),
        Shape("P5", 160, 432, 3, 5, 2_048, 64, 12),
        Shape("P6", 192, 512, 2, 6, 256, 32, 64),
        Shape("P7", 224, 640, 6, 7, 256, 192, 3),
        Shape("P8", 320, 864, 6, 10, 4_096, 256, 2),
        Shape("P9", 448, 1_200, 2, 7, 256, 64, 6),
        Shape("P10", 96, 320, 10, 6, 256, 160, 5),
    ];

    public static IEnumerable<string> Run(double seconds)
    {
        var library = new Libtorch();
        var points = Calibration.Shapes
            .Select(shape => new Calibration.Point(shape, library.SecondsPerStep(shape, seconds / 6, workers: 1)))
            .ToList();
        SpeedModel model = Calibration.Fit(MachineFacts.Current(), library.Lanes, points, sharing: 1);
        yield return $"- Largest error at the {points.Count} shapes of the calibration: "
            + $"{points.Max(point => Math.Abs((model.SecondsPerStep(point.Plan)!.Value / point.Seconds) - 1)):P0}.";
        yield return "";
        yield return "| shape | batch | parameters | predicted, ms | measured, ms | predicted / measured "
            + "| memory predicted | memory measured | predicted / measured |";
        yield return "|---|--:|--:|--:|--:|--:|--:|--:|--:|";
        foreach (ModelSize size in Shapes)
        {
            TrialPlan plan = size.Plan(size.Batches[0], StepKind.Fast);
            double predicted = model.SecondsPerStep(plan)!.Value;
            double measured = library.SecondsPerStep(plan, seconds / 3, workers: 1);
            double grown = ChildProcess.NumbersOf(ChildProcess.Start("grow", size.Name, $"{size.Batches[0]}"))[0];
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"| {size.Model.HiddenSize}×{size.Model.Layers}, T {size.Length}, V {size.Model.VocabSize} | {size.Batches[0]} "
                    + $"| {plan.Parameters:N0} | {1e3 * predicted:0.00} | {1e3 * measured:0.00} | {predicted / measured:0.00} "
                    + $"| {plan.MemoryBytes / 1048576.0:0.0} MiB | {grown / 1048576:0.0} MiB | {plan.MemoryBytes / grown:0.00} |");
        }
    }

    private static ModelSize Shape(string name, int width, int inner, int layers, int heads, int vocabulary, int length, int batch)
        => new(name, Calibration.Shape(width, inner, layers, heads, vocabulary, length, batch).Model, length, [batch]);
}
