using System.Text;
using LlamaBatch.Data;

namespace MyStudies;

/// <summary>Sums such as "17+4=21": each number from 0 to 99 is a document with all its sums, and is held out as a whole.</summary>
public sealed record Sums : Corpus
{
    public override string Name => "Sums";

    public override IEnumerable<Setting> Settings() => [];                   // what decides the text would be listed here

    public override TokenSource Open(string folder) =>
        new TextTokens(TextSplit.Of(Enumerable.Range(0, 100).Select(SumsOf), validationShare: 0.1), this);

    private static Document SumsOf(int a) =>
        new(Key: $"{a}", Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 100).Select(b => $"{a}+{b}={a + b}"))));
}

/// <summary>A corpus of your own: a record that makes documents and says which share of them is held out.</summary>
[Experiment("Do two layers predict sums better than one?")]
[Measure<Accuracy>]
public sealed partial record OwnCorpus : LlamaExperiment
{
    /// <summary>Decoder layers.</summary>
    [Axis<int>(1, 2)]
    public int Layers { get; init; } = 1;

    public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };

    public override Corpus Corpus => new Sums { SequenceLength = 32 };

    public override Training Training => new() { BatchSize = 16, Tokens = 204_800 };

    public override AdamW Optimizer => new() { LearningRate = 1e-2 };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("Two layers predict more tokens correctly than one")]
    private static Verdict TwoAreBetter(Results r) =>
        r.EqualTokens.Accuracy(layers: 2).IsAbove(r.EqualTokens.Accuracy(layers: 1), margin: 0.01);
}
