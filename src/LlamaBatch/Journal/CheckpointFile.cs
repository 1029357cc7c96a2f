using System.IO.Hashing;
using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>
/// Writes and reads the last two checkpoints of a trial. Each file ends in a checksum. A new checkpoint gets its name after it is complete
/// on the disk. If the new checkpoint is damaged later, the trial can resume from the previous checkpoint.
/// </summary>
internal static class CheckpointFile
{
    private const string PreviousSuffix = ".previous";

    /// <summary>The suffix of the name of an unusable checkpoint, which is kept for inspection.</summary>
    public const string AsideSuffix = ".corrupt";

    private const int ChecksumBytes = 8;
    private const int BytesAtOnce = 1 << 20;

    /// <summary>
    /// Writes the checkpoint of a trial. If other trials can start from this state, also writes it to a file that they share.
    /// </summary>
    /// <param name="recorder">The trial's recorder, which gives the paths of the files.</param>
    /// <param name="content">Writes the content: calls its argument with one piece after another.</param>
    /// <exception cref="IOException">The disk is full or not writable; the earlier checkpoints are kept.</exception>
    public static void Write(TrialRecorder recorder, Action<Action<ReadOnlySpan<byte>>> content)
    {
        Write(recorder.CheckpointPath, content);
        if (recorder.TrunkDue is TrunkFile trunk && !OnDisk.IsFile(trunk.Path))
        {
            Write(trunk.Path, previous: null, content);
        }
    }

    /// <summary>
    /// Resumes from the newest usable checkpoint of a trial. If there is none, starts from the longest usable state that another trial
    /// saved.
    /// </summary>
    /// <param name="recorder">The trial's recorder, which gives the paths of the files and receives a note for each unusable file.</param>
    /// <param name="use">As in <see cref="Restore(string, Func{FileStream, long, CheckpointProblem?}, Action{TrialNote})"/>.</param>
    /// <returns>Whether a file was usable.</returns>
    /// <exception cref="UnreadableException">The system cannot read a file at the moment.</exception>
    public static bool Restore(TrialRecorder recorder, Func<FileStream, long, CheckpointProblem?> use)
    {
        if (Restore(recorder.CheckpointPath, use, recorder.Note))
        {
            return true;
        }

        if (recorder.Trunks.LastOrDefault(trunk => Restore([trunk.Path], use, recorder.Note)) is TrunkFile longest)
        {
            recorder.BranchFrom(longest.Trunk);
            return true;
        }

        return false;
    }

    /// <summary>
    /// Writes a checkpoint, keeps the previous checkpoint, and deletes any older checkpoint. The content is written and its checksum
    /// computed piece by piece, so that memory for a copy of the model is not needed.
    /// </summary>
    /// <param name="path">The path of the trial's newest checkpoint.</param>
    /// <param name="content">Writes the content: calls its argument with one piece after another.</param>
    /// <exception cref="IOException">The disk is full or not writable; the earlier checkpoints are kept.</exception>
    public static void Write(string path, Action<Action<ReadOnlySpan<byte>>> content) => Write(path, path + PreviousSuffix, content);

    private static void Write(
        string path,
        string? previous,
        Action<Action<ReadOnlySpan<byte>>> content) => AtomicFile.Write(path, previous, file =>
    {
        var sum = new XxHash64();
        content(piece =>
        {
            sum.Append(piece);
            file.Write(piece);
        });
        file.Write(sum.GetCurrentHash());
    });

    /// <summary>
    /// Resumes from the newest intact and usable checkpoint. Unusable checkpoints are noted, renamed and kept for inspection.
    /// </summary>
    /// <param name="path">The path of the trial's newest checkpoint.</param>
    /// <param name="use">
    /// Tries to resume from a checkpoint. Returns null on success; otherwise it must change nothing and return the problem. The arguments
    /// are the file, at its beginning, and the length of the content.
    /// </param>
    /// <param name="note">Called with a note for each unusable checkpoint.</param>
    /// <returns>Whether a checkpoint was usable.</returns>
    /// <exception cref="UnreadableException">
    /// The system cannot read a checkpoint at the moment. The checkpoint may become readable, so the trial must not start from step 0.
    /// </exception>
    public static bool Restore(string path, Func<FileStream, long, CheckpointProblem?> use, Action<TrialNote> note) =>
        Restore([path, path + PreviousSuffix], use, note);

    private static bool Restore(string[] files, Func<FileStream, long, CheckpointProblem?> use, Action<TrialNote> note)
    {
        foreach (string file in files)
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

            // The note is written before the file is renamed. If the process is killed in between, the next attempt writes the note again.
            note(
                new UnusableCheckpoint(
                    Path.GetFileName(file),
                    problem,
                    TriesPrevious: file != files[^1] && OnDisk.IsFile(files[^1])));
            SetAside(file);
        }

        return false;
    }

    /// <summary>Whether there is a checkpoint, usable or not.</summary>
    /// <param name="path">The path of the trial's newest checkpoint.</param>
    public static bool Exists(string path) => OnDisk.IsFile(path) || OnDisk.IsFile(path + PreviousSuffix);

    /// <summary>Deletes a trial's checkpoints and partial files. Unusable checkpoints that are kept for inspection remain.</summary>
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

    private static void SetAside(string file)
    {
        try
        {
            File.Move(file, file + AsideSuffix, overwrite: true);
        }
        catch (FileNotFoundException)
        {
            // Another trial has already renamed the unusable file.
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

    private static CheckpointProblem? Use(FileStream file, Func<FileStream, long, CheckpointProblem?> use)
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

        return length >= 0 && file.ReadAtLeast(piece, ChecksumBytes) == ChecksumBytes
            && sum.GetCurrentHash().AsSpan().SequenceEqual(piece.AsSpan(0, ChecksumBytes));
    }
}
