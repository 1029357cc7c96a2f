using LlamaBatch.Data;

namespace LlamaBatch.FakeExperiments;

internal sealed record FakeCorpus : Corpus
{
    public override string Name => "FakeCorpus";

    public override IEnumerable<Setting> Settings() => [];

    public override TokenSource Open(string folder) =>
        Faults.CorpusIsMissing ? throw new CorpusException("The fake corpus is missing; unset FAKE_CORPUS.") : new Tokens();

    private sealed class Tokens : TokenSource
    {
        public override string Fingerprint => "fake";

        public override int VocabSize => Faults.VocabSize;

        public override long TrainingTokens => long.MaxValue;

        public override long ValidationWindows => long.MaxValue;

        public override void ReadTraining(int seed, long index, Span<int> sequence) => sequence.Clear();

        public override void ReadValidation(long window, Span<int> sequence) => sequence.Clear();
    }
}
