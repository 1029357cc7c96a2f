namespace MyStudies;

/// <summary>An axis that matters only at one level of another axis: configurations with equal settings are trained once.</summary>
[Experiment("Does a decay of the learning rate help, and does its length matter?")]
[Measure<ValidationLoss>]
public sealed partial record ConditionalAxis : LlamaExperiment
{
    /// <summary>Whether the learning rate decays at the end.</summary>
    [Axis<bool>(false, true)]
    public bool Decays { get; init; } = true;

    /// <summary>The share of the run, at its end, over which the learning rate decays. Without a decay, it has no effect.</summary>
    [Axis<double>(0.1, 0.3)]
    public double DecayShare { get; init; } = 0.3;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = 16,
        Tokens = 102_400,
        Schedule = Decays ? Schedule.WarmupStableDecay(warmup: 0.1, decay: DecayShare) : Schedule.Constant(warmup: 0.1),
    };

    public override AdamW Optimizer => new() { LearningRate = 1e-2 };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("A decay over the last 30 % of the run gives a lower loss than none")]
    private static Verdict DecayHelps(Results r) =>
        r.EqualTokens.ValidationLoss(decays: true).IsBelow(r.EqualTokens.ValidationLoss(decays: false), margin: 0.005);

    [Claim("Its length matters little")]
    private static Verdict LengthMattersLittle(Results r) =>
        r.EqualTokens.ValidationLoss(decayShare: 0.1).IsEquivalentTo(r.EqualTokens.ValidationLoss(decayShare: 0.3), margin: 0.02);
}
