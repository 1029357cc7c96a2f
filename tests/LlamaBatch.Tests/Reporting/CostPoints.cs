using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Reporting;

/// <summary>Points with made-up cost trials, one for each block.</summary>
internal static class CostPoints
{
    public const int SequenceLength = 64;

    /// <summary>A point of a batch size whose blocks took so many seconds a step.</summary>
    public static ResultPoint Timed(int batch, params double[] seconds) => Of(batch, nameof(StepTime), seconds);

    /// <summary>A point of a batch size whose blocks had such a value of a cost.</summary>
    public static ResultPoint Of(
        int batch,
        string metric,
        params double[] values) => new([new AxisLevel("BatchSize", $"{batch}")], Plan(batch), [], [])
    {
        Costs = [.. values.Select((value, i) => new TrialResult(
            $"{batch} {i}", [], i + 1, Phase.Cost, Outcome.Completed, 1,
            new Dictionary<string, IReadOnlyList<Measurement>>(),
            new Dictionary<string, double> { [metric] = value }))],
    };

    /// <summary>The step time of a line in the batch, in seconds, for each pair of a block's t₀ and s in milliseconds.</summary>
    public static ResultPoint Line(int batch, params (double Overhead, double PerSequence)[] blocks) =>
        Timed(batch, [.. blocks.Select(block => (block.Overhead + (block.PerSequence * batch)) / 1000)]);

    public static TrialPlan Plan(int batch, long tokens = 1_000_000, int sequenceLength = SequenceLength)
        => new(LlamaConfig.Nano, new Training { BatchSize = batch, Tokens = tokens }, sequenceLength);
}
