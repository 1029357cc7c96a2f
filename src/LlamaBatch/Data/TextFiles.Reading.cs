using LlamaBatch.Data;

namespace LlamaBatch;

public sealed partial record TextFiles
{
    /// <inheritdoc/>
    public override string TokenIs => ByteTokenizer.TokenIs;

    /// <inheritdoc/>
    public override TokenSource Open(string folder)
    {
        CheckSettings();
        string path = FullPath(folder);
        try
        {
            return new TextTokens(TextSplit.Of(Documents(folder, path), ValidationShare), this);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"The text '{Path}' cannot be read: {error.Message} Check that it exists and that you may read it, then run again.");
        }
    }

    private void CheckSettings()
    {
        if (!(ValidationShare is > 0 and < 1))
        {
            throw new CorpusException(FormattableString.Invariant(
                $"The ValidationShare of TextFiles is {ValidationShare}; it is a share between 0 and 1, both excluded, such as 0.1."));
        }

        if (string.IsNullOrEmpty(Pattern) || Pattern.AsSpan().ContainsAny('/', '\\'))
        {
            throw new CorpusException(
                $"The Pattern '{Pattern}' of TextFiles is not a pattern for file names; use one such as '*.txt', and name the folder in Path. Folders in it are searched as well.");
        }
    }

    private string FullPath(string folder)
    {
        if (string.IsNullOrWhiteSpace(Path) || Path.Contains('\0', StringComparison.Ordinal))
        {
            throw new CorpusException("TextFiles names no file or folder; give it a path, which starts at the experiment's folder if it is relative.");
        }

        return System.IO.Path.GetFullPath(Path, System.IO.Path.GetFullPath(folder));
    }

    private IEnumerable<Document> Documents(string folder, string path)
    {
        if (File.Exists(path))
        {
            byte[] text = Utf8Text.Normalize(File.ReadAllBytes(path), path);
            return text.AsSpan().IndexOfAnyExcept(" \t\n"u8) >= 0
                ? Paragraphs.Of(text)
                : throw new CorpusException($"The file '{path}' has no text. Put text into it, or name another file.");
        }

        if (!Directory.Exists(path))
        {
            throw new CorpusException(System.IO.Path.IsPathFullyQualified(Path)
                ? $"There is no file or folder '{path}'. Put the text there, or correct the path of TextFiles."
                : $"There is no file or folder '{Path}'; looked for '{path}', since a relative path starts at the experiment's folder, '{System.IO.Path.GetFullPath(folder)}'. Put the text there, or correct the path of TextFiles.");
        }

        List<string> files = TextFolder.Files(path, Pattern);
        if (files.Count == 0)
        {
            throw new CorpusException($"No file in the folder '{path}' matches the pattern '{Pattern}'. Put text there, or change Pattern.");
        }

        var documents = files.Select(file => new Document(file, Utf8Text.Normalize(File.ReadAllBytes(System.IO.Path.Combine(path, file)), System.IO.Path.Combine(path, file))));
        return Checked(documents, path);
    }

    /// <summary>The documents that have text, read one by one; a sentence if none has.</summary>
    private IEnumerable<Document> Checked(IEnumerable<Document> documents, string path)
    {
        bool isEmpty = true;
        foreach (Document document in documents)
        {
            if (document.Text.Span.IndexOfAnyExcept(" \t\n"u8) >= 0)
            {
                isEmpty = false;
                yield return document;
            }
        }

        if (isEmpty)
        {
            throw new CorpusException($"The files '{Pattern}' in the folder '{path}' have no text. Put text into them, or name another folder.");
        }
    }
}
