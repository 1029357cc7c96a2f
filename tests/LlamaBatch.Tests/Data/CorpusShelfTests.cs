using LlamaBatch.Data;

namespace LlamaBatch.Tests.Data;

public class CorpusShelfTests
{
    [Fact]
    public void A_corpus_is_opened_once_and_another_length_is_another_corpus()
    {
        var shelf = new CorpusShelf(".");
        TokenSource first = shelf.Open(Corpora.MarkovText);

        Assert.Same(first, shelf.Open(new MarkovText()));
        Assert.NotSame(first, shelf.Open(Corpora.MarkovText with { SequenceLength = 65 }));
        Assert.Equal(first.Fingerprint, shelf.Open(Corpora.MarkovText with { SequenceLength = 65 }).Fingerprint);
    }

    [Theory]
    [InlineData("none", "The corpus Own gives no tokens.")]
    [InlineData("throws", "Own.Open ended with InvalidOperationException: Oops.")]
    [InlineData("fingerprint", "The corpus Own has no Fingerprint, which detects changed text.")]
    [InlineData(
        "fingerprint one\ntwo",
        "The corpus Own has the Fingerprint 'one two', which is not printable text of at most 128 characters.")]
    [InlineData(
        "fingerprint \u202Etxt",
        "The corpus Own has the Fingerprint 'txt', which is not printable text of at most 128 characters.")]
    [InlineData(
        "fingerprint \u001b[2J",
        "The corpus Own has the Fingerprint '[2J', which is not printable text of at most 128 characters.")]
    [InlineData("vocabulary", "The corpus Own has a VocabSize of 0.")]
    [InlineData("training", "The corpus Own has 64 TrainingTokens, and one sequence needs 65.")]
    [InlineData("windows", "The corpus Own has -1 ValidationWindows.")]
    public void What_an_own_corpus_gives_is_checked(string fault, string sentence)
    {
        string message = Assert.Throws<CorpusException>(() => new CorpusShelf(".").Open(new Own(fault))).Message;

        Assert.StartsWith(sentence, message);
        Assert.True(fault == "throws" || message.EndsWith(
            "Correct it in the record that derives from Corpus, or in the TokenSource that it opens.",
            StringComparison.Ordinal));
    }

    /// <summary>It decides the identity of trials, which were trained before anything else was asked of it.</summary>
    [Theory]
    [InlineData("v1")]
    [InlineData("my text, 2026-11-26 (café 🦙)")]
    [InlineData("<script>")]
    [InlineData("33732e93fecc740b4cbaaea9f5c6f9c75830ee7b654edf36a7ef8667de2422f6")]
    public void An_own_corpus_may_have_any_printable_fingerprint(string text)
    {
        Assert.Equal(text, new CorpusShelf(".").FingerprintOf(new Own("fingerprint " + text)));
        Assert.Throws<CorpusException>(() => new CorpusShelf(".").Open(new Own("fingerprint " + text.PadRight(129, 'x'))));
    }

    [Fact]
    public void A_build_leaves_large_and_own_corpora_alone()
    {
        string folder = Directory.CreateTempSubdirectory("llamabatch-").FullName;
        string file = Path.Combine(folder, "text.txt");
        File.WriteAllText(file, "Some text.");
        TextFiles text = Corpora.TextFiles("text.txt");
        bool LeftOut(Corpus corpus, bool isOfBuild = true) => new CorpusShelf(folder) { IsOfBuild = isOfBuild }.LeavesOut(corpus);

        Assert.False(LeftOut(text));
        Assert.False(LeftOut(text with { Path = "gone.txt" }));
        Assert.False(LeftOut(text with { ValidationShare = 10 }));
        Assert.True(LeftOut(new Own("")));
        Assert.True(LeftOut(Corpora.DotNetDocs));
        using (FileStream sparse = File.OpenWrite(file))
        {
            sparse.SetLength(17 << 20);
        }

        Assert.True(LeftOut(text));
        Assert.True(LeftOut(text with { Path = "." }));
        Assert.False(LeftOut(text, isOfBuild: false));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Facts_are_of_the_opened_text_or_recorded_and_open_nothing()
    {
        string key = CorpusShelf.FactsKeyOf(new Own(""));
        var recorded = new CorpusShelf(".", recordedFacts: new Dictionary<string, CorpusFacts> { [key] = new(3, 2, 1) });
        Assert.Equal(new CorpusFacts(3, 2, 1), recorded.FactsOf(new Own("")));
        Assert.Null(recorded.FactsOf(new Own("") with { SequenceLength = 3 }));
        Assert.Empty(recorded.Fingerprints);

        recorded.Open(new Own(""));
        Assert.Equal(new CorpusFacts(1000, 10, 0), recorded.FactsOf(new Own("")));
        Assert.Equal([key], recorded.Facts.Keys);
        recorded.Open(Corpora.MarkovText);
        Assert.Equal([key], recorded.Facts.Keys);
    }

    private sealed record Own(string Fault) : Corpus
    {
        public override string Name => "Own";

        public override IEnumerable<Setting> Settings() => [];

        public override TokenSource Open(string folder) => Fault switch
        {
            "none" => null!,
            "throws" => throw new InvalidOperationException("Oops."),
            _ => new Tokens(Fault),
        };
    }

    private sealed class Tokens(string fault) : TokenSource
    {
        public override string Fingerprint
            => fault.StartsWith("fingerprint", StringComparison.Ordinal) ? fault["fingerprint".Length..].Trim() : new string('0', 64);

        public override int VocabSize => fault == "vocabulary" ? 0 : 256;

        public override long TrainingTokens => fault == "training" ? 64 : 1000;

        public override long ValidationWindows => fault == "windows" ? -1 : 10;

        public override void ReadTraining(int seed, long index, Span<int> sequence) => sequence.Clear();

        public override void ReadValidation(long window, Span<int> sequence) => sequence.Clear();
    }
}
