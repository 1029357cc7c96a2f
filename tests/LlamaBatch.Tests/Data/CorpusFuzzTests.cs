using System.Text;
using LlamaBatch.Data;
using LlamaBatch.Fuzzing;

namespace LlamaBatch.Tests.Data;

/// <summary>Damaged corpora are read, or refused in a sentence that names the file.</summary>
public class CorpusFuzzTests : TemporaryFolder
{
    private const string Documentation = """
        <?xml version="1.0" encoding="utf-8"?>
        <doc><assembly><name>A</name></assembly><members>
        <member name="T:A.B`1"><summary>A <see cref="T:A.C" /> of <paramref name="x" />.<para>More &amp; more.</para></summary></member>
        <member name="M:A.B`1.D(System.Int32)"><param name="x">The <c>x</c>.</param><returns><see langword="null" /></returns>
        <exception cref="T:A.E">Never.</exception>
        <remarks><list type="bullet"><item><term>a</term><description>b<sup>2</sup></description></item></list>
        <![CDATA[raw]]></remarks></member>
        </members></doc>
        """;

    private static readonly double[] _shares = [1e-9, 0.3, 0.999];

    [Fact]
    public void Text_files()
    {
        string file = Path.Combine(Folder, "text.txt");
        byte[] valid = Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Range(0, 40).Select(i => $"Paragraph {i}: größer als ein Zeichen, 漢字, \U0001F999.\r\n\r\n")));
        Fuzz.Read(
            valid,
            2_000,
            bytes =>
            {
                File.WriteAllBytes(file, bytes);
                TokenSource tokens = (Corpora.TextFiles("text.txt") with { SequenceLength = 8 }).Open(Folder);
                tokens.ReadTraining(1, 3, new int[9]);
            },
            problem => problem is CorpusException && (problem.Message.Contains(file, StringComparison.Ordinal)
                || problem.Message.Contains("TextFiles has ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_folder_of_texts_whose_ends_are_held_out()
    {
        string file = Path.Combine(Folder, "b.txt");
        File.WriteAllText(Path.Combine(Folder, "a.txt"), "Another text, which is as it should be.");
        byte[] valid = Encoding.UTF8.GetBytes("\uFEFFgrößer als ein Zeichen, 漢字, \U0001F999.\r\n\r\nUnd noch einmal, damit es reicht.");
        Fuzz.Read(
            valid,
            2_000,
            bytes =>
            {
                File.WriteAllBytes(file, bytes);
                foreach (double share in _shares)
                {
                    var split = TextSplit.Of(TextFolder.Of(Folder, "*.txt", Folder).Files
                        .Select(name => new Document(name, TextFile.Read(Path.Combine(Folder, name)))), share, Split.ByPosition);
                    Assert.True(System.Text.Unicode.Utf8.IsValid(split.Training) && System.Text.Unicode.Utf8.IsValid(split.Validation));
                }
            },
            problem => problem is CorpusException && problem.Message.Contains(file, StringComparison.Ordinal));
    }

    [Fact]
    public void Documentation_in_XML()
    {
        string file = Path.Combine(Folder, "A.xml");
        Fuzz.Read(
            Encoding.UTF8.GetBytes(Documentation),
            2_000,
            bytes =>
            {
                File.WriteAllBytes(file, bytes);
                // No damaged text has the pinned fingerprint, so a sentence must come.
                ReferencePack.Read(Folder, new TextCache());
                Assert.Fail("Another text was taken for the pinned one.");
            },
            problem => problem is CorpusException && problem.Message.Contains(Folder, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;&x;&x;&x;&x;\">]><doc><member name=\"T:A\">&y;</member></doc>")]
    [InlineData("deep")]
    public void Documentation_that_would_take_all_memory_is_refused(string xml)
    {
        const int depth = 200_000;
        File.WriteAllText(
            Path.Combine(Folder, "A.xml"),
            xml == "deep"
                ? $"<doc><member name=\"T:A\"><summary>{Repeated("<para>")}x{Repeated("</para>")}</summary></member></doc>"
                : xml);

        static string Repeated(string tag) => string.Concat(Enumerable.Repeat(tag, depth));

        CorpusException problem = Assert.Throws<CorpusException>(() => ReferencePack.Read(Folder, new TextCache()));
        Assert.Contains(Folder, problem.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_cache()
    {
        var text = new TextSplit("some text to train on"u8.ToArray(), "held out"u8.ToArray());
        var cache = new TextCache(Folder);
        cache.Write(text);
        string file = TextCache.FileIn(Folder, text.Fingerprint);
        Fuzz.Read(
            File.ReadAllBytes(file),
            2_000,
            bytes =>
            {
                File.WriteAllBytes(file, bytes);
                Assert.True(cache.Read(text.Fingerprint) is not TextSplit read
                    || (read.Training.SequenceEqual(text.Training) && read.Validation.SequenceEqual(text.Validation)));
            });
    }
}
