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
                + "Whole documents are held out by a hash; those of a single file are paragraphs, whose neighbors are trained on. 2 documents equal an earlier one; equal documents are on one side of the split.",
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
            ["A trial reads 52 % of the 6,378,871 training tokens of DotNetDocs. Validation uses 1,024 of the 23,067 windows of the held-out text. Whole documents are held out, one in ten, chosen by a hash of the type's name."],
            CorpusWords.Of(uses, new CorpusShelf("nowhere")));
        Assert.Empty(CorpusWords.Weaknesses(uses, new CorpusShelf("nowhere")));
    }

    [Theory]
    [InlineData(2_000, 31_890, "reads 0.031 to 0.5 % of the 6,378,871 training tokens of DotNetDocs")]
    [InlineData(637_887, 637_887, "reads 10 % of")]
    [InlineData(6_378_871, 6_378_871, "reads the 6,378,871 training tokens of DotNetDocs once")]
    [InlineData(6_378_871, 9_570_000, "DotNetDocs 1 to 1.5 times")]
    [InlineData(637_887_100, 637_887_100, "DotNetDocs 100 times")]
    public void Epochs_are_a_share_or_a_number(long least, long most, string expected)
    {
        DotNetDocs docs = Corpora.DotNetDocs with { SequenceLength = 32 };

        Assert.Contains(expected, CorpusWords.Of([new(docs, 512, least), new(docs, 512, most)], new CorpusShelf("nowhere"))[0]);
    }

    [Fact]
    public void Texts_that_are_not_known_are_left_out_and_unlike_ones_are_named()
    {
        CorpusUse[] uses = [new(Text, 512, 1000), new(Corpora.MarkovText, 512, 1000), new(Corpora.MarkovText with { Symbols = 8 }, 512, 1000)];

        Assert.Empty(CorpusWords.Of([uses[0]], new CorpusShelf("nowhere")));
        Assert.Equal(
            [
                "MarkovText with Symbols = 64 in sequences of 64 tokens is an endless source: no text is read twice. Validation uses 512 windows.",
                "MarkovText with Symbols = 8 in sequences of 64 tokens is an endless source: no text is read twice. Validation uses 512 windows.",
            ],
            CorpusWords.Of(uses, new CorpusShelf("nowhere")));
        Assert.Equal(
            "Points are measured on different texts (TextFiles and MarkovText), tokenizers (a token is a byte of UTF-8 text and a token is one of 64 symbols) and sequence lengths (32 and 64 tokens): "
            + "their losses are not comparable, and a claim that compares them is refused unless it declares it.",
            CorpusWords.Difference(uses[..2], [MetricDefinition.Cost<StepTime>(), MetricDefinition.Validation<ValidationLoss>()]));
        Assert.Null(CorpusWords.Difference(uses, [MetricDefinition.Cost<StepTime>()]));
        Assert.Null(CorpusWords.Difference(uses[..1], [MetricDefinition.Validation<ValidationLoss>()]));
    }
}
