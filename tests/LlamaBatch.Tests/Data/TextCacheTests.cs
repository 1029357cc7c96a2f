using CsCheck;
using LlamaBatch.Data;

namespace LlamaBatch.Tests.Data;

public class TextCacheTests : TemporaryFolder
{
    private static readonly TextSplit _text = new("to train on"u8.ToArray(), "held out"u8.ToArray());

    [Fact]
    public void A_text_comes_back_as_it_was()
    {
        Gen.Select(Gen.Byte.Array[0, 50], Gen.Byte.Array[0, 50]).Sample((training, validation) =>
        {
            var text = new TextSplit(training, validation);
            var cache = new TextCache(Folder);
            cache.Write(text);
            TextSplit? read = cache.Read(text.Fingerprint);
            return read is not null && read.Training.SequenceEqual(training) && read.Validation.SequenceEqual(validation);
        }, iter: 30);
    }

    [Fact]
    public void A_torn_or_changed_file_is_no_text()
    {
        var cache = new TextCache(Folder);
        cache.Write(_text);
        string file = TextCache.FileIn(Folder, _text.Fingerprint);
        byte[] whole = File.ReadAllBytes(file);

        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(file, whole[..length]);
            Assert.Null(cache.Read(_text.Fingerprint));
        }

        for (int place = 0; place < whole.Length; place++)
        {
            byte[] changed = [.. whole];
            changed[place] ^= 0x81;
            File.WriteAllBytes(file, changed);
            Assert.Null(cache.Read(_text.Fingerprint));
        }

        cache.Write(_text);
        Assert.NotNull(cache.Read(_text.Fingerprint));
    }

    [Fact]
    public void Where_the_first_folder_cannot_be_written_the_next_one_serves_and_without_any_nothing_happens()
    {
        string file = Write("a file", "in the way");
        string free = Path.Combine(Folder, "free");
        var cache = new TextCache(file, free);
        cache.Write(_text);

        Assert.NotNull(cache.Read(_text.Fingerprint));
        Assert.Equal([TextCache.FileIn(free, _text.Fingerprint)], Directory.GetFiles(free));
        new TextCache(file).Write(_text);
        Assert.Null(new TextCache(file).Read(_text.Fingerprint));
    }

    [Fact]
    public void Many_writers_leave_one_whole_file()
    {
        Parallel.For(0, 30, _ =>
        {
            var cache = new TextCache(Folder);
            cache.Write(_text);
            Assert.NotNull(cache.Read(_text.Fingerprint));
        });

        Assert.Single(Directory.GetFiles(Folder));
    }
}
