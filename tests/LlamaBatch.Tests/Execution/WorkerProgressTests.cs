using LlamaBatch.Execution;

namespace LlamaBatch.Tests.Execution;

public class WorkerProgressTests
{
    [Theory]
    [InlineData(2.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_message_reads_back(double loss)
    {
        var progress = new WorkerProgress(3, 100, loss, 51234.5);
        Assert.Equal(progress, WorkerProgress.Parse(progress.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Hello from the author's Console.WriteLine")]
    [InlineData("@step 1 2")]
    [InlineData("@step one 2 3 4")]
    public void Other_lines_are_none(string line) => Assert.Null(WorkerProgress.Parse(line));
}
