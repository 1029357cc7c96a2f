using System.Globalization;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace LlamaBatch.Data;

/// <summary>
/// A text, split into training and held-out text, with a hash of both. A user-defined corpus makes a split from documents with
/// <see cref="Of"/>.
/// </summary>
public sealed class TextSplit
{
    private readonly byte[] _training;
    private readonly byte[] _validation;

    internal TextSplit(byte[] training, byte[] validation)
    {
        _training = training;
        _validation = validation;
        Fingerprint = FingerprintOf(training, validation);
    }

    /// <summary>The text to train on: each document followed by a blank line.</summary>
    public ReadOnlySpan<byte> Training => _training;

    /// <summary>The held-out text.</summary>
    public ReadOnlySpan<byte> Validation => _validation;

    /// <summary>
    /// The SHA-256, in hexadecimal, of the tokenizer's name and of the lengths and bytes of the training and held-out text.
    /// </summary>
    public string Fingerprint { get; }

    private static ReadOnlySpan<byte> BlankLine => "\n\n"u8;

    /// <summary>The number of documents with text; 0 if unknown.</summary>
    public int Documents { get; private init; }

    /// <summary>The number of documents that are identical to an earlier document, apart from leading and trailing white space.</summary>
    public int RepeatedDocuments { get; private init; }

    /// <summary>
    /// Splits documents into training and held-out text. Both keep the order of the documents. Adding a document does not change how
    /// documents with other text are split. With <see cref="Split.ByDocument"/>, identical documents are all trained on or all held out.
    /// </summary>
    /// <param name="documents">The documents; empty ones are skipped.</param>
    /// <param name="validationShare">The share to hold out, between 0 and 1.</param>
    /// <param name="split">
    /// The method of the split: hold out whole documents, chosen by a hash of their keys, or hold out the end of each document.
    /// </param>
    /// <exception cref="CorpusException">The text does not fit into memory.</exception>
    public static TextSplit Of(IEnumerable<Document> documents, double validationShare, Split split = Split.ByDocument)
    {
        using var training = new MemoryStream();
        using var validation = new MemoryStream();
        var sides = new Dictionary<UInt128, MemoryStream>();
        int repeated = 0;
        int count = 0;
        foreach (Document document in documents.Where(document => !document.Text.IsEmpty))
        {
            count++;
            UInt128 content = XxHash128.HashToUInt128(Trimmed(document.Text).Span);
            if (!sides.TryGetValue(content, out MemoryStream? side))
            {
                sides.Add(content, side = IsHeldOut(document.Key, validationShare) ? validation : training);
            }
            else
            {
                repeated++;
            }

            if (split == Split.ByPosition)
            {
                int cut = CutOf(document.Text, validationShare);
                Write(training, document.Text[..cut]);
                Write(validation, document.Text[cut..]);
            }
            else
            {
                Write(side, document.Text);
            }
        }

        return new TextSplit(training.ToArray(), validation.ToArray()) { Documents = count, RepeatedDocuments = repeated };
    }

    /// <summary>
    /// Returns a split with the same held-out text and less training text. The paragraphs that are kept are spread evenly over the original
    /// text and stay in order.
    /// </summary>
    /// <remarks>The last chosen paragraph is cut at the limit. A higher limit keeps these paragraphs and adds others.</remarks>
    /// <param name="bytes">The maximum size of the training text, in bytes; 0 means no limit.</param>
    public TextSplit LimitedTo(long bytes)
    {
        if (bytes <= 0 || bytes >= _training.Length)
        {
            return this;
        }

        Document[] paragraphs = [.. Paragraphs.Of(_training)];
        var order = new EvenOrder(paragraphs.Length);
        var kept = new SortedDictionary<long, ReadOnlyMemory<byte>>();
        long left = bytes;
        for (int i = 0; i < paragraphs.Length && left > BlankLine.Length; i++)
        {
            ReadOnlyMemory<byte> text = paragraphs[order[i]].Text;
            kept.Add(order[i], text = text[..WholeCharacters(text.Span, (int)Math.Min(text.Length, left - BlankLine.Length))]);
            left -= text.Length + BlankLine.Length;
        }

        using var training = new MemoryStream();
        foreach (ReadOnlyMemory<byte> text in kept.Values)
        {
            Write(training, text);
        }

        return new TextSplit(training.ToArray(), _validation) { Documents = Documents, RepeatedDocuments = RepeatedDocuments };
    }

    /// <summary>
    /// The length of the longest prefix of a UTF-8 text that ends at a character boundary, at most <paramref name="most"/> bytes.
    /// </summary>
    private static int WholeCharacters(ReadOnlySpan<byte> text, int most)
    {
        while (most > 0 && most < text.Length && (text[most] & 0xC0) == 0x80)       // a byte that continues a character
        {
            most--;
        }

        return most;
    }

    private static void Write(MemoryStream side, ReadOnlyMemory<byte> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        if (side.Length + text.Length + BlankLine.Length > Array.MaxLength)
        {
            throw new CorpusException("The corpus has more than 2 GB of text. Train on a part of it.");
        }

        side.Write(text.Span);
        side.Write(BlankLine);
    }

    /// <summary>
    /// The byte offset at which the held-out end of a document starts, at a character boundary. The share refers to the text without
    /// leading and trailing white space.
    /// </summary>
    private static int CutOf(ReadOnlyMemory<byte> text, double validationShare)
    {
        ReadOnlySpan<byte> bytes = text.Span;
        int start = Math.Max(0, bytes.IndexOfAnyExcept(Blank));
        int cut = start + (int)Math.Ceiling(Trimmed(text).Length * (1 - validationShare));
        while (cut < bytes.Length && (bytes[cut] & 0xC0) == 0x80)                   // a byte that continues a character
        {
            cut++;
        }

        return Math.Min(cut, bytes.Length);
    }

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> text) => text.Trim(Blank);

    private static ReadOnlySpan<byte> Blank => " \t\n"u8;

    /// <summary>
    /// Whether a document is held out: the XXH64 hash of its key, scaled to [0, 1), is below <paramref name="validationShare"/>.
    /// </summary>
    public static bool IsHeldOut(string key, double validationShare) =>
        (XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(key)) >> 11) * (1.0 / (1UL << 53)) < validationShare;

    private static string FingerprintOf(byte[] training, byte[] validation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Line($"tokenizer {ByteTokenizer.Name}"));
        hash.AppendData(Line($"training {training.Length}"));
        hash.AppendData(training);
        hash.AppendData(Line($"validation {validation.Length}"));
        hash.AppendData(validation);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Line(FormattableString text) => Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture) + "\n");
}
