using LlamaBatch.Advice;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A statement in the output of <c>advise</c>, the command that advises on how to train a model.</summary>
internal abstract record AdviceFact : Fact
{
    /// <inheritdoc/>
    public sealed override Prose In(Language language) => language.Say(this);
}

/// <summary>The training run that the advice is for.</summary>
/// <param name="Size">The number of model parameters and the number of training tokens.</param>
/// <param name="SequenceLength">The number of tokens in a sequence.</param>
/// <param name="IsAdamW">Whether the optimizer is AdamW. Otherwise, it is SGD.</param>
internal sealed record AdviceFor(TrainingSize Size, double SequenceLength, bool IsAdamW) : AdviceFact;

/// <summary>The studies that the advice ignores at the user's request.</summary>
/// <param name="Studies">The names of the ignored studies.</param>
internal sealed record AdviceWithout(IReadOnlyList<string> Studies) : AdviceFact;

/// <summary>The fact that a quantity gets no estimate, because no published fit is near enough.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Nearest">
/// The study with the nearest fit, and the distance from that fit in decades; null if no study published a law for the quantity.
/// </param>
/// <param name="Reach">
/// The maximum distance from a fit, in decades, at which the back-test predicted optima; null if too few studies have a law.
/// </param>
internal sealed record NothingNear(AdvisedQuantity Quantity, (string Study, double Decades)? Nearest, double? Reach) : AdviceFact;

/// <summary>The fact that no study has a law for the batch size or the learning rate of SGD.</summary>
internal sealed record NoStudyOfSgd : AdviceFact;

/// <summary>The fact that the interval of an estimate is so wide that it rules out only gross mistakes.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Factor">The upper end of the interval divided by the lower end.</param>
internal sealed record WideAdvice(AdvisedQuantity Quantity, double Factor) : AdviceFact;

/// <summary>The fact that an estimate is untested: the training run lies farther from the fits than any back-tested optimum.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Decades">The distance from the nearest fit to the training run, in decades.</param>
/// <param name="Farthest">The distance from the fits to the farthest optimum in the back-test, in decades.</param>
/// <param name="IsInside">Whether the farthest optimum lay in the interval predicted for it.</param>
internal sealed record UntestedAdvice(AdvisedQuantity Quantity, double Decades, double Farthest, bool IsInside) : AdviceFact;

/// <summary>The fact that no optimum was measured with as many, or as few, tokens per parameter.</summary>
/// <param name="TokensPerParameter">The number of training tokens per parameter.</param>
/// <param name="Measured">For each affected quantity, the tokens per parameter at which its optima were measured.</param>
internal sealed record UnseenRatio(double TokensPerParameter, IReadOnlyList<RatioRange> Measured) : AdviceFact;

/// <summary>The range of tokens per parameter in which the optima of a quantity were measured.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Low">The smallest number of tokens per parameter.</param>
/// <param name="High">The largest number of tokens per parameter.</param>
internal readonly record struct RatioRange(AdvisedQuantity Quantity, double Low, double High);

/// <summary>How the best learning rate changes with the batch size.</summary>
/// <param name="IsAdamW">Whether the optimizer is AdamW. Otherwise, it is SGD.</param>
/// <param name="Exponent">The exponent with which the rate grows with the batch size; null if there are too few studies.</param>
internal sealed record ScaledRate(bool IsAdamW, AdvisedExponent? Exponent) : AdviceFact;

/// <summary>The advised β₂, which is at least β₁². It keeps the half-life, in tokens, of the published Llamas.</summary>
/// <param name="Sequences">The batch size, in sequences.</param>
/// <param name="Beta2">The value of β₂ at the batch size.</param>
internal sealed record Beta2Advice(double Sequences, double Beta2) : AdviceFact;

/// <summary>The fact that β₂ gets no advice: the half-life of the published Llamas is too long for so few tokens.</summary>
/// <param name="Tokens">The number of training tokens.</param>
internal sealed record NoBeta2Advice(double Tokens) : AdviceFact;

/// <summary>The weight decay that gives AdamW's weights the published averaging timescale.</summary>
/// <param name="Decay">The weight decay, λ.</param>
/// <param name="Timescale">The averaging timescale τ, as a share of the training run.</param>
/// <param name="Sequences">The batch size, in sequences.</param>
/// <param name="Rate">The peak learning rate.</param>
/// <param name="Decades">
/// How far the number of tokens per parameter lies outside the range of the fit, in decades; 0 if it lies inside.
/// </param>
internal sealed record DecayAdvice(double Decay, double Timescale, double Sequences, double Rate, double Decades) : AdviceFact;

/// <summary>The fact that weight decay gets no advice: the number of tokens per parameter is far outside the fitted range.</summary>
/// <param name="TokensPerParameter">The number of training tokens per parameter.</param>
internal sealed record NoDecayAdvice(double TokensPerParameter) : AdviceFact;

/// <summary>What is known about the length of the warm-up, which no law predicts.</summary>
internal sealed record WarmupAdvice : AdviceFact;

/// <summary>The back-test: how often a study's optima lie in the intervals predicted from the other studies.</summary>
/// <param name="Tallies">The counts for each quantity that was predicted at least once.</param>
/// <param name="Exponents">
/// The same counts for the exponent with which the learning rate grows with the batch size. Each laboratory counts once, if
/// the other laboratories predict its exponent.
/// </param>
internal sealed record AdviceBackTest(IReadOnlyList<BackTestTally> Tallies, (int Inside, int Answered) Exponents) : AdviceFact;

/// <summary>The kinds of training that the advice covers, and those that it excludes.</summary>
internal sealed record AdviceScope : AdviceFact;

/// <summary>The fact that no known Llama has about this number of parameters, so memory cannot be computed.</summary>
/// <param name="Parameters">The number of parameters.</param>
/// <param name="Shapes">The names of the known Llamas.</param>
internal sealed record NoKnownShape(double Parameters, IReadOnlyList<string> Shapes) : AdviceFact;

/// <summary>Which components of memory are exact, which depend on the kernels, and how far measurements were from predictions.</summary>
/// <param name="MeasuredExcess">The largest measured peak memory divided by its prediction, minus 1.</param>
internal sealed record MemoryErrors(double MeasuredExcess) : AdviceFact;

/// <summary>The number of sequences that fit on one device at the same time.</summary>
/// <param name="Device">The memory of each device, in bytes.</param>
/// <param name="States">The total size of weights, gradients and optimizer state, in bytes. It is divided evenly among all devices.</param>
/// <param name="Kept">
/// If all activations are kept: the smallest number of devices on which a sequence fits, and the sequences per device. Null if no sequence
/// fits.
/// </param>
/// <param name="Recomputed">
/// If activations are recomputed layer by layer: the smallest number of devices on which a sequence fits, and the sequences per device.
/// Null if no sequence fits.
/// </param>
internal sealed record MicroBatchAdvice(
    double Device, double States, (double Devices, double Sequences)? Kept, (double Devices, double Sequences)? Recomputed) : AdviceFact;

/// <summary>A row of the table of advised values.</summary>
internal enum AdviceRow
{
    /// <summary>The batch size with the lowest loss.</summary>
    LeastLossBatch,

    /// <summary>The critical batch size, at which training needs twice the minimum amount of text.</summary>
    CriticalBatch,

    /// <summary>The batch size at which training needs 20 % more text than the minimum.</summary>
    FifthMoreText,

    /// <summary>The peak learning rate.</summary>
    LearningRate,

    /// <summary>The exponent with which the best learning rate grows with the batch size.</summary>
    RateExponent,
}

/// <summary>A column of the tables of advice.</summary>
internal enum AdviceColumn
{
    /// <summary>The quantity that a row of the table gives advice on.</summary>
    Quantity,

    /// <summary>The estimate of a quantity.</summary>
    Estimate,

    /// <summary>The 90 % interval of an estimate.</summary>
    Interval,

    /// <summary>How far the training run lies outside the range of the nearest fit.</summary>
    Extrapolation,

    /// <summary>The study that published a fitted law.</summary>
    Study,

    /// <summary>The value that the law of a study predicts.</summary>
    Value,

    /// <summary>The size of a component of memory, in bytes.</summary>
    Size,

    /// <summary>The range of a component's size over usual kernels.</summary>
    Range,
}

/// <summary>A component of the memory that training needs.</summary>
internal enum MemoryPart
{
    /// <summary>The weights of the model.</summary>
    Weights,

    /// <summary>The gradients of the weights.</summary>
    Gradients,

    /// <summary>The state of the optimizer, with its copy of the weights.</summary>
    Optimizer,

    /// <summary>The memory of the activations of one sequence, if all of them are kept for the backward pass.</summary>
    Activations,

    /// <summary>The activations of one sequence, if each layer is recomputed in the backward pass.</summary>
    RecomputedActivations,

    /// <summary>The logits of one sequence, with their softmax and their gradient.</summary>
    Logits,
}
