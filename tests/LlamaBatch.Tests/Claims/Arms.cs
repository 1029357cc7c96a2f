using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

/// <summary>Arms of made-up values.</summary>
internal static class Arms
{
    public static MetricDefinition Loss { get; } = MetricDefinition.Validation<ValidationLoss>();

    public static MetricDefinition Throughput { get; } = MetricDefinition.Cost<TokensPerSecond>();

    /// <summary>An arm with a value for each of the seeds 1, 2, 3, ...; not-a-number leaves its seed out.</summary>
    public static Sample Of(string level, params double[] values) => new()
    {
        Name = NameOf(level),
        Levels = [new AxisLevel("BatchSize", level)],
        Values = [.. values.Select((value, i) => new SeedValue(i + 1, value)).Where(value => !double.IsNaN(value.Value))],
        MissingSeeds = [.. Enumerable.Range(1, values.Length).Where(seed => double.IsNaN(values[seed - 1]))],
    };

    /// <summary>An arm at several levels, with a value for each of the seeds 1, 2, 3, ...</summary>
    public static Sample At(AxisLevel[] levels, params double[] values) => new()
    {
        Name = new PointName(levels),
        Levels = levels,
        Values = [.. values.Select((value, i) => new SeedValue(i + 1, value))],
    };

    /// <summary>The name of such an arm.</summary>
    public static PointName NameOf(string level) => new([new AxisLevel("BatchSize", level)]);

    /// <summary>What a report says of a claim that has no answer.</summary>
    public static string Said(Func<object?> claim) => KnownLanguages.English.Say(Assert.Throws<ClaimException>(claim).Problem).ToString();

    /// <summary>The same arm with its learning rate tuned to the edge of the grid.</summary>
    public static Sample AtEdge(this Sample arm) => new()
    {
        Name = arm.Name,
        Levels = arm.Levels,
        Values = arm.Values,
        MissingSeeds = arm.MissingSeeds,
        Tuned = [new TunedLevel(new AxisLevel("LearningRate", "0.024"), IsEdge: true, [])],
    };

    /// <summary>The same arm with all trials diverged.</summary>
    public static Sample Diverged(this Sample arm) => new()
    {
        Name = arm.Name,
        Levels = arm.Levels,
        Values = [.. arm.Values.Select(value => value with { Value = Math.Log(256), Diverged = true })],
    };

    public static Samples Losses(params Sample[] arms) => new() { Metric = Loss, Budget = Budget.EqualTokens, Arms = arms };

    public static Samples Throughputs(params Sample[] arms) => new() { Metric = Throughput, Budget = Budget.None, Arms = arms };

    /// <summary>The verdict of a claim that is alone in its experiment.</summary>
    public static Verdict Decided(this Verdict verdict, Scale scale = Scale.Full) => ClaimFamily.Decide([verdict], 0.05, scale)[0];
}
