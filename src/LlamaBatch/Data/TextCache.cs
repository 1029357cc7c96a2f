using System.Buffers.Binary;

namespace LlamaBatch.Data;

/// <summary>
/// A cache of texts that take long to extract, already split into training and held-out text. The name of a file is the fingerprint of
/// its text. Reading verifies the fingerprint, so an incomplete or unrelated file is ignored. Several processes may read and write at
/// once.
/// </summary>
/// <param name="folders">The folders to search, in this order. New texts are written to the first writable folder.</param>
internal sealed class TextCache(params string[] folders)
{
    private const int HeaderSize = sizeof(long);                                    // bytes of training text, little-endian

    /// <summary>
    /// The cache in the current user's data folder. If that folder is missing or not writable, the program's folder is used.
    /// </summary>
    public static TextCache OfUser()
    {
        string data = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.DoNotVerify);
        string beside = Path.Combine(AppContext.BaseDirectory, "corpora");
        return Path.IsPathFullyQualified(data) ? new TextCache(Path.Combine(data, "LlamaBatch", "corpora"), beside) : new TextCache(beside);
    }

    /// <summary>Returns the text with the given fingerprint; null if the cache has no intact copy.</summary>
    public TextSplit? Read(string fingerprint)
        => folders.Select(folder => Read(folder, fingerprint)).FirstOrDefault(text => text is not null);

    /// <summary>Writes a text to the first writable folder; does nothing if there is none.</summary>
    public void Write(TextSplit text)
    {
        foreach (string folder in folders)
        {
            if (TryWrite(folder, text))
            {
                return;
            }
        }
    }

    /// <summary>The path of the cache file of a text with the given fingerprint.</summary>
    internal static string FileIn(string folder, string fingerprint) => Path.Combine(folder, fingerprint + ".text");

    private static TextSplit? Read(string folder, string fingerprint)
    {
        try
        {
            using FileStream file = File.OpenRead(FileIn(folder, fingerprint));
            Span<byte> header = stackalloc byte[HeaderSize];
            file.ReadExactly(header);
            long training = BinaryPrimitives.ReadInt64LittleEndian(header);
            long validation = file.Length - HeaderSize - training;
            if (training < 0 || validation < 0 || training > Array.MaxLength || validation > Array.MaxLength)
            {
                return null;
            }

            var text = new TextSplit(ReadBytes(file, training), ReadBytes(file, validation));
            return text.Fingerprint == fingerprint ? text : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static byte[] ReadBytes(FileStream file, long count)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)count);
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>
    /// Writes a text under a temporary name and then renames the file, so that other processes see only complete files. Returns false if
    /// writing fails.
    /// </summary>
    private static bool TryWrite(string folder, TextSplit text)
    {
        string? unfinished = null;
        try
        {
            Directory.CreateDirectory(folder);
            unfinished = Path.Combine(folder, Path.GetRandomFileName());
            using (FileStream file = File.Create(unfinished))
            {
                Span<byte> header = stackalloc byte[HeaderSize];
                BinaryPrimitives.WriteInt64LittleEndian(header, text.Training.Length);
                file.Write(header);
                file.Write(text.Training);
                file.Write(text.Validation);
            }

            File.Move(unfinished, FileIn(folder, text.Fingerprint), overwrite: true);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Discard(unfinished);
            return false;
        }
    }

    private static void Discard(string? file)
    {
        try
        {
            if (file is not null)
            {
                File.Delete(file);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A leftover file is harmless.
        }
    }
}
