using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LlamaBatch.Data;

namespace LlamaBatch.Tests.Data;

/// <summary>The extracted text, once for all tests.</summary>
public sealed class ReferencePackText
{
    internal TextSplit Split { get; } = TextSplit.Of(DocumentationProse.Documents(ReferencePack.Folder), ReferencePack.ValidationShare);

    internal string Whole => Encoding.UTF8.GetString(Split.Training) + Encoding.UTF8.GetString(Split.Validation);
}

public class DotNetDocsTests(ReferencePackText extracted) : TemporaryFolder, IClassFixture<ReferencePackText>
{
    private readonly TextCache _noCache = new();

    /// <summary>Some of the pack's files, so that a test with its own folder is quick.</summary>
    private string FewFiles()
    {
        string folder = Path.Combine(Folder, "docs");
        Directory.CreateDirectory(folder);
        foreach (string file in new[] { "System.Linq.xml", "System.Console.xml" })
        {
            File.Copy(Path.Combine(ReferencePack.Folder, file), Path.Combine(folder, file));
        }

        return folder;
    }

    [Fact]
    public void The_text_is_the_pinned_one()
    {
        Assert.Equal("33732e93fecc740b4cbaaea9f5c6f9c75830ee7b654edf36a7ef8667de2422f6", extracted.Split.Fingerprint);
        Assert.Equal(ReferencePack.Fingerprint, extracted.Split.Fingerprint);
        Assert.Equal(6_378_871, extracted.Split.Training.Length);
        Assert.Equal(738_174, extracted.Split.Validation.Length);
    }

    [Fact]
    public void Opening_gives_its_tokens()
    {
        TokenSource tokens = Corpora.DotNetDocs.Open(Folder);
        var sequence = new int[65];
        tokens.ReadTraining(1, 0, sequence);

        Assert.Equal(ReferencePack.Fingerprint, tokens.Fingerprint);
        Assert.Equal(extracted.Split.Training.Length, tokens.TrainingTokens);
        Assert.Contains(ByteTokenizer.Decode(sequence), Encoding.UTF8.GetString(extracted.Split.Training));
    }

    [Fact]
    public void No_markup_is_left()
    {
        string text = extracted.Whole;

        Assert.DoesNotMatch(
            "(?<!Nullable)</?(see|seealso|paramref|typeparamref|para|c|code|term|description|list|summary|returns|exception"
                + "|xref|br|sup|sub)\\b[^>\n]*/?>",
            text);
        Assert.DoesNotContain("cref=", text);
        Assert.DoesNotMatch("&(lt|gt|amp|quot|apos|nbsp);", text);
    }

    [Fact]
    public void White_space_is_folded()
    {
        string text = extracted.Whole;

        Assert.DoesNotContain("  ", text);
        Assert.DoesNotContain(" \n", text);
        Assert.DoesNotContain("\n ", text);
        Assert.DoesNotContain("\n\n\n", text);
        Assert.DoesNotMatch("[\t\r\u00A0]", text);
    }

    [Fact]
    public void It_is_English_prose()
    {
        string text = extracted.Whole;
        double plain = text.Count(c => char.IsAsciiLetter(c) || c is ' ' or '\n' or '.' or ',' or '-' or ':') / (double)text.Length;
        int sentences = Regex.Count(text, "\\b(the|of|a|to|is|that)\\b");

        Assert.InRange(plain, 0.95, 1);
        Assert.InRange(sentences / (double)text.Length * 1000, 25, 60);             // English has about 40 of these in a thousand letters
        Assert.DoesNotMatch("_mm_|VPADD|vabsq", text);
    }

    [Fact]
    public void Documents_on_the_two_sides_share_no_text_and_no_generic_family()
    {
        Document[] documents = [.. DocumentationProse.Documents(FewFiles())];

        Assert.Equal(documents.Length, documents.Select(d => Encoding.UTF8.GetString(d.Text.Span)).Distinct().Count());
        Assert.All(documents, d => Assert.DoesNotContain('`', d.Key));
    }

    [Fact]
    public void A_repeated_text_is_written_once_in_the_first_type_that_has_it()
    {
        Write("b.xml", """
            <doc><members>
              <member name="T:N.B"><summary>About B.</summary></member>
              <member name="M:N.B.F(System.Int32)"><summary>Does it.</summary><param name="x">The x.</param>
              <exception cref="T:System.ArgumentException">
                <paramref name="x" /> is odd.

            -or-

            It rains.</exception></member><member name="M:N.B.F"><summary>Does it.</summary><returns>Something.</returns></member>
            </members></doc>
            """);
        Write("a.xml", """
            <doc><members>
              <member name="P:N.B.P"><summary>From another file, <see cref="P:N.B.P" />.</summary></member>
              <member name="T:N.A`1"><summary>Does it.</summary></member>
              <member name="M:System.Runtime.Intrinsics.X86.Sse.Add"><summary>__m128 _mm_add_ps (__m128 a, __m128 b)</summary></member>
              <member name="T:N.Empty"><summary></summary></member>
            </members></doc>
            """);

        Document[] documents = [.. DocumentationProse.Documents(Folder)];
        Assert.Equal(["N.A", "N.B", "N.Empty"], documents.Select(d => d.Key));
        Assert.Equal("Does it.", Encoding.UTF8.GetString(documents[0].Text.Span));
        Assert.Equal(
            "From another file, B.P.\nAbout B.\nx: The x.\nArgumentException: x is odd.\n-or-\nIt rains.\nSomething.",
            Encoding.UTF8.GetString(documents[1].Text.Span));
        Assert.True(documents[2].Text.IsEmpty);
    }

    [Fact]
    public void A_missing_folder_says_what_brings_it()
    {
        string folder = Path.Combine(Folder, "none");

        Assert.Equal(
            $"DotNetDocs finds no .NET documentation at '{folder}'. "
                + "The build links it there from the NuGet package Microsoft.NETCore.App.Ref 10.0.12. "
                + "Let the project of the experiments import LlamaBatch.targets and contain <PackageDownload "
                + "Include=\"Microsoft.NETCore.App.Ref\" Version=\"[10.0.12]\" />, then restore and build again.",
            Assert.Throws<CorpusException>(() => ReferencePack.Read(folder, _noCache)).Message);
    }

    [Fact]
    public void A_missing_file_is_noticed()
    {
        string folder = FewFiles();

        Assert.Equal(
            $"The .NET documentation in '{folder}' differs from Microsoft.NETCore.App.Ref 10.0.12, to which DotNetDocs is pinned. "
                + "A file is missing, added or changed. Delete that folder and build again, which links it from the NuGet package; "
                + "if the message comes back, delete the package from the NuGet cache (microsoft.netcore.app.ref/10.0.12), "
                + "restore and build.",
            Assert.Throws<CorpusException>(() => ReferencePack.Read(folder, _noCache)).Message);
    }

    [Fact]
    public void A_file_that_is_not_XML_is_noticed()
    {
        string folder = FewFiles();
        File.WriteAllText(Path.Combine(folder, "System.Console.xml"), "<doc><members><member name=\"T:A\"><summary>cut");

        Assert.StartsWith(
            $"The .NET documentation in '{folder}' cannot be read: ",
            Assert.Throws<CorpusException>(() => ReferencePack.Read(folder, _noCache)).Message);
    }

    [Fact]
    public void The_cache_serves_without_the_files_and_a_corrupt_one_is_read_again()
    {
        string folder = Path.Combine(Folder, "cache");
        var cache = new TextCache(folder);
        Assert.Equal(ReferencePack.Fingerprint, ReferencePack.Read(ReferencePack.Folder, cache).Fingerprint);
        Assert.Equal(ReferencePack.Fingerprint, ReferencePack.Read("nowhere", cache).Fingerprint);

        string file = Assert.Single(Directory.GetFiles(folder));
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Throws<CorpusException>(() => ReferencePack.Read("nowhere", cache));
        Assert.Equal(ReferencePack.Fingerprint, ReferencePack.Read(ReferencePack.Folder, cache).Fingerprint);
        Assert.Equal(ReferencePack.Fingerprint, ReferencePack.Read("nowhere", cache).Fingerprint);
    }

    [Fact]
    public void The_build_links_the_version_that_the_program_is_pinned_to()
    {
        var targets = XDocument.Parse(Repository.Read("src/LlamaBatch/build/LlamaBatch.targets"));
        Assert.Equal(ReferencePack.Version, Assert.Single(targets.Descendants("LlamaBatchReferencePackVersion")).Value);
    }

    /// <summary>Whole documents of the training side, the same held-out text, and an identity of its own.</summary>
    [Fact]
    public void A_limit_gives_a_small_text_of_its_own_and_keeps_the_held_out_text()
    {
        DotNetDocs limited = Corpora.DotNetDocs with { SequenceLength = 32, TrainingLimit = 65_536 };
        DotNetDocs whole = limited with { TrainingLimit = 0 };
        TokenSource small = limited.Open(Folder);
        TokenSource all = whole.Open(Folder);
        var window = new int[33];
        var same = new int[33];
        for (int i = 0; i < 200; i++)
        {
            small.ReadValidation(i, window);
            all.ReadValidation(i, same);
            Assert.Equal(same, window);
        }

        Assert.InRange(small.TrainingTokens, 65_530, 65_536);
        Assert.Equal(all.ValidationWindows, small.ValidationWindows);
        Assert.NotEqual(all.Fingerprint, small.Fingerprint);
        Assert.Equal(whole.TextKey, limited.TextKey);                               // losses on the held-out text can be compared
        Assert.Null(limited.KnownFacts);
        Assert.Equal([new Setting("TrainingLimit", 65_536L)], limited.Settings());
        Assert.Empty(whole.Settings());                                             // earlier trials keep their identity
        Assert.Single((limited with { TrainingLimit = -1 }).Problems());
    }

    [Fact]
    public void The_small_text_consists_of_documents_of_the_training_side()
    {
        TextSplit small = extracted.Split.LimitedTo(65_536);
        string training = "\n\n" + Encoding.UTF8.GetString(extracted.Split.Training);
        string[] documents = Encoding.UTF8.GetString(small.Training).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.All(documents, document => Assert.Contains("\n\n" + document, training, StringComparison.Ordinal));
        Assert.InRange(documents.Length, 30, 200);
    }
}
