using System.IO.Hashing;
using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>
/// The last two checkpoints of a trial, each a file that ends in a checksum. A new checkpoint is complete on the disk
/// before it gets its name, and the previous checkpoint is kept, so that a crash or a damaged file leaves one to resume
/// from.
/// </summary>
internal static class CheckpointFile
{
    private const string PreviousSuffix = ".previous";

    /// <summary>The suffix of an unusable checkpoint that is kept for inspection.</summary>
    public const string AsideSuffix = ".corrupt";

    private const int ChecksumBytes = 8;
    private const int BytesAtOnce = 1 << 20;

    /// <summary>
    /// Writes the checkpoint of a trial. If other trials can start from this state, also writes it to a file that they share.
    /// </summary>
    /// <param name="recorder">The recorder, which names the files.</param>
    /// <param name="content">Writes the content, one piece after the other.</param>
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
    /// Resumes from the newest usable checkpoint of a trial; without one, from the longest usable trunk (shared first steps).
    /// </summary>
    /// <param name="recorder">The recorder, which names the files and receives a note for each unusable file.</param>
    /// <param name="use">As in <see cref="Restore(string, Func{FileStream, long, CheckpointProblem?}, Action{TrialNote})"/>.</param>
    /// <returns>Whether a file was usable.</returns>
    /// <exception cref="UnreadableException">A file cannot be read now.</exception>
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
    /// Writes a checkpoint, keeps the previous checkpoint, and deletes any older checkpoint. The content is written piece by piece, and its
    /// checksum is computed on the way, so that no copy of the model is needed.
    /// </summary>
    /// <param name="path">The path of the trial's newest checkpoint.</param>
    /// <param name="content">Writes the content, one piece after the other.</param>
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
    /// Resumes from the newest checkpoint that is intact and usable. Unusable checkpoints are noted and kept for
    /// inspection.
    /// </summary>
    /// <param name="path">The path of the trial's newest checkpoint.</param>
    /// <param name="use">
    /// Resumes from a checkpoint and returns null, or changes nothing and returns the problem. The arguments are the
    /// file, at its beginning, and the length of the content.
    /// </param>
    /// <param name="note">Called with a note for each unusable checkpoint.</param>
    /// <returns>Whether a checkpoint was usable.</returns>
    /// <exception cref="UnreadableException">A checkpoint cannot be read now. The trial must not start again for this reason.</exception>
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

            // The note is written before the file is moved: if the process is killed in between, the event is noted twice instead of never.
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
            // Another trial has already moved the unusable trunk aside.
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
