using LlamaBatch.Data;

namespace LlamaBatch.Tests.CommandLine;

public class SpellingTests
{
    [Theory]
    [InlineData("rnu", "run")]
    [InlineData("reprot", "report")]
    [InlineData("RUN", "run")]
    [InlineData("completely-else", null)]
    public void The_nearest_name_is_suggested_where_one_is_near(string typed, string? meant) =>
        Assert.Equal(meant, Spelling.Nearest(typed, ["list", "plan", "run", "report", "doctor"]));
}
