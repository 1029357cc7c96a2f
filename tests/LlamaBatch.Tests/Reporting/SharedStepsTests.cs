using LlamaBatch.Journal;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Tests.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Reporting;

public class SharedStepsTests
{
    [Fact]
    public void Nothing_is_shared_without_a_trunk() =>
        Assert.Null(SharedSteps.Of([Attempt("a", 1), Attempt("b", 1), Attempt("b", 2) with { ResumedFromStep = 3 }]));

    [Fact]
    public void An_attempt_that_resumed_began_as_the_one_before_it() =>
        Assert.Equal(new SharedSteps(2, 300), SharedSteps.Of(
        [
            Attempt("a", 1) with { ResumedFromStep = 10, TrunkTokens = 100 },
            Attempt("b", 2) with { ResumedFromStep = 15 },
            Attempt("b", 1) with { ResumedFromStep = 20, TrunkTokens = 200 },
        ]));

    /// <summary>A damaged trunk made the last attempt start again, or the first one found none.</summary>
    [Fact]
    public void The_last_beginning_counts() =>
        Assert.Equal(new SharedSteps(1, 100), SharedSteps.Of(
        [
            Attempt("a", 1) with { ResumedFromStep = 10, TrunkTokens = 100 },
            Attempt("a", 2),
            Attempt("b", 1),
            Attempt("b", 2) with { ResumedFromStep = 10, TrunkTokens = 100 },
        ]));

    private static Attempt Attempt(string trial, int number) =>
        new(trial, number, "", Outcome.Completed, new(2026, 11, 28), 1, null, null, TestTrials.Machine);
}
