using LlamaBatch.Execution;

namespace LlamaBatch.Tests.Execution;

public sealed class FileLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_holds_it_at_a_time_and_the_next_gets_it_afterwards()
    {
        string path = _folder["runs", "lock"];
        using (FileLock? first = FileLock.TryTake(path))
        {
            Assert.NotNull(first);
            Assert.Null(FileLock.TryTake(path));
        }

        using FileLock? second = FileLock.TryTake(path);
        Assert.NotNull(second);
    }
}
