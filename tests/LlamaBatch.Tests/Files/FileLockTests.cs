using LlamaBatch.Files;

namespace LlamaBatch.Tests.Execution;

public sealed class FileLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_holds_it_at_a_time_and_the_next_gets_it_afterwards()
    {
        Directory.CreateDirectory(_folder["runs"]);
        string path = _folder["runs", "lock"];
        using (FileLock? first = FileLock.TryTake(path))
        {
            Assert.NotNull(first);
            Assert.Null(FileLock.TryTake(path));
            Assert.StartsWith(
                $"process {Environment.ProcessId} on {Environment.MachineName}, since ",
                FileLock.HolderOf(path),
                StringComparison.Ordinal);
        }

        using FileLock? second = FileLock.TryTake(path);
        Assert.NotNull(second);
    }

    [Theory]
    [InlineData("")]
    [InlineData("process 7 on \n\u001b[2J")]
    [InlineData(null)]
    public void A_holder_that_is_not_known_is_another_process(string? text)
    {
        string path = _folder["lock"];
        if (text is not null)
        {
            File.WriteAllText(path + ".holder", text);
        }

        Assert.Equal(text is { Length: > 0 } ? "process 7 on [2J" : "another process", FileLock.HolderOf(path));
    }

    [Fact]
    public void A_lock_that_cannot_be_made_is_not_held_by_another()
    {
        Directory.CreateDirectory(_folder["lock"]);

        Assert.Throws<UnauthorizedAccessException>(() => FileLock.TryTake(_folder["lock"]));
    }
}
