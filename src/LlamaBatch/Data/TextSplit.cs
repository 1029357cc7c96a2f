using System.Globalization;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace LlamaBatch.Data;

/// <summary>A text divided into what is trained on and what is held out: bytes in a fixed order, and the hash of both. A corpus of your own makes one of its documents.</summary>
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

    /// <summary>The text held out.</summary>
    public ReadOnlySpan<byte> Validation => _validation;

    /// <summary>SHA-256 over the name of the tokenizer and the length and bytes of both sides, in hexadecimal.</summary>
    public string Fingerprint { get; }

    private static ReadOnlySpan<byte> BlankLine => "\n\n"u8;

    /// <summary>
    /// Divides documents by the hash of their keys, so that adding a document moves no other one to the other side, and joins each side in
    /// the order given.
    /// </summary>
    /// <param name="documents">The documents; empty ones are passed over.</param>
    /// <param name="validationShare">The share to hold out, between 0 and 1.</param>
    /// <exception cref="CorpusException">The text does not fit into memory.</exception>
    public static TextSplit Of(IEnumerable<Document> documents, double validationShare)
    {
        using var training = new MemoryStream();
        using var validation = new MemoryStream();
        foreach (Document document in documents)
        {
            if (document.Text.IsEmpty)
            {
                continue;
            }

            MemoryStream side = IsHeldOut(document.Key, validationShare) ? validation : training;
            if (side.Length + document.Text.Length + BlankLine.Length > Array.MaxLength)
            {
                throw new CorpusException("The corpus has more than 2 GB of text, which is more than one array can hold. Train on a part of it.");
            }

            side.Write(document.Text.Span);
            side.Write(BlankLine);
        }

        return new TextSplit(training.ToArray(), validation.ToArray());
    }

    /// <summary>Whether a document goes to validation: its key, hashed by XXH64 to a number from 0 to 1, is below the share.</summary>
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
