using System.Globalization;
using System.Text;
using LlamaBatch.Files;
using LlamaBatch.Journal;

namespace LlamaBatch.Fuzzing;

/// <summary>A reader of files that is fed with damaged ones. One thread uses it.</summary>
internal abstract class Subject
{
    /// <summary>What is read.</summary>
    public abstract string Name { get; }

    /// <summary>Of a thousand inputs how many it gets.</summary>
    public abstract int Share { get; }

    /// <summary>How much memory one input may allocate, in bytes; what is freed meanwhile counts too.</summary>
    public virtual long MostBytes => 64L << 20;

    /// <summary>How many inputs were taken for good.</summary>
    public long Read { get; protected set; }

    /// <summary>The input at hand, for the message about it.</summary>
    public byte[] Input { get; protected set; } = [];

    /// <summary>Makes an input, reads it and checks what comes out. Everything that it throws is a finding.</summary>
    public abstract void Run(Random random);

    /// <summary>A message of a refusal is a sentence: it names its file, is of bearable length, and steers no terminal.</summary>
    protected static void CheckSentence(string message, params string[] names)
    {
        if (!names.Any(name => message.Contains(name, StringComparison.Ordinal)))
        {
            throw new Finding($"The message names none of {string.Join(", ", names)}: {message}");
        }

        if (message.Length > 2_000)
        {
            throw new Finding($"The message has {message.Length} characters.");
        }

        CheckPrintable(message, "The message");
    }

    /// <summary>The content of a results file; null where the file is refused as a whole, in a sentence.</summary>
    protected static ResultsFile? ResultsFileOf(string path)
    {
        try
        {
            return ResultsFile.Read(path);
        }
        catch (UnreadableException refused)
        {
            CheckSentence(refused.Message, path);
            return null;
        }
    }

    /// <summary>Whether a text holds nothing that steers a terminal or turns the direction of reading.</summary>
    protected static void CheckPrintable(string text, string what)
    {
        foreach (char letter in text)
        {
            if ((char.IsControl(letter) && letter != '\n')
                || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C' or '\uFEFF')
            {
                throw new Finding(string.Create(CultureInfo.InvariantCulture, $"{what} holds U+{(int)letter:X4}."));
            }
        }
    }

    /// <summary>An element of a list.</summary>
    protected static T One<T>(Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];

    /// <summary>A text's bytes.</summary>
    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
