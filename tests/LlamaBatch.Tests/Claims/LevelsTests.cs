namespace LlamaBatch.Tests;

public class LevelsTests
{
    [Fact]
    public void One_level_several_or_none_are_written_alike()
    {
        Assert.Equal(["100"], Ask(batchSize: 100).Levels!);
        Assert.Equal(["256", "512"], Ask(batchSize: [256, 512]).Levels!);
        Assert.True(Ask().AreBaseline);
        Assert.Null(Ask().Levels);
        Assert.Equal("BatchSize", Ask().Axis);
    }

    [Fact]
    public void A_list_without_levels_is_not_the_baseline()
    {
        AxisLevels none = Ask(batchSize: []);

        Assert.False(none.AreBaseline);
        Assert.Empty(none.Levels!);
    }

    [Fact]
    public void Levels_are_written_as_the_sweep_writes_them()
    {
        static AxisLevels Rate(Levels<double> rate) => rate.Of("LearningRate");
        static AxisLevels Name(Levels<string> name) => name.Of("Schedule");
        static AxisLevels Flag(Levels<bool> flag) => flag.Of("Tied");

        Assert.Equal(["0.0015", "1", "1E-05"], Rate([1.5e-3, 1, 1e-5]).Levels!);
        Assert.Equal(["2"], Rate(2).Levels!);
        Assert.Equal(["cosine"], Name("cosine").Levels!);
        Assert.Equal(["true", "false"], Flag([true, false]).Levels!);
    }

    private static AxisLevels Ask(Levels<int> batchSize = default) => batchSize.Of("BatchSize");
}
