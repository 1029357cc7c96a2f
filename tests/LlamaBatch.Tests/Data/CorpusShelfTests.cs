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
}
