using System.IO.Hashing;
using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>
/// The two last checkpoints of a trial, each a file with a checksum behind its content. A new one is whole and on the disk before it takes its name, and the one it
/// replaces is kept, so that a crash at any moment, and also a damaged file, leaves one to go on from.
/// </summary>
internal static class CheckpointFile
{
    private const string PreviousSuffix = ".previous";

    /// <summary>Ends the name of an unusable checkpoint that is kept for inspection.</summary>
    public const string AsideSuffix = ".corrupt";

    private const int ChecksumBytes = 8;
    private const int BytesAtOnce = 1 << 20;

    /// <summary>
    /// Writes a checkpoint; the one before stays beside it, and the one before that goes. It is written piece by piece and summed on the way, since a copy of a model, every
    /// half minute, would be memory that nobody planned.
    /// </summary>
    /// <param name="path">Where the trial's newest checkpoint lies.</param>
    /// <param name="content">Passes the content on, one piece after the other.</param>
    /// <exception cref="IOException">The disk is full or cannot be written to; the earlier checkpoints stand.</exception>
    public static void Write(string path, Action<Action<ReadOnlySpan<byte>>> content) => AtomicFile.Write(path, path + PreviousSuffix, file =>
    {
        var sum = new XxHash64();
        content(piece =>
        {
            sum.Append(piece);
            file.Write(piece);
        });
        file.Write(sum.GetCurrentHash());
    });

    /// <summary>Resumes from the newest checkpoint that is intact and usable. Others are noted and kept aside for inspection.</summary>
    /// <param name="path">Where the trial's newest checkpoint lies.</param>
    /// <param name="use">
    /// Resumes from a checkpoint and returns null, or changes nothing and returns the problem. It is given the file, at its beginning, and the length of the content.
    /// </param>
    /// <param name="note">Told of each unusable checkpoint.</param>
    /// <returns>Whether there was a checkpoint that could be used.</returns>
    /// <exception cref="UnreadableException">There may be a checkpoint, and it cannot be read: the trial must not start again because of that.</exception>
    public static bool Restore(string path, Func<Stream, long, CheckpointProblem?> use, Action<TrialNote> note)
    {
        foreach (string file in (string[])[path, path + PreviousSuffix])
        {
            using FileStream? content = Open(file);
            if (content is null)
            {
                continue;
            }

            if (Use(content, use) is not CheckpointProblem problem)
            {
                return true;
            }

            content.Dispose();

            // Noted first: a process that is killed in between notes it twice rather than never.
            note(new UnusableCheckpoint(Path.GetFileName(file), problem, TriesPrevious: file == path && OnDisk.IsFile(path + PreviousSuffix)));
            File.Move(file, file + AsideSuffix, overwrite: true);
        }

        return false;
    }

    /// <summary>Deletes a trial's checkpoints and what a torn write left of them; those kept for inspection stay.</summary>
    public static void Delete(string path)
    {
        foreach (string file in OnDisk.Files(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
        {
            if (!file.EndsWith(AsideSuffix, StringComparison.Ordinal))
            {
                File.Delete(file);
            }
        }
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw UnreadableException.Of(path, problem);
        }
    }

    private static CheckpointProblem? Use(FileStream file, Func<Stream, long, CheckpointProblem?> use)
    {
        long length = file.Length - ChecksumBytes;
        if (!IsWhole(file, length))
        {
            return new(CheckpointFault.Checksum);
        }

        file.Position = 0;
        return use(file, length);
    }

    private static bool IsWhole(FileStream file, long length)
    {
        var sum = new XxHash64();
        byte[] piece = new byte[BytesAtOnce];
        for (long rest = length; rest > 0; rest -= BytesAtOnce)
        {
            Span<byte> next = piece.AsSpan(0, (int)Math.Min(rest, BytesAtOnce));
            file.ReadExactly(next);
            sum.Append(next);
        }

        return length >= 0 && file.ReadAtLeast(piece, ChecksumBytes) == ChecksumBytes && sum.GetCurrentHash().AsSpan().SequenceEqual(piece.AsSpan(0, ChecksumBytes));
    }
}
