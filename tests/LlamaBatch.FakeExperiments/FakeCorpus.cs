using LlamaBatch.Data;

namespace LlamaBatch.FakeExperiments;

internal sealed record FakeCorpus : Corpus
{
    public override string Name => "FakeCorpus";

    public override IEnumerable<Setting> Settings() => [];

    public override bool IsQuicklyRead(string folder) => Faults.CorpusIsMissing;

    public override TokenSource Open(string folder) =>
        Faults.CorpusIsMissing ? throw new CorpusException("The fake corpus is missing; unset FAKE_CORPUS.") : new Tokens();

    private sealed class Tokens : TokenSource
    {
        public override string Fingerprint => "b5d54c39e66671c9731b9f471e585d8262cd4f54963f0c93082d8dcf334d4c78";

        public override int VocabSize => Faults.VocabSize;

        public override long TrainingTokens => long.MaxValue;

        public override long ValidationWindows => long.MaxValue;

        public override void ReadTraining(int seed, long index, Span<int> sequence) => sequence.Clear();

        public override void ReadValidation(long window, Span<int> sequence) => sequence.Clear();
    }
}
