using System.Text;
using LlamaBatch.Data;

namespace LlamaBatch.Tests.Data;

public class TextFilesTests : TemporaryFolder
{
    private static readonly string[] Keys = [.. Enumerable.Range(0, 40).Select(i => $"part-{i / 10}/text-{i:00}.txt")];

    private void WriteMany()
    {
        foreach (string key in Keys)
        {
            Write("corpus/" + key, $"This is the text of {key}.");
        }
    }

    private static TextFiles Corpus(string path) => Corpora.TextFiles(path) with { SequenceLength = 8, ValidationShare = 0.3 };

    private string Refusal(TextFiles corpus) => Assert.Throws<CorpusException>(() => corpus.Open(Folder)).Message;

    [Fact]
    public void A_folder_is_read_in_ordinal_order_and_split_by_relative_path()
    {
        WriteMany();
        var expected = TextSplit.Of(Keys.Select(k => new Document(k, Encoding.UTF8.GetBytes($"This is the text of {k}."))), 0.3);

        Assert.Equal(expected.Fingerprint, Corpus("corpus").Open(Folder).Fingerprint);
        Assert.Equal(expected.Fingerprint, Corpus(Path.Combine(Folder, "corpus")).Open("/").Fingerprint);
        Assert.Equal(expected.Fingerprint, Corpus("../" + Path.GetFileName(Folder) + "/corpus").Open(Folder).Fingerprint);
        Assert.Equal(expected.Training.Length, Corpus("corpus").Open(Folder).TrainingTokens);
    }

    [Fact]
    public void Order_is_ordinal_over_the_whole_relative_path()
    {
        foreach (string file in new[] { "a/b.txt", "a.txt", "B.txt", "a-b.txt", "ä.txt" })
        {
            Write(file, "x");
        }

        Assert.Equal(["B.txt", "a-b.txt", "a.txt", "a/b.txt", "ä.txt"], TextFolder.Files(Folder, "*.txt"));
    }

    [Fact]
    public void The_pattern_chooses_files_by_name_and_hidden_ones_are_passed_over()
    {
        Write("a.txt", "x");
        Write("b.md", "x");
        Write("c.TXT", "x");
        Write("deep/d.txt", "x");
        Write(".git/e.txt", "x");
        Write(".f.txt", "x");

        Assert.Equal(["a.txt", "deep/d.txt"], TextFolder.Files(Folder, "*.txt"));
        Assert.Equal(["b.md"], TextFolder.Files(Folder, "?.md"));
        Assert.Equal(["a.txt", "b.md", "c.TXT", "deep/d.txt"], TextFolder.Files(Folder, "*"));
    }

    [Fact]
    public void A_changed_an_added_and_another_file_are_another_corpus()
    {
        WriteMany();
        string before = Corpus("corpus").Open(Folder).Fingerprint;
        Write("corpus/added.txt", "One more.");
        string added = Corpus("corpus").Open(Folder).Fingerprint;
        Write("corpus/added.txt", "One More.");

        Assert.Distinct([before, added, Corpus("corpus").Open(Folder).Fingerprint, (Corpus("corpus") with { ValidationShare = 0.5 }).Open(Folder).Fingerprint]);
        File.Delete(Path.Combine(Folder, "corpus/added.txt"));
        Assert.Equal(before, (Corpus("corpus") with { SequenceLength = 3 }).Open(Folder).Fingerprint);
    }

    [Fact]
    public void A_byte_order_mark_and_the_line_ends_of_other_systems_do_not_matter()
    {
        WriteMany();
        Write("corpus/lines.txt", "one\ntwo\n\nthree\nfour\n");
        string plain = Corpus("corpus").Open(Folder).Fingerprint;
        Write("corpus/lines.txt", [0xEF, 0xBB, 0xBF, .. "one\r\ntwo\r\rthree\r\nfour\r"u8]);

        Assert.Equal(plain, Corpus("corpus").Open(Folder).Fingerprint);
    }

    [Theory]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("a\rb\r", "a\nb\n")]
    [InlineData("\r\r\n\n", "\n\n\n")]
    [InlineData("no line", "no line")]
    [InlineData("", "")]
    public void Line_ends_become_line_feeds(string text, string expected)
    {
        Assert.Equal(expected, Encoding.UTF8.GetString(Utf8Text.Normalize(Encoding.UTF8.GetBytes(text), "file")));
    }

    [Fact]
    public void A_single_file_is_split_by_paragraph_and_nothing_is_lost()
    {
        string[] paragraphs = [.. Enumerable.Range(0, 60).Select(i => $"Paragraph {i}\nhas two lines, and π.")];
        Write("book.txt", "\n \n" + string.Join("\n\t\n\n", paragraphs) + "\n");
        TextSplit expected = TextSplit.Of(paragraphs.Select(p => new Document(p, Encoding.UTF8.GetBytes(p))), 0.3);

        TokenSource tokens = Corpus("book.txt").Open(Folder);
        Assert.Equal(expected.Fingerprint, tokens.Fingerprint);
        Assert.Equal(paragraphs.Sum(p => Encoding.UTF8.GetByteCount(p) + 2), expected.Training.Length + expected.Validation.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("one", "one")]
    [InlineData("\n\none\ntwo\n\n\nthree\n", "one\ntwo", "three")]
    [InlineData("one\n \t\ntwo", "one", "two")]
    [InlineData("one\n\n", "one")]
    [InlineData("\n")]
    public void Paragraphs_stand_between_blank_lines(string text, params string[] expected)
    {
        Document[] documents = [.. Paragraphs.Of(Encoding.UTF8.GetBytes(text))];

        Assert.Equal(expected, documents.Select(d => Encoding.UTF8.GetString(d.Text.Span)));
        Assert.Equal(expected, documents.Select(d => d.Key));
    }

    [Fact]
    public void Links_are_followed()
    {
        Write("elsewhere/a.txt", "x");
        Directory.CreateDirectory(Path.Combine(Folder, "corpus"));
        Directory.CreateSymbolicLink(Path.Combine(Folder, "corpus/linked"), Path.Combine(Folder, "elsewhere"));
        File.CreateSymbolicLink(Path.Combine(Folder, "corpus/b.txt"), Path.Combine(Folder, "elsewhere/a.txt"));

        Assert.Equal(["b.txt", "linked/a.txt"], TextFolder.Files(Path.Combine(Folder, "corpus"), "*.txt"));
    }

    [Fact]
    public void A_link_that_leads_back_is_named()
    {
        WriteMany();
        string link = Path.Combine(Folder, "corpus/part-0/back");
        Directory.CreateSymbolicLink(link, "..");
        Directory.CreateSymbolicLink(Path.Combine(Folder, "corpus/part-1/back"), "..");

        Assert.Equal(
            $"The folder '{Path.Combine(Folder, "corpus")}' is nested more than 32 deep, because the link '{link}' leads to '..', which leads back to it. Remove the link.",
            Refusal(Corpus("corpus")));
    }

    [Fact]
    public void A_link_to_nothing_is_named()
    {
        WriteMany();
        File.CreateSymbolicLink(Path.Combine(Folder, "corpus/broken.txt"), Path.Combine(Folder, "nowhere"));

        string sentence = Refusal(Corpus("corpus"));
        Assert.StartsWith("The text 'corpus' cannot be read: ", sentence);
        Assert.Contains("broken.txt", sentence);
    }

    [Fact]
    public void A_missing_path_says_where_it_was_looked_for()
    {
        string parent = Path.GetDirectoryName(Folder)!;
        Assert.Equal(
            $"There is no file or folder '../no such'; looked for '{Path.Combine(parent, "no such")}', since a relative path starts at the experiment's folder, '{Folder}'. Put the text there, or correct the path of TextFiles.",
            Refusal(Corpus("../no such")));
        Assert.Equal(
            $"There is no file or folder '{Path.Combine(Folder, "gone")}'. Put the text there, or correct the path of TextFiles.",
            Refusal(Corpus(Path.Combine(Folder, "gone"))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\0b")]
    public void A_path_that_names_nothing_is_refused(string path)
    {
        Assert.Equal("TextFiles names no file or folder; give it a path, which starts at the experiment's folder if it is relative.", Refusal(Corpus(path)));
    }

    [Fact]
    public void A_folder_without_matching_files_is_refused()
    {
        Write("corpus/readme.md", "x");

        Assert.Equal(
            $"No file in the folder '{Path.Combine(Folder, "corpus")}' matches the pattern '*.txt'. Put text there, or change Pattern.",
            Refusal(Corpus("corpus")));
    }

    [Fact]
    public void Files_without_text_are_refused()
    {
        Write("corpus/a.txt", "");
        Write("corpus/b.txt", " \r\n");
        Write("mark.txt", [0xEF, 0xBB, 0xBF]);

        Assert.Equal($"The files '*.txt' in the folder '{Path.Combine(Folder, "corpus")}' have no text. Put text into them, or name another folder.", Refusal(Corpus("corpus")));
        Assert.Equal($"The file '{Path.Combine(Folder, "mark.txt")}' has no text. Put text into it, or name another file.", Refusal(Corpus("mark.txt")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_share_that_leaves_a_side_empty_is_refused(double share)
    {
        WriteMany();

        Assert.Equal(
            FormattableString.Invariant($"The ValidationShare of TextFiles is {share}; it is a share between 0 and 1, both excluded, such as 0.1."),
            Refusal(Corpus("corpus") with { ValidationShare = share }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../*.txt")]
    [InlineData("a\\*.txt")]
    public void A_pattern_that_is_not_for_file_names_is_refused(string pattern)
    {
        Assert.Equal(
            $"The Pattern '{pattern}' of TextFiles is not a pattern for file names; use one such as '*.txt', and name the folder in Path. Folders in it are searched as well.",
            Refusal(Corpus(".") with { Pattern = pattern }));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_named_by_file_and_offset()
    {
        WriteMany();
        string file = Write("corpus/part-2/latin.txt", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(new string('π', 5000)), 0x63, 0xE9, 0x20]);

        Assert.Equal(
            $"'{file}' is not UTF-8: the byte 0xE9 at offset 10004 does not belong there. Save it as UTF-8, or leave it out with Pattern.",
            Refusal(Corpus("corpus")));
    }

    [Theory]
    [InlineData(0, 0xFF)]
    [InlineData(1, 0x61, 0x80)]
    [InlineData(2, 0x61, 0x62, 0xCF)]
    [InlineData(1, 0x61, 0xC0, 0xAF)]
    [InlineData(0, 0xED, 0xA0, 0x80)]
    public void The_offset_is_that_of_the_first_wrong_byte(int offset, params int[] bytes)
    {
        byte[] text = Array.ConvertAll(bytes, b => (byte)b);

        Assert.Contains(
            FormattableString.Invariant($" at offset {offset} "),
            Assert.Throws<CorpusException>(() => Utf8Text.Normalize(text, "file")).Message);
    }

    [Fact]
    public void UTF_16_is_recognized()
    {
        string file = Write("wide.txt", [0xFF, 0xFE, 0x61, 0]);

        Assert.Equal($"'{file}' is not UTF-8: it starts with the mark of UTF-16, at byte 0. Save it as UTF-8, or leave it out with Pattern.", Refusal(Corpus("wide.txt")));
    }

    [Fact]
    public void Text_shorter_than_a_sequence_is_refused()
    {
        Write("short.txt", "one\n\ntwo");

        Assert.Matches(
            "^The (training|validation) text of TextFiles has \\d+ tokens, and one sequence needs 9: 8 inputs and one more as the last target\\. ",
            Refusal(Corpus("short.txt")));
    }
}
