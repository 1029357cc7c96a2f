using System.Text;
using LlamaBatch.Data;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Tests.Data;

public class TextFilesTests : TemporaryFolder
{
    private static readonly string[] _keys = [.. Enumerable.Range(0, 40).Select(i => $"part-{i / 10}/text-{i:00}.txt")];

    private void WriteMany()
    {
        foreach (string key in _keys)
        {
            Write("corpus/" + key, $"This is the text of {key}.");
        }
    }

    private static TextFiles Corpus(string path) => Corpora.TextFiles(path) with { SequenceLength = 8, ValidationShare = 0.3 };

    /// <summary>An experiment's folder elsewhere, none of whose outputs lie in the text.</summary>
    private static readonly string _home = Path.Combine(Path.GetTempPath(), "llamabatch-elsewhere", "Study");

    private string Refusal(TextFiles corpus) => Assert.Throws<CorpusException>(() => corpus.Open(Folder)).Message;

    [Fact]
    public void A_folder_is_read_in_ordinal_order_and_split_by_relative_path()
    {
        WriteMany();
        var expected = TextSplit.Of(_keys.Select(k => new Document(k, Encoding.UTF8.GetBytes($"This is the text of {k}."))), 0.3);

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

        Assert.Equal(["B.txt", "a-b.txt", "a.txt", "a/b.txt", "ä.txt"], TextFolder.Of(Folder, "*.txt", _home).Files);
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

        Assert.Equal(["a.txt", "deep/d.txt"], TextFolder.Of(Folder, "*.txt", _home).Files);
        Assert.Equal(["b.md"], TextFolder.Of(Folder, "?.md", _home).Files);
        Assert.Equal(["a.txt", "b.md", "c.TXT", "deep/d.txt"], TextFolder.Of(Folder, "*", _home).Files);
    }

    [Fact]
    public void A_changed_an_added_and_another_file_are_another_corpus()
    {
        WriteMany();
        string before = Corpus("corpus").Open(Folder).Fingerprint;
        Write("corpus/added.txt", "One more.");
        string added = Corpus("corpus").Open(Folder).Fingerprint;
        Write("corpus/added.txt", "One More.");

        Assert.Distinct([before, added, Corpus("corpus").Open(Folder).Fingerprint, (Corpus("corpus") with { ValidationShare = 0.5 }).Open(
            Folder).Fingerprint]);
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

        Assert.Equal(["b.txt", "linked/a.txt"], TextFolder.Of(Path.Combine(Folder, "corpus"), "*.txt", _home).Files);
    }

    [Fact]
    public void A_link_that_leads_back_is_named()
    {
        WriteMany();
        string link = Path.Combine(Folder, "corpus/part-0/back");
        Directory.CreateSymbolicLink(link, "..");
        Directory.CreateSymbolicLink(Path.Combine(Folder, "corpus/part-1/back"), "..");

        Assert.Equal(
            $"The folder '{Path.Combine(Folder, "corpus")}' is nested more than 32 deep, because the link '{link}' leads to '..', "
                + "which leads back to it. Remove the link.",
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
            $"There is no file or folder '../no such'; looked for '{Path.Combine(parent, "no such")}', "
                + $"since a relative path starts at the experiment's folder, '{Folder}'. "
                + "Put the text there, or correct the path of TextFiles.",
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
        Assert.Equal("TextFiles has an empty path. Give a path; a relative one starts at the experiment's folder.", Refusal(Corpus(path)));
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

        Assert.Equal(
            $"The files '*.txt' in the folder '{Path.Combine(Folder, "corpus")}' have no text. Put text into them, or name another folder.",
            Refusal(Corpus("corpus")));
        Assert.Equal(
            $"The file '{Path.Combine(Folder, "mark.txt")}' has no text. Put text into it, or name another file.",
            Refusal(Corpus("mark.txt")));
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
            FormattableString.Invariant($"ValidationShare of TextFiles is {share}; it must be above 0 and below 1, such as 0.1."),
            Refusal(Corpus("corpus") with { ValidationShare = share }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../*.txt")]
    [InlineData("a\\*.txt")]
    public void A_pattern_that_is_not_for_file_names_is_refused(string pattern)
    {
        Assert.Equal(
            $"Pattern '{pattern}' of TextFiles is not a file-name pattern. Use one such as '*.txt', and put the folder into Path. "
                + "Subfolders are searched too.",
            Refusal(Corpus(".") with { Pattern = pattern }));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_named_by_file_and_offset()
    {
        WriteMany();
        string file = Write(
            "corpus/part-2/latin.txt",
            [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(new string('π', 5000)), 0x63, 0xE9, 0x20]);

        Assert.Equal(
            $"'{file}' is not UTF-8: the byte 0xE9 at offset 10004 is invalid. Save it as UTF-8, or exclude it with Pattern.",
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

        Assert.Equal(
            $"'{file}' is not UTF-8: it starts with a UTF-16 byte order mark. Save it as UTF-8, or exclude it with Pattern.",
            Refusal(Corpus("wide.txt")));
    }

    [Fact]
    public void Text_shorter_than_a_sequence_is_refused()
    {
        Write("short.txt", "one\n\ntwo");

        Assert.Matches(
            "^The (training|validation) text of TextFiles has \\d+ tokens; one sequence needs 9: 8 inputs and the last target\\. ",
            Refusal(Corpus("short.txt")));
    }

    [Fact]
    public void Equal_files_stand_on_one_side_of_the_split()
    {
        WriteMany();
        string before = Corpus("corpus").Open(Folder).Fingerprint;
        for (int i = 0; i < 12; i++)
        {
            Write($"corpus/same-{i}.txt", i % 2 == 0 ? "The same text, twelve times.\n" : "\uFEFFThe same text, twelve times.\r\n\r\n");
        }

        var split = TextSplit.Of(TextFolder.Of(Path.Combine(Folder, "corpus"), "*.txt", _home).Files
            .Select(file => new Document(file, TextFile.Read(Path.Combine(Folder, "corpus", file)))), 0.3);
        int Copies(ReadOnlySpan<byte> side) => Encoding.UTF8.GetString(side).Split("The same text").Length - 1;

        Assert.True((Copies(split.Training), Copies(split.Validation)) is (0, 12) or (12, 0));
        Assert.Contains(Enumerable.Range(0, 12), i => TextSplit.IsHeldOut($"same-{i}.txt", 0.3) != TextSplit.IsHeldOut("same-0.txt", 0.3));
        Assert.Equal(11, split.RepeatedDocuments);
        Assert.Equal(11, Corpus("corpus").Open(Folder).Facts.RepeatedDocuments);
        Assert.NotEqual(before, Corpus("corpus").Open(Folder).Fingerprint);
    }

    [Fact]
    public void The_end_of_each_document_can_be_held_out()
    {
        Write("corpus/a.txt", "0123456789");
        Write("corpus/b.txt", "\nabcdefghiπ\n");
        Write("book.txt", "one\n\ntwo\n\nthree and a half");
        TextFiles byPosition = Corpus("corpus") with { SequenceLength = 2, ValidationShare = 0.2, Split = Split.ByPosition };

        Assert.Equal("01234567\n\n\nabcdefghi\n\n|89\n\nπ\n\n\n", Text(byPosition));
        Assert.Equal("one\n\ntwo\n\nthree an\n\n|d a half\n\n", Text(byPosition with { Path = "book.txt", ValidationShare = 0.32 }));
        Assert.Equal("The last 20 % of each document is held out.", new HeldOut(byPosition).In(KnownLanguages.English).ToString());
        Assert.Equal(
            Corpus("corpus").Settings().Append(new("Split", "ByPosition")),
            (Corpus("corpus") with { Split = Split.ByPosition }).Settings());
    }

    /// <summary>Both sides of a corpus.</summary>
    private string Text(TextFiles corpus)
    {
        string path = Path.Combine(Folder, corpus.Path);
        IEnumerable<Document> documents = File.Exists(path)
            ? [new Document("", TextFile.Read(path))]
            : TextFolder.Of(path, corpus.Pattern, _home).Files.Select(file => new Document(file, TextFile.Read(Path.Combine(path, file))));
        var split = TextSplit.Of(documents, corpus.ValidationShare, corpus.Split);
        Assert.Equal(split.Fingerprint, corpus.Open(Folder).Fingerprint);
        return $"{Encoding.UTF8.GetString(split.Training)}|{Encoding.UTF8.GetString(split.Validation)}";
    }

    [Fact]
    public void A_text_that_no_share_divides_is_refused_with_the_split_that_does()
    {
        Write("line.txt", new string('x', 1000));
        string[] sentences = [Refusal(Corpus("line.txt") with { ValidationShare = 0.01 }), Refusal(
            Corpus("line.txt") with { ValidationShare = 0.99 })];

        Assert.All(sentences, sentence => Assert.EndsWith(
            "Whole documents are held out, and this text is a single one, since a file is cut into documents at blank lines: "
                + "no share divides it. Hold out its end instead: with { Split = Split.ByPosition }.", sentence));
        Assert.Equal(
            1000 + 4,
            (Corpus("line.txt") with { Split = Split.ByPosition }).Open(Folder) is { } tokens ? tokens.TrainingTokens + 300 + 2 : 0);
    }

    [Fact]
    public void Documents_of_which_none_is_held_out_are_counted()
    {
        Write("few.txt", "The first paragraph.\n\nThe second paragraph.\n\nThe third paragraph.");

        Assert.EndsWith(
            "Whole documents are held out, and none of the 3 is on the validation side. Add documents, or change ValidationShare. "
                + "Or hold out the end of each document instead: with { Split = Split.ByPosition }.",
            Refusal(Corpus("few.txt") with { ValidationShare = 1e-6 }));
    }

    [Fact]
    public void What_LlamaBatch_and_builds_write_is_no_text()
    {
        foreach (string file in new[]
        {
            "experiments/Study/notes.md", "experiments/Study/REPORT.md", "experiments/Study/runs/a.md", "experiments/Study/figures/b.md",
            "experiments/Other/REPORT.md", "experiments/Other/Readme.md",
            "experiments/Plain/figures/c.md", "experiments/Study.csproj", "experiments/bin/Debug/d.md", "experiments/obj/e.md",
            "experiments/Plain/bin/f.md",
        })
        {
            Write(file, "x");
        }

        string home = Path.Combine(Folder, "experiments", "Study");
        TextFolder found = TextFolder.Of(Path.Combine(Folder, "experiments"), "*.md", home);

        Assert.Equal(["Other/Readme.md", "Plain/bin/f.md", "Plain/figures/c.md", "Study/notes.md"], found.Files);
        Assert.Equal(6, found.PassedOver);
        Write("experiments/Study/notes.md", string.Concat(Enumerable.Range(0, 40).Select(i => $"Note {i}.\n\n")));
        Write("experiments/Study/more.md", string.Concat(Enumerable.Range(0, 40).Select(i => $"More {i}.\n\n")));
        Assert.Equal(
            "Matching files of '..' that LlamaBatch or a build writes are skipped: 6.",
            (Corpora.TextFiles("..") with { Pattern = "*.md", SequenceLength = 8, Split = Split.ByPosition }).Open(home).Remark);
        Assert.Equal(["d.md"], TextFolder.Of(Path.Combine(Folder, "experiments/bin/Debug"), "*.md", home).Files);
        Assert.Equal(
            $"Every file in the folder '{Path.Combine(home, "runs")}' that matches the pattern '*.md' is one that LlamaBatch or a build "
                + "writes. Put text there, or change Pattern.",
            Assert.Throws<CorpusException>(() => (Corpus("runs") with { Pattern = "*.md" }).Open(home)).Message);
        Assert.Equal(
            $"LlamaBatch writes the file '{Path.Combine(home, "REPORT.md")}', so training would change its own text. "
                + "Copy it to another folder and use the copy.",
            Assert.Throws<CorpusException>(() => Corpus("REPORT.md").Open(home + "/")).Message);
    }

    [Fact]
    public void A_zero_byte_is_no_text()
    {
        string file = Write("wide.txt", Encoding.Unicode.GetBytes("ab"));

        Assert.Equal(
            $"'{file}' has a zero byte at offset 1, so it is binary, or UTF-16 without a byte order mark. "
                + "Save it as UTF-8, or exclude it with Pattern.", Refusal(Corpus("wide.txt")));
    }

    [Fact]
    public void A_file_that_no_array_holds_is_refused_unread()
    {
        string file = Path.Combine(Folder, "huge.txt");
        using (FileStream sparse = File.Create(file))
        {
            sparse.SetLength(3L << 30);
        }

        Assert.Equal($"The file '{file}' is larger than 2 GB. Train on a part of it.", Refusal(Corpus("huge.txt")));
    }

    [Fact]
    public void A_file_that_changes_while_it_is_read_is_refused()
    {
        string file = Write("live.txt", "one");
        byte[] Growing(string path)
        {
            byte[] bytes = File.ReadAllBytes(path);
            File.AppendAllText(path, "two");
            return bytes;
        }

        Assert.Equal(
            $"The file '{file}' changed while it was read. Wait until nothing writes to it, then run again.", Assert
                .Throws<CorpusException>(() => TextFile.Read(file, Growing))
                .Message);
    }

    [Fact]
    public void Pipes_and_devices_are_not_opened()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;                                                                 // pipes and devices are files on Linux
        }

        WriteMany();
        string before = Corpus("corpus").Open(Folder).Fingerprint;
        Shell("mkfifo corpus/pipe.txt && ln -s pipe.txt corpus/linked.txt && ln -s /dev/zero corpus/zero.txt");

        Assert.Equal(before, Corpus("corpus").Open(Folder).Fingerprint);
        Assert.Equal("The file '/dev/zero' has no text. Put text into it, or name another file.", Refusal(Corpus("/dev/zero")));
        Assert.StartsWith("The file ", Refusal(Corpus("corpus/pipe.txt")));
    }

    [Theory]
    [InlineData("caf\\351.txt", "x")]
    [InlineData("caf\\351/a.txt", "y")]
    public void A_name_that_is_not_UTF_8_is_refused(string name, string text)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;                                                                 // other systems do not allow such names
        }

        WriteMany();
        Shell($"cd corpus && name=$(printf '{name}') && case $name in */*) mkdir \"${{name%/*}}\" ;; esac; printf {text} > \"$name\"");

        Assert.Equal($"The name '{Path.Combine(Folder, "corpus", "caf\uFFFD")}{(text == "x" ? ".txt" : "")}' is not UTF-8, "
            + "so it cannot be opened. Rename it.", Refusal(Corpus("corpus")));
        Shell("rm -r corpus");                                                      // .NET cannot delete such a name either
    }

    [Theory]
    [InlineData("corpu", " Did you mean '{0}/corpus'?")]
    [InlineData("corpsu/part-0", " Did you mean '{0}/corpus'?")]
    [InlineData("corpus/part-0/text-00.text", " Did you mean '{0}/corpus/part-0/text-00.txt'?")]
    [InlineData("corpus/part-0/text-00.txt/more", " '{0}/corpus/part-0/text-00.txt' is a file, not a folder.")]
    [InlineData("..\\..\\my-text", " Write '/' between folders, which every system understands.")]
    [InlineData("entirely-else", "")]
    public void A_missing_path_says_what_may_be_meant(string path, string hint)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;                                                                 // the separator of folders is another one elsewhere
        }

        WriteMany();

        Assert.Contains("the experiment's folder, "
            + $"'{Folder}'.{string.Format(System.Globalization.CultureInfo.InvariantCulture, hint, Folder)} Put the text there",
        Refusal(Corpus(path)));
    }

    private void Shell(string command)
    {
        using var shell = System.Diagnostics.Process
            .Start(new System.Diagnostics.ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = Folder })!;
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }
}
