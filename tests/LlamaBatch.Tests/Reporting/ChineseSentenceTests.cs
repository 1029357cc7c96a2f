using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Reporting;

/// <summary>Chinese sentences whose form differs from the English one.</summary>
public sealed class ChineseSentenceTests
{
    private static readonly MetricDefinition _loss = MetricDefinition.Validation<ValidationLoss>();

    private static readonly Verdict _holds = Steps(1).IsBelow(2);

    private static readonly Verdict _fails = Steps(3).IsBelow(2);

    [Fact]
    public void Claims_of_one_status_are_counted_as_a_whole()
    {
        Assert.Equal("**共 2 条论断，全部成立**。", Said(new ClaimOutcome([_holds, _holds])));
        Assert.Equal("**共 1 条论断，不成立**。", Said(new ClaimOutcome([_fails])));
        Assert.Equal("**共 3 条论断：2 条成立，1 条不成立**。", Said(new ClaimOutcome([_holds, _fails, _holds])));
    }

    [Fact]
    public void What_cannot_be_ranked_names_its_axis() => Assert.Equal(
        "**各批大小的词元预算不同（100、200），因此训练结束时的验证损失不可比较**。",
        Said(new UnrankedAxes(_loss, [("BatchSize", new(null, [100, 200]))])));

    [Fact]
    public void Each_of_several_means_stands_with_its_level() => Assert.Equal(
        "其余均值与最优者相比（nat/词元）：批大小 16 差 0.10，批大小 32 差 0.20，批大小 64 差 0.30。",
        Said(new LevelsBehind([Size("16"), Size("32"), Size("64")], IsTail: false, [0.1, 0.2, 0.3], "nats/token")));

    [Fact]
    public void Quantities_of_a_curve_have_their_unit()
    {
        Assert.Equal("与最优验证损失相差不超过 0.01 nat/词元的最大批大小", NameOf(new HighestOf(_loss, "BatchSize", 0.01)));
        Assert.Equal("与最优验证损失相差不超过 0.1 nat/词元的学习率范围的宽度", NameOf(new RangeOf(_loss, "LearningRate", 0.1)));
    }

    private static string Said(Fact fact) => fact.In(KnownLanguages.Chinese).Markdown;

    private static string NameOf(MetricOrigin origin) => KnownLanguages.Chinese.Metric(_loss with { Origin = origin }).Markdown;

    private static AxisLevel[] Size(string size) => [new("BatchSize", size)];

    private static Quantities Steps(double count) => new("steps", [new Quantity("a batch", count)]);
}
