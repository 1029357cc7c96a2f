using LlamaBatch.Advice;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A fact of the advice on a training.</summary>
internal abstract record AdviceFact : Fact
{
    /// <inheritdoc/>
    public sealed override Prose In(Language language) => language.Say(this);
}

/// <summary>What the advice is for.</summary>
/// <param name="Size">The size of the training.</param>
/// <param name="SequenceLength">Tokens in a sequence.</param>
/// <param name="IsAdamW">Whether the optimizer is AdamW; otherwise SGD.</param>
internal sealed record AdviceFor(TrainingSize Size, double SequenceLength, bool IsAdamW) : AdviceFact;

/// <summary>Studies that were left out on request.</summary>
/// <param name="Studies">Their names.</param>
internal sealed record AdviceWithout(IReadOnlyList<string> Studies) : AdviceFact;

/// <summary>A quantity without advice, because no law is near.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Nearest">The study with the nearest fit, and its distance in decades; null without a law.</param>
/// <param name="Reach">The largest distance that the back-test covers, in decades; null if it covers none.</param>
internal sealed record NothingNear(AdvisedQuantity Quantity, (string Study, double Decades)? Nearest, double? Reach) : AdviceFact;

/// <summary>No law, because all studies trained with Adam or AdamW.</summary>
internal sealed record NoStudyOfSgd : AdviceFact;

/// <summary>An interval so wide that it holds little.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Factor">The upper end divided by the lower.</param>
internal sealed record WideAdvice(AdvisedQuantity Quantity, double Factor) : AdviceFact;

/// <summary>Advice farther outside the fits than any optimum of the back-test.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Decades">The distance to the nearest fit, in decades.</param>
/// <param name="Farthest">The distance of the farthest optimum of the back-test, in decades.</param>
/// <param name="IsInside">Whether that optimum lay in its interval.</param>
internal sealed record UntestedAdvice(AdvisedQuantity Quantity, double Decades, double Farthest, bool IsInside) : AdviceFact;

/// <summary>How the learning rate scales with the batch.</summary>
/// <param name="IsAdamW">Whether the optimizer is AdamW; otherwise SGD.</param>
internal sealed record ScaledRate(bool IsAdamW) : AdviceFact;

/// <summary>β₂ of a constant half-life in tokens.</summary>
/// <param name="Sequences">The batch, in sequences.</param>
/// <param name="Beta2">β₂ at this batch.</param>
internal sealed record Beta2Advice(double Sequences, double Beta2) : AdviceFact;

/// <summary>No advice on β₂, because the known half-life is long beside the text.</summary>
/// <param name="Tokens">Tokens of the training.</param>
internal sealed record NoBeta2Advice(double Tokens) : AdviceFact;

/// <summary>The weight decay of AdamW's timescale.</summary>
/// <param name="Decay">λ.</param>
/// <param name="Timescale">τ, as a share of the training.</param>
/// <param name="Sequences">The batch, in sequences.</param>
/// <param name="Rate">The peak learning rate.</param>
/// <param name="Decades">How far the tokens per parameter lie outside the fit, in decades.</param>
internal sealed record DecayAdvice(double Decay, double Timescale, double Sequences, double Rate, double Decades) : AdviceFact;

/// <summary>No advice on weight decay, because the tokens per parameter lie far outside the fit.</summary>
/// <param name="TokensPerParameter">Tokens per parameter.</param>
internal sealed record NoDecayAdvice(double TokensPerParameter) : AdviceFact;

/// <summary>What is known of the warm-up.</summary>
internal sealed record WarmupAdvice : AdviceFact;

/// <summary>How often held-out optima lay inside.</summary>
/// <param name="Tallies">The quantities with at least one answer.</param>
internal sealed record AdviceBackTest(IReadOnlyList<BackTestTally> Tallies) : AdviceFact;

/// <summary>What the advice does not cover.</summary>
internal sealed record AdviceScope : AdviceFact;

/// <summary>No known shape has this number of parameters.</summary>
/// <param name="Parameters">The number of parameters.</param>
/// <param name="Shapes">The known shapes.</param>
internal sealed record NoKnownShape(double Parameters, IReadOnlyList<string> Shapes) : AdviceFact;

/// <summary>The micro-batches that fit on a device.</summary>
/// <param name="Device">Bytes of a device.</param>
/// <param name="States">Bytes of weights, gradients and optimizer.</param>
/// <param name="Kept">The fewest devices that hold a sequence with all activations, and the sequences of each; null if none.</param>
/// <param name="Recomputed">The same with activations recomputed layer by layer.</param>
internal sealed record MicroBatchAdvice(
    double Device, double States, (double Devices, double Sequences)? Kept, (double Devices, double Sequences)? Recomputed) : AdviceFact;

/// <summary>A row of the table of advised values.</summary>
internal enum AdviceRow
{
    /// <summary>The batch of least loss.</summary>
    LeastLossBatch,

    /// <summary>The critical batch, with twice the text.</summary>
    CriticalBatch,

    /// <summary>The batch with a fifth more text than the minimum.</summary>
    FifthMoreText,

    /// <summary>The peak learning rate.</summary>
    LearningRate,
}

/// <summary>A column of the tables of advice.</summary>
internal enum AdviceColumn
{
    /// <summary>What is advised.</summary>
    Quantity,

    /// <summary>The estimate.</summary>
    Estimate,

    /// <summary>The interval.</summary>
    Interval,

    /// <summary>How far outside a fit.</summary>
    Extrapolation,

    /// <summary>The study of a law.</summary>
    Study,

    /// <summary>The value of a law.</summary>
    Value,

    /// <summary>Bytes of a component of memory.</summary>
    Size,
}

/// <summary>A component of memory.</summary>
internal enum MemoryPart
{
    /// <summary>Weights.</summary>
    Weights,

    /// <summary>Gradients.</summary>
    Gradients,

    /// <summary>The optimizer.</summary>
    Optimizer,

    /// <summary>Activations of a sequence.</summary>
    Activations,

    /// <summary>Activations of a sequence with recomputation.</summary>
    RecomputedActivations,

    /// <summary>Logits of a sequence.</summary>
    Logits,
}
