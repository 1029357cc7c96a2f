using System.Globalization;
using LlamaBatch.Data;
using LlamaBatch.Files;

namespace LlamaBatch;

public sealed partial record TextFiles
{
    /// <summary>
    /// The size of the largest text that a build reads, in bytes. Reading and hashing such a text takes a fraction of a
    /// second.
    /// </summary>
    private const long QuicklyRead = 16L << 20;

    private static ReadOnlySpan<byte> Blank => " \t\n"u8;

    /// <inheritdoc/>
    public override string TokenIs => ByteTokenizer.TokenIs;

    /// <inheritdoc/>
    public override string TextKey => CorpusShelf.KeyOf(this with { TrainingLimit = 0 });

    /// <inheritdoc/>
    public override bool IsQuicklyRead(string folder)
    {
        try
        {
            CheckSettings();
            string home = System.IO.Path.GetFullPath(folder);
            string path = FullPath(home);
            IEnumerable<string> files = OnDisk.IsFolder(path)
                ? TextFolder.Of(path, Pattern, home).Files.Select(file => System.IO.Path.Combine(path, file))
                : OnDisk.IsFile(path) ? [path] : [];
            return files.Sum(file => new FileInfo(file).Length) <= QuicklyRead;
        }
        catch (Exception error) when (error is CorpusException or IOException or UnauthorizedAccessException)
        {
            return true;                                                            // opening the text reports the problem at once
        }
    }

    /// <inheritdoc/>
    public override TokenSource Open(string folder)
    {
        CheckSettings();
        string home = System.IO.Path.GetFullPath(folder);
        string path = FullPath(home);
        try
        {
            TextSplit text = TextSplit.Of(Documents(home, path, out int passedOver), ValidationShare, Split).LimitedTo(TrainingLimit);
            return new TextTokens(text, this)
            {
                Remark = passedOver == 0 ? ""
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"Matching files of '{Path}' that LlamaBatch or a build writes are skipped: {passedOver:N0}."),
            };
        }
        catch (UnreadableException error)
        {
            throw new CorpusException(error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException(
                $"The text '{Path}' cannot be read: {error.Message} Check that it exists and that you may read it, then run again.");
        }
    }

    private void CheckSettings()
    {
        if (!(ValidationShare is > 0 and < 1))
        {
            throw new CorpusException(string.Create(
                CultureInfo.InvariantCulture,
                $"ValidationShare of TextFiles is {ValidationShare}; it must be above 0 and below 1, such as 0.1."));
        }

        if (Split is not (Split.ByDocument or Split.ByPosition))
        {
            throw new CorpusException(
                FormattableString.Invariant($"Split of TextFiles is {(int)Split}; it must be Split.ByDocument or Split.ByPosition."));
        }

        if (string.IsNullOrEmpty(Pattern) || Pattern.AsSpan().ContainsAny('/', '\\'))
        {
            throw new CorpusException(
                $"Pattern '{Pattern}' of TextFiles is not a file-name pattern. Use one such as '*.txt', and put the folder into Path. "
                    + "Subfolders are searched too.");
        }
    }

    private string FullPath(string home)
    {
        if (string.IsNullOrWhiteSpace(Path) || Path.Contains('\0', StringComparison.Ordinal))
        {
            throw new CorpusException("TextFiles has an empty path. Give a path; a relative one starts at the experiment's folder.");
        }

        return System.IO.Path.GetFullPath(Path, home);
    }

    private IEnumerable<Document> Documents(string home, string path, out int passedOver)
    {
        passedOver = 0;
        if (OnDisk.IsFile(path))
        {
            return OfFile(home, path);
        }

        if (!OnDisk.IsFolder(path))
        {
            throw new CorpusException(System.IO.Path.IsPathFullyQualified(Path)
                ? $"There is no file or folder '{path}'.{MissingPath.HintFor(path)} Put the text there, or correct the path of TextFiles."
                : $"There is no file or folder '{Path}'; looked for '{path}', since a relative path starts at the experiment's folder, "
                    + $"'{home}'.{MissingPath.HintFor(path)} Put the text there, or correct the path of TextFiles.");
        }

        TextFolder found = TextFolder.Of(path, Pattern, home);
        if (found.Files.Count == 0)
        {
            throw new CorpusException(found.PassedOver > 0
                ? $"Every file in the folder '{path}' that matches the pattern '{Pattern}' is one that LlamaBatch or a build writes. "
                    + "Put text there, or change Pattern."
                : $"No file in the folder '{path}' matches the pattern '{Pattern}'. Put text there, or change Pattern.");
        }

        passedOver = found.PassedOver;
        return Checked(found.Files.Select(file => new Document(file, TextFile.Read(System.IO.Path.Combine(path, file)))), path);
    }

    /// <summary>The documents of one file: its paragraphs or, with <c>Split.ByPosition</c>, the whole file.</summary>
    private IEnumerable<Document> OfFile(string home, string path)
    {
        if (OwnOutputs.Contains(path, home, root: path))
        {
            throw new CorpusException(
                $"LlamaBatch writes the file '{path}', so training would change its own text. Copy it to another folder and use the copy.");
        }

        byte[] text = TextFile.Read(path);
        if (text.AsSpan().IndexOfAnyExcept(Blank) < 0)
        {
            throw new CorpusException($"The file '{path}' has no text. Put text into it, or name another file.");
        }

        return Split == Split.ByPosition ? [new Document(System.IO.Path.GetFileName(path), text)] : Paragraphs.Of(text);
    }

    /// <summary>Yields the documents that have text. Throws if there are none.</summary>
    private IEnumerable<Document> Checked(IEnumerable<Document> documents, string path)
    {
        bool isEmpty = true;
        foreach (Document document in documents)
        {
            if (document.Text.Span.IndexOfAnyExcept(Blank) >= 0)
            {
                isEmpty = false;
                yield return document;
            }
        }

        if (isEmpty)
        {
            throw new CorpusException(
                $"The files '{Pattern}' in the folder '{path}' have no text. Put text into them, or name another folder.");
        }
    }
}
