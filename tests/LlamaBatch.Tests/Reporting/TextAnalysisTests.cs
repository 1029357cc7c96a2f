using LlamaBatch.Data;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Tests.Reporting;

public class TextAnalysisTests
{
    private static readonly TextFiles _text = Corpora.TextFiles("a") with { SequenceLength = 32 };

    private static CorpusShelf Known(Corpus corpus, CorpusFacts facts)
        => new("nowhere", recordedFacts: new Dictionary<string, CorpusFacts> { [CorpusShelf.FactsKeyOf(corpus)] = facts });

    [Fact]
    public void A_small_text_is_counted_in_epochs_and_true_windows()
    {
        CorpusShelf corpora = Known(_text, new CorpusFacts(2_925, 9, 2));
        CorpusUse[] uses = [new(_text, 32, 200_000), new(_text, 32, 100_000)];

        Assert.Equal(
            [
                "A trial reads the 2,925 training tokens of TextFiles 34 to 68 times. Validation uses all 9 windows (sequences) of the "
                    + "held-out text; 32 are requested. "
                + "Whole documents are held out, chosen by a hash. In a single file, each paragraph is a document, "
                + "so the text beside a held-out paragraph is trained on. "
                + "2 documents equal an earlier one. Equal documents are on the same side of the split.",
            ],
            Said(TextAnalysis.Uses(uses, corpora)));
        Assert.Equal(
            [
                "**Repeated text.** Trials read the 2,925 training tokens of TextFiles 68 times. "
                    + "Beyond 4 epochs, models memorize the text. Add text, or train on fewer tokens.",
                "**Few validation windows.** 32 windows are requested, but the held-out text of TextFiles has only 9. "
                    + "Losses on so little text say little about other text, and no interval covers this uncertainty.",
            ],
            TextAnalysis.Weaknesses(uses, corpora).Select(fact => fact.In(KnownLanguages.English).Markdown));
    }

    /// <summary>The author has decided to repeat it, and the report says what the small text is.</summary>
    [Fact]
    public void A_limited_text_that_is_read_many_times_is_described_and_not_called_weak()
    {
        DotNetDocs docs = Corpora.DotNetDocs with { SequenceLength = 32, TrainingLimit = 65_536 };
        CorpusShelf corpora = Known(docs, new CorpusFacts(65_536, 23_067, 0));
        CorpusUse[] uses = [new(docs, 512, 3_276_800)];

        Assert.Equal(
            ["A trial reads the 65,536 training tokens of DotNetDocs 50 times. "
                + "Validation uses 512 of the 23,067 windows (sequences) of the held-out text. "
                + "One document in ten is held out as a whole, chosen by a hash of its name. "
                + "Training uses 65,536 bytes of the other text: paragraphs that are spread evenly over it."],
            Said(TextAnalysis.Uses(uses, corpora)));
        Assert.Empty(TextAnalysis.Weaknesses(uses, corpora));
    }

    [Fact]
    public void A_large_text_has_nothing_weak()
    {
        DotNetDocs docs = Corpora.DotNetDocs with { SequenceLength = 32 };
        CorpusUse[] uses = [new(docs, 1024, 3_300_000)];

        Assert.Equal(
            ["A trial reads 52 % of the 6,378,871 training tokens of DotNetDocs. "
                + "Validation uses 1,024 of the 23,067 windows (sequences) of the held-out text. "
                + "One document in ten is held out as a whole, chosen by a hash of its name."],
            Said(TextAnalysis.Uses(uses, new CorpusShelf("nowhere"))));
        Assert.Empty(TextAnalysis.Weaknesses(uses, new CorpusShelf("nowhere")));
    }

    [Theory]
    [InlineData(2_000, 31_890, "reads 0.031 % to 0.5 % of the 6,378,871 training tokens of DotNetDocs")]
    [InlineData(637_887, 637_887, "reads 10 % of")]
    [InlineData(6_378_871, 6_378_871, "reads the 6,378,871 training tokens of DotNetDocs once")]
    [InlineData(6_378_871, 9_570_000, "DotNetDocs 1 to 1.5 times")]
    [InlineData(637_887_100, 637_887_100, "DotNetDocs 100 times")]
    public void Epochs_are_a_share_or_a_number(long least, long most, string expected)
    {
        DotNetDocs docs = Corpora.DotNetDocs with { SequenceLength = 32 };

        Assert.Contains(expected, Said(TextAnalysis.Uses([new(docs, 512, least), new(docs, 512, most)], new CorpusShelf("nowhere")))[0]);
    }

    /// <summary>An endless source repeats nothing and holds out nothing, and a text of one epoch repeats nothing.</summary>
    [Fact]
    public void A_gap_to_training_loss_has_the_reasons_that_its_text_gives()
    {
        MetricDefinition[] metrics = [MetricDefinition.Validation<ValidationLoss>(), MetricDefinition.Step<TrainLoss>()];
        DotNetDocs docs = Corpora.DotNetDocs with { SequenceLength = 32 };
        IReadOnlyList<Fact> GapOf(Corpus corpus, long tokens) =>
            TextAnalysis.Gap(metrics, [new CorpusUse(corpus, 512, tokens)], new CorpusShelf("nowhere"), isAveraged: false);

        Assert.Equal([new FixedWindows()], GapOf(Corpora.MarkovText, 3_300_000));
        Assert.Equal([new LossGap(IsTextRepeated: false, IsAveraged: false), new FixedWindows()], GapOf(docs, 3_300_000));
        Assert.Equal([new LossGap(IsTextRepeated: true, IsAveraged: false), new FixedWindows()], GapOf(docs, 9_570_000));
    }

    [Fact]
    public void Texts_that_are_not_known_are_left_out_and_unlike_ones_are_named()
    {
        CorpusUse[] uses = [new(_text, 512, 1000), new(Corpora
            .MarkovText, 512, 1000), new(Corpora.MarkovText with { Symbols = 8 }, 512, 1000)];

        Assert.Empty(TextAnalysis.Uses([uses[0]], new CorpusShelf("nowhere")));
        Assert.Equal(
            [
                "MarkovText with Symbols = 64 in sequences of 64 tokens is an endless source. No text is read twice. "
                    + "Validation uses 512 windows.",
                "MarkovText with Symbols = 8 in sequences of 64 tokens is an endless source. No text is read twice. "
                    + "Validation uses 512 windows.",
            ],
            Said(TextAnalysis.Uses(uses, new CorpusShelf("nowhere"))));
        Assert.Equal(
            "Configurations are measured on different texts (TextFiles and MarkovText), "
                + "tokenizers (a token is a byte of UTF-8 text and a token is one of 64 symbols) and sequence lengths (32 and 64 tokens). "
            + "Their losses are not comparable, and a claim that compares them must declare it.",
            TextAnalysis.Difference(uses[..2], [MetricDefinition.Cost<StepTime>(), MetricDefinition.Validation<ValidationLoss>()])?
                .In(KnownLanguages.English)
                .ToString());
        Assert.Null(TextAnalysis.Difference(uses, [MetricDefinition.Cost<StepTime>()]));
        Assert.Null(TextAnalysis.Difference(uses[..1], [MetricDefinition.Validation<ValidationLoss>()]));
    }

    private static IReadOnlyList<string> Said(IReadOnlyList<IReadOnlyList<Fact>> paragraphs)
        => [.. paragraphs.Select(paragraph => KnownLanguages.English.Paragraph(paragraph).ToString())];
}
