using LlamaBatch.CommandLine;
using LlamaBatch.Tests.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.CommandLine;

public class TrialLineTests
{
    /// <summary>A result may come from anybody, and name metrics that nobody here declared.</summary>
    [Fact]
    public void Nothing_of_a_result_steers_a_terminal_or_breaks_the_line()
    {
        Trial trial = TestTrials.Trial("a", 3, new AxisLevel("Name", "one\ntwo\u202E"));
        TrialResult result = TestTrials.Result(losses: 1.5) with
        {
            Learning = new Dictionary<string, IReadOnlyList<Measurement>> {
                ["\u001b[2JLoss\u2028"] = [new(1, double.NaN)],
                ["Nothing"] = [] },
            Costs = new Dictionary<string, double> { ["Step\u009b31m\r\nTime"] = double.PositiveInfinity, ["\u2066Memory\uFEFF"] = -1e100 },
        };

        string line = TrialLine.Of(trial, result);

        Assert.DoesNotContain(line, letter => char.IsControl(letter) || letter is '\u202E' or '\u2028' or '\u2066' or '\uFEFF');
        Assert.Contains("seed=3: [2JLoss NaN, Step 31m Time ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing", line, StringComparison.Ordinal);
    }
}
