using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Reporting.Sections;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Reporting;

public class SettingsTableTests
{
    [Fact]
    public void A_setting_that_follows_from_an_axis_has_its_value_at_each_level()
    {
        string table = Table(
            [Point(16, 2, "0.993609131"), Point(16, 4, "0.993609131"), Point(1024, 2, "0.960719"), Point(1024, 4, "0.960719")],
            KnownLanguages.English);

        Assert.Matches(@"\| Batch +\| 16, 1024 +\|", table);
        Assert.Matches(@"\| Heads +\| 2, 4 +\|", table);
        Assert.Matches(@"\| Beta2 +\| by batch size: 16 → 0.9936, 1024 → 0.9607 +\|", table);
        Assert.Matches(@"\| Product +\| 32, 64, 2,048, 4,096 +\|", table);
        Assert.Matches(@"\| Fixed +\| 1 +\|", table);
    }

    [Fact]
    public void Numbers_have_groups_rates_have_powers_and_seeds_have_neither()
    {
        Setting[] settings = [new("Training.Tokens", 3_300_000), new("Optimizer.LearningRate", 0.006), new(
            "Corpus.SourceSeed",
            20_260_101), new("Training.Step", "fast")];
        string table = Table([new([], settings)], KnownLanguages.Chinese);

        Assert.Matches(@"\| Training.Tokens +\| 3,300,000 +\| 作者指定 +\|", table);
        Assert.Matches(@"\| Optimizer.LearningRate +\| 6e-3 +\| Preset.Of +\|", table);
        Assert.Matches(@"\| Corpus.SourceSeed +\| 20260101 +\| \*默认值\* +\|", table);
        Assert.Matches(@"\| Training.Step +\| fast +\| 命令行 +\|", table);
    }

    [Fact]
    public void A_part_that_differs_is_of_the_experiment_and_a_default_that_follows_is_not()
    {
        PointSettings Of(string schedule, int microBatch, params Setting[] stages) => new(
            [new AxisLevel("Schedule", schedule)],
            [.. stages, new("Training.MicroBatch", microBatch), new("Optimizer.Beta1", 0.9)]);

        string table = Table(
            [
                Of("Ramp", 4, new Setting("Training.BatchSchedule.Stages", "16 until 0.25, 32 until 0.5")),
                Of("Late", 4, new Setting("Training.BatchSchedule.Stages", "16 until 0.75")),
                Of("Large", 8),
            ],
            KnownLanguages.English);

        const string Stages = "by schedule: Ramp → 16 until 0.25, 32 until 0.5; Late → 16 until 0.75";
        Assert.Matches($@"\| Training.BatchSchedule.Stages +\| {Stages} +\| this experiment +\|", table);
        Assert.Matches(@"\| Training.MicroBatch +\| by schedule: Ramp → 4, Late → 4, Large → 8 +\| \*default\* +\|", table);
        Assert.Matches(@"\| Optimizer.Beta1 +\| 0.9 +\| Preset.Of +\|", table);
    }

    private static string Table(IReadOnlyList<PointSettings> points, Language language)
    {
        var analysis = new SettingsAnalysis(
            new HashSet<string> { "Training.Tokens", "Training.BatchSchedule" },
            new Dictionary<string, string> { ["Optimizer"] = "Preset.Of" },
            ["Training.Step"]);
        return SettingsTable.Of(analysis.Of(points), language).ToString();
    }

    private static PointSettings Point(int batch, int heads, string beta) => new(
        [new AxisLevel("BatchSize", $"{batch}"), new AxisLevel("Heads", $"{heads}")],
        [new Setting("Batch", batch), new Setting("Heads", heads), new Setting("Beta2", beta), new Setting(
            "Product",
            batch * heads), new Setting("Fixed", 1)]);
}
