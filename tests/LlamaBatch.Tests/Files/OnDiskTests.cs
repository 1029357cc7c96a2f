using LlamaBatch.Data;
using LlamaBatch.Files;

namespace LlamaBatch.Tests.Data;

/// <summary>
/// A missing file and an unreadable one are different answers. Nobody, root included, can follow a link to itself.
/// </summary>
public sealed class OnDiskTests : IDisposable
{
    private readonly Tests.TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_not_there_is_an_answer()
    {
        Assert.Null(OnDisk.Bytes(_folder["none"]));
        Assert.Null(OnDisk.Bytes(_folder["none", "deeper"]));
        Assert.False(OnDisk.IsFile(_folder["none"]));
        Assert.False(OnDisk.IsFolder(_folder["none", "deeper"]));
        Assert.Empty(OnDisk.Files(_folder["none"]));
        Assert.Empty(OnDisk.Folders(_folder["none"]));
    }

    [Fact]
    public void What_is_there_is_told_apart()
    {
        File.WriteAllText(_folder["file"], "text");

        Assert.Equal("text"u8.ToArray(), OnDisk.Bytes(_folder["file"]));
        Assert.True(OnDisk.IsFile(_folder["file"]));
        Assert.False(OnDisk.IsFolder(_folder["file"]));
        Assert.True(OnDisk.IsFolder(_folder.Path));
        Assert.Equal([_folder["file"]], OnDisk.Files(_folder.Path));
    }

    [Fact]
    public void What_cannot_be_known_is_an_exception_with_a_sentence()
    {
        if (OperatingSystem.IsWindows())
        {
            return;                                                                 // links need rights there
        }

        File.CreateSymbolicLink(_folder["loop"], _folder["loop"]);
        Directory.CreateDirectory(_folder["folder"]);

        Assert.StartsWith(
            $"'{_folder["loop"]}' cannot be read (",
            Assert.Throws<UnreadableException>(() => OnDisk.Bytes(_folder["loop"])).Message,
            StringComparison.Ordinal);
        Assert.Throws<UnreadableException>(() => OnDisk.Files(_folder["loop"]));
        Assert.Throws<UnreadableException>(() => OnDisk.IsFile(_folder["loop", "deeper"]));
        Assert.Equal(
            $"'{_folder["folder"]}' is a folder; it must be a file. Move the folder and run again.",
            Assert.Throws<UnreadableException>(() => OnDisk.Bytes(_folder["folder"])).Message);
    }

    [Fact]
    public void A_pipe_and_a_device_are_read_as_nothing_and_not_waited_for()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using (var pipe = System.Diagnostics.Process.Start("mkfifo", _folder["pipe"]))
        {
            pipe.WaitForExit();
        }

        File.CreateSymbolicLink(_folder["zeros"], "/dev/zero");

        Assert.Empty(OnDisk.Bytes(_folder["pipe"])!);
        Assert.Empty(OnDisk.Bytes(_folder["zeros"])!);
    }

    /// <summary>Each of these decides what is trained on, or what the user is told to do.</summary>
    [Fact]
    public void Who_asks_whether_something_is_there_does_not_take_a_failed_look_for_no()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.CreateSymbolicLink(_folder["loop"], _folder["loop"]);
        string home = _folder["mine"];

        Assert.Throws<UnreadableException>(() => OwnOutputs.Contains(_folder["loop", "REPORT.md"], home, _folder.Path));
        Assert.Throws<UnreadableException>(() => OwnOutputs.Contains(_folder["loop", "bin", "notes.txt"], home, _folder.Path));
        Assert.StartsWith(
            $"'{_folder["loop", "pack"]}' cannot be read (",
            Assert.Throws<CorpusException>(() => ReferencePack.Read(_folder["loop", "pack"], new TextCache(_folder["cache"]))).Message,
            StringComparison.Ordinal);
        Assert.Equal("", MissingPath.HintFor(_folder["loop", "folder", "text.txt"]));
    }
}
