using System.IO.Hashing;

namespace LlamaBatch.Journal;

/// <summary>
/// The two last checkpoints of a trial, each a file with a checksum behind its content. A new one is whole and on the disk before it takes its name, and the one it
/// replaces is kept, so that a crash at any moment, and also a damaged file, leaves one to go on from.
/// </summary>
internal static class CheckpointFile
{
    private const string PreviousSuffix = ".previous";
    private const string AsideSuffix = ".corrupt";
    private const int ChecksumBytes = 8;

    /// <summary>Writes a checkpoint; the one before stays beside it, and the one before that goes.</summary>
    /// <exception cref="IOException">The disk is full or cannot be written to; the earlier checkpoints stand.</exception>
    public static void Write(string path, byte[] content) => AtomicFile.Write(path, path + PreviousSuffix, content, XxHash64.Hash(content));

    /// <summary>Goes on from the newest checkpoint that is whole and that the trial can use; says why others were not used, and keeps them aside for inspection.</summary>
    /// <param name="path">Where the trial's newest checkpoint lies.</param>
    /// <param name="use">Goes on from a checkpoint's content and returns null; or changes nothing and returns why that is not possible, as the end of a sentence.</param>
    /// <param name="noted">Told, in a sentence, of each checkpoint that could not be used.</param>
    /// <returns>Whether there was a checkpoint that could be used.</returns>
    public static bool Restore(string path, Func<ReadOnlyMemory<byte>, string?> use, Action<string> noted)
    {
        foreach (string file in (string[])[path, path + PreviousSuffix])
        {
            if (!File.Exists(file))
            {
                continue;
            }

            byte[] bytes = File.ReadAllBytes(file);
            string? problem = IsWhole(bytes) ? use(bytes.AsMemory(..^ChecksumBytes)) : "its checksum does not match";
            if (problem is null)
            {
                return true;
            }

            // Said first: a process that is killed in between says it twice, and never not at all.
            string then = file == path && File.Exists(path + PreviousSuffix) ? "The one before it is tried." : "The trial starts again.";
            noted($"The checkpoint {file} cannot be used: {problem}. {then} The file is kept as {file}{AsideSuffix}.");
            File.Move(file, file + AsideSuffix, overwrite: true);
        }

        return false;
    }

    /// <summary>Deletes a trial's checkpoints and what a torn write left of them; those kept for inspection stay.</summary>
    public static void Delete(string path)
    {
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
        {
            if (!file.EndsWith(AsideSuffix, StringComparison.Ordinal))
            {
                File.Delete(file);
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= ChecksumBytes && XxHash64.Hash(bytes[..^ChecksumBytes]).AsSpan().SequenceEqual(bytes[^ChecksumBytes..]);
}
