namespace LlamaBatch.Tests.Runs;

/// <summary>Values that are typed in with their numbers of runs.</summary>
public class RepeatTests
{
    [Fact]
    public void A_value_stands_for_every_run_that_has_it() => Assert.Equal([5, 5, 7], RunTable.Repeat((5, 2), (6, 0), (7, 1)));
}
