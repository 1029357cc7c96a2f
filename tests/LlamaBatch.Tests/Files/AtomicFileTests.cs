using LlamaBatch.Files;

namespace LlamaBatch.Tests.Journal;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_killed_writers_left_is_removed_and_what_a_living_one_writes_is_not()
    {
        string path = _folder["results.jsonl"];
        string living = $"{path}.{Environment.ProcessId}.tmp";
        string[] left = [$"{path}.{int.MaxValue}.tmp", $"{path}.{int.MaxValue - 1}.tmp"];
        string[] others = [$"{path}.x.tmp", _folder["other.jsonl.2147483647.tmp"]];
        AtomicFile.WriteIfDifferent(path, "text");
        foreach (string file in (string[])[living, .. left, .. others])
        {
            File.WriteAllText(file, "half of");
        }

        Assert.False(AtomicFile.WriteIfDifferent(path, "text"));

        Assert.Equal(
            ((string[])[path, living, .. others]).Order(StringComparer.Ordinal),
            Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        string path = _folder["trial.checkpoint"];
        AtomicFile.Write(path, [1, 2, 3]);
        Directory.CreateDirectory(path + ".previous");

        Assert.ThrowsAny<IOException>(() => AtomicFile.Write(path, path + ".previous", file => file.Write([4, 5, 6])));

        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void The_old_file_gets_the_other_name()
    {
        string path = _folder["trial.checkpoint"];
        foreach (byte number in (byte[])[1, 2, 3])
        {
            AtomicFile.Write(path, path + ".previous", file => file.WriteByte(number));
        }

        Assert.Equal([3], File.ReadAllBytes(path));
        Assert.Equal([2], File.ReadAllBytes(path + ".previous"));
    }
}
