using LlamaBatch.Data;
using LlamaBatch.Reporting;

namespace LlamaBatch.Tests.Reporting;

public class CorpusWordsTests
{
    private static readonly TextFiles Text = Corpora.TextFiles("a") with { SequenceLength = 32 };

    private static CorpusShelf Known(Corpus corpus, CorpusFacts facts) => new("nowhere", recordedFacts: new Dictionary<string, CorpusFacts> { [CorpusShelf.FactsKeyOf(corpus)] = facts });

    [Fact]
    public void A_small_text_is_counted_in_epochs_and_true_windows()
    {
        CorpusShelf corpora = Known(Text, new CorpusFacts(2_925, 9, 2));
        CorpusUse[] uses = [new(Text, 32, 200_000), new(Text, 32, 100_000)];

        Assert.Equal(
            [
                "A trial reads the 2,925 training tokens of TextFiles 34 to 68 times. Validation uses 9 windows, all that the held-out text has; 32 are asked for. "
                + "Whole documents are held out, chosen by a hash: text beside a held-out paragraph may be trained on. 2 documents equal an earlier one and stand on its side of the split.",
            ],
            CorpusWords.Of(uses, corpora));
        Assert.Equal(
            [
                "**Repeated text.** Trials read the 2,925 training tokens of TextFiles 68 times. Beyond 4 epochs a model learns text by heart: add text, or train on fewer tokens.",
                "**Few validation windows.** 32 windows are asked for, and the held-out text of TextFiles has 9. Losses on so little text say little of other text; no interval contains that.",
            ],
            CorpusWords.Weaknesses(uses, corpora));
    }

    [Fact]
    public void A_large_text_has_nothing_weak()
    {
        DotNetDocs docs = Corpora.DotNetDocs with { SequenceLength = 32 };
        CorpusUse[] uses = [new(docs, 1024, 3_300_000)];

        Assert.Equal(
            ["A trial reads the 6,378,871 training tokens of DotNetDocs 0.52 times. Validation uses 1,024 of the 23,067 windows of the held-out text. Whole documents are held out, one in ten, chosen by a hash of the type's name."],
            CorpusWords.Of(uses, new CorpusShelf("nowhere")));
        Assert.Empty(CorpusWords.Weaknesses(uses, new CorpusShelf("nowhere")));
    }

    [Fact]
    public void Texts_that_are_not_known_are_left_out_and_unlike_ones_are_named()
    {
        Assert.Empty(CorpusWords.Of([new(Text, 32, 1000)], new CorpusShelf("nowhere")));
        Assert.Equal(
            [
                "MarkovText in sequences of 64 tokens is an endless source: no text is read twice. Validation uses 512 windows.",
                "Points are validated on different texts (TextFiles and MarkovText), tokenizers (a token is a byte of UTF-8 text and a token is one of 64 symbols) and sequence lengths (32 and 64 tokens): "
                + "their losses are not comparable, and a claim that compares them is refused unless it declares it.",
            ],
            CorpusWords.Of([new(Text, 512, 1000), new(Corpora.MarkovText, 512, 1000)], new CorpusShelf("nowhere")));
    }
}
