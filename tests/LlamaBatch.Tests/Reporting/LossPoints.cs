using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Reporting;

/// <summary>A study of one axis, the batch size with 100 as the record's own, with made-up losses and speeds.</summary>
internal static class LossPoints
{
    private static readonly double[] _noise = [0.002, -0.002, 0.003, -0.003, 0];

    public static MetricDefinition Loss { get; } = MetricDefinition.Validation<ValidationLoss>();

    /// <summary>
    /// Five seeds at each batch size: around a validation loss, and a training loss below it; and five blocks of a speed
    /// where one is given.
    /// </summary>
    public static ResultTable Table(params (int Batch, double Loss, double Gap, double Speed)[] levels) => new(
        Scale.Full,
        [new ResultAxis(
            "BatchSize",
            "100",
            false,
            [.. levels.Select(level => $"{level.Batch}")],
            [.. levels.Select(level => $"{level.Batch}")])],
        [Loss, MetricDefinition.Step<TrainLoss>(), MetricDefinition.Cost<TokensPerSecond>()],
        [1, 2, 3, 4, 5],
        [.. levels.Select(level => PointOf(level.Batch, level.Loss, level.Gap, level.Speed))])
    {
        Blocks = [1, 2, 3, 4, 5],
    };

    /// <summary>The same without speeds, where training and validation loss are the same.</summary>
    public static ResultTable Table(params (int Batch, double Loss)[] levels)
        => Table([.. levels.Select(level => (level.Batch, level.Loss, 0.0, double.NaN))]);

    /// <summary>The validation loss at some batch sizes.</summary>
    public static Samples LossOf(ResultTable table, params string[] batches)
        => table.Final("ValidationLoss", [new AxisLevels("BatchSize", batches)]);

    private static ResultPoint PointOf(int batch, double loss, double gap, double speed) =>
        new(
            [new AxisLevel("BatchSize", $"{batch}")],
            CostPoints.Plan(batch),
            [],
            [.. _noise.Select((noise, i) => Trial(batch, i, loss + noise + Own(batch, i), gap + (noise / 10)))])
        {
            Costs = double.IsNaN(speed) ? [] : CostPoints.Of(
                batch,
                nameof(TokensPerSecond),
                [.. _noise.Select((noise, i) => speed * (1 + noise + Own(batch, i)))]).Costs,
        };

    /// <summary>What a batch size does not share with the others; none on average.</summary>
    private static double Own(int batch, int place) => 0.05 * _noise[(batch + place) % _noise.Length];

    /// <summary>Five seeds at each batch size, whose loss falls to 2 after a number of steps.</summary>
    public static ResultTable ReachingTwo(params (int Batch, double Steps)[] levels)
    {
        ResultTable table = Table([.. levels.Select(level => (level.Batch, 1.5))]);
        return new(
            table.Scale,
            table.Axes,
            table.Metrics,
            table.Seeds,
            [.. table.Points.Zip(levels, (point, level) => point with
            {
                Trials = [.. point.Trials.Select((trial, i) => trial with
                {
                    Learning = new Dictionary<string, IReadOnlyList<Measurement>>
                    {
                        ["ValidationLoss"] = Falling(
                            level.Steps * level.Batch * CostPoints.SequenceLength * (1 + _noise[i] + Own(level.Batch, i))),
                    },
                })],
            })])
        {
            Targets = [new("ValidationLoss", 2)],
        };
    }

    private static IReadOnlyList<Measurement> Falling(double tokens) =>
        [new((long)(tokens / 2), 3), new((long)tokens, 2), new((long)(2 * tokens), 1.8), new((long)(4 * tokens), 1.5)];

    private static TrialResult Trial(int batch, int place, double loss, double gap) => new(
        $"{batch} {place}", [], place + 1, Phase.Evaluation, Outcome.Completed, 1000,
        new Dictionary<string, IReadOnlyList<Measurement>> {
            ["ValidationLoss"] = [new(1000, loss)],
            ["TrainLoss"] = [new(1000, loss - gap)] },
        new Dictionary<string, double>());
}
