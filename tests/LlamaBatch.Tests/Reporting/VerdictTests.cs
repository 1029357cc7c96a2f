using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Tests.Reporting;

public class VerdictTests
{
    [Fact]
    public void Trainings_are_too_few_seeds_and_measurements_of_costs_too_few_blocks()
    {
        Verdict trained = Arms.Losses(Arms.Of("100", 1, 2, 3)).IsBelow(Arms.Losses(Arms.Of("256", 2, 1, 3.5)));
        Verdict timed = Arms.Throughputs(Arms.Of("100", 1, 2, 3)).IsAbove(Arms.Throughputs(Arms.Of("256", 2, 1, 3.5)));

        Assert.Equal("**Inconclusive** (too few seeds)", KnownLanguages.English.Verdict(trained.Decided(), isNotRun: false).Markdown);
        Assert.Equal("**Inconclusive** (too few cost blocks)", KnownLanguages.English.Verdict(timed.Decided(), isNotRun: false).Markdown);
    }
}
