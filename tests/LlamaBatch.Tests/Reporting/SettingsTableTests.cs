using LlamaBatch.Reporting;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Reporting;

public class SettingsTableTests
{
    [Fact]
    public void A_setting_that_follows_from_an_axis_has_its_value_at_each_level()
    {
        string table = SettingsTable.Of(
            [Point(16, 2, "0.993609131"), Point(16, 4, "0.993609131"), Point(100, 2, "0.960719"), Point(100, 4, "0.960719")],
            new HashSet<string>(),
            new Dictionary<string, string>(),
            []).ToString();

        Assert.Matches(@"\| Batch +\| 16, 100 +\|", table);
        Assert.Matches(@"\| Heads +\| 2, 4 +\|", table);
        Assert.Matches(@"\| Beta2 +\| by batch size: 16 → 0.9936, 100 → 0.9607 +\|", table);
        Assert.Matches(@"\| Product +\| 32, 64, 200, 400 +\|", table);
        Assert.Matches(@"\| Fixed +\| 1 +\|", table);
    }

    private static PointSettings Point(int batch, int heads, string beta) => new(
        [new AxisLevel("BatchSize", $"{batch}"), new AxisLevel("Heads", $"{heads}")],
        [new Setting("Batch", batch), new Setting("Heads", heads), new Setting("Beta2", beta), new Setting("Product", batch * heads), new Setting("Fixed", 1)]);
}
