using LlamaBatch.Advice;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The texts of the command <c>advise</c>.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose NameOf(AdviceRow row) => row switch
    {
        AdviceRow.LeastLossBatch => $"Batch size with the lowest loss after this many tokens",
        AdviceRow.CriticalBatch => $"Critical batch size: twice the minimum text and twice the minimum steps",
        AdviceRow.FifthMoreText => $"Batch size that needs 20 % more text than the minimum",
        AdviceRow.LearningRate => $"Peak learning rate at the batch size with the lowest loss",
        _ => $"Exponent of the best learning rate in the batch size",
    };

    /// <inheritdoc/>
    public override Prose NameOf(AdvisedQuantity quantity) => quantity switch
    {
        AdvisedQuantity.LeastLossBatch => $"batch size with the lowest loss",
        AdvisedQuantity.CriticalBatch => $"critical batch size",
        _ => $"peak learning rate",
    };

    /// <inheritdoc/>
    public override Prose HeadingOf(AdviceColumn column) => column switch
    {
        AdviceColumn.Quantity => $"Quantity",
        AdviceColumn.Estimate => $"Estimate",
        AdviceColumn.Interval => $"{Number.Coverage(Ensemble.Level)} interval",
        AdviceColumn.Extrapolation => $"Beyond the fit",
        AdviceColumn.Study => $"Study",
        AdviceColumn.Value => $"Value",
        AdviceColumn.Size => $"Size",
        _ => $"Range over kernels",
    };

    /// <inheritdoc/>
    public override Prose NameOf(MemoryPart part, bool isAdamW) => part switch
    {
        MemoryPart.Weights => $"weights, bfloat16",
        MemoryPart.Gradients => $"gradients, bfloat16",
        MemoryPart.Optimizer => isAdamW
            ? (Prose)$"optimizer: float32 weights, two moments"
            : $"optimizer: float32 weights, momentum",
        MemoryPart.Activations => $"activations of a sequence, all kept",
        MemoryPart.RecomputedActivations => $"activations of a sequence, recomputed layer by layer",
        _ => $"logits of a sequence, with softmax and gradient, float32",
    };

    /// <inheritdoc/>
    public override Prose BatchOf(double sequences, double tokens) =>
        $"{Batch(sequences)} sequence{(Batch(sequences) is "1" or "<1" ? "" : "s")} ({Number.Compact(tokens)} tokens)";

    /// <inheritdoc/>
    public override Prose BatchRange(double low, double high) => $"{Batch(low)} to {Batch(high)} sequences";

    /// <inheritdoc/>
    public override Prose RangeOf(string low, string high) => $"{low} to {high}";

    /// <inheritdoc/>
    public override Prose Extrapolation(double decades, bool isUntested = false) => IsInside(decades)
        ? (Prose)$"inside"
        : $"{Factor(decades)}{(isUntested ? ", untested" : "")}";

    /// <inheritdoc/>
    public override Prose MemoryOf(string model) => $"Memory of {model}";

    /// <inheritdoc/>
    public override Prose ExactSize => $"exact";

    /// <inheritdoc/>
    public override Prose BasisOf(RateExponent exponent) => exponent.IsDerived ? $"derived" : (Prose)$"measured";

    /// <inheritdoc/>
    public override Prose RateExponentName => $"exponent of the learning rate";

    /// <inheritdoc/>
    public override Prose NotKnown => $"not known";

    /// <inheritdoc/>
    public override Prose Say(AdviceFact fact) => fact switch
    {
        AdviceFor one =>
            $"{Large(one.Size.Parameters)} parameters, {Large(one.Size.Tokens)} tokens "
            + $"({Number.TwoDigits(one.Size.TokensPerParameter)} per parameter), sequences of {Number.Exact(one.SequenceLength)} tokens, "
            + $"{(one.IsAdamW ? "AdamW" : "SGD with momentum")}, trained from scratch.",
        AdviceWithout one => $"Left out: {List(one.Studies.Select(Prose.Literal))}.",
        NothingNear { Nearest: null } one => $"No study here has a law of the {NameOf(one.Quantity)}.",
        NothingNear { Reach: null } one => $"Too few studies are left to estimate the error of the laws of the {NameOf(one.Quantity)}.",
        NothingNear { Nearest: var (study, decades), Reach: double reach } one =>
            $"No estimate of the {NameOf(one.Quantity)}: the nearest fit, {study}, ends {Factor(decades)} away from this training, "
            + $"and the back-test covers distances up to {Factor(reach)}.",
        NoStudyOfSgd => 
            $"No study here has a law of the batch size or the learning rate of SGD. They say only how the learning rate grows with the "
            + $"batch size.",
        WideAdvice one =>
            $"The interval of the {NameOf(one.Quantity)} spans a factor of {Number.TwoDigits(one.Factor)}. It only rules out "
            + $"gross mistakes. Measure before you rely on it.",
        UntestedAdvice one =>
            $"The {NameOf(one.Quantity)} is untested: this training lies {Factor(one.Decades)} beyond the nearest fit. The back-test "
            + $"reaches only {Factor(one.Farthest)} beyond a fit. Its farthest optimum lies {(one.IsInside ? "inside" : "outside")} "
            + $"its interval.",
        UnseenRatio one =>
            $"This training has {Number.TwoDigits(one.TokensPerParameter)} tokens per parameter. The measured optima have "
            + $"{List(one.Measured.Select(range => (Prose)($"{Number.TwoDigits(range.Low)} to {Number.TwoDigits(range.High)} for the "
                + $"{NameOf(range.Quantity)}")))}. A law of the tokens alone does not count this as a distance from its fit.",
        ScaledRate { Exponent: null } => $"Too few studies are left to estimate how the learning rate grows with the batch size.",
        ScaledRate { Exponent: { } exponent } one =>
            $"Learning rate at another batch size: multiply it by the ratio of the batch sizes to the power {Exponent(exponent.Value)} "
            + $"({Number.Coverage(Ensemble.Level)} interval {Exponent(exponent.Low)} to {Exponent(exponent.High)}). "
            + $"For a batch four times as large, that is {Rescaled(exponent.FactorFor(4))}. "
            + $"{(one.IsAdamW
                ? (Prose)($"Theory has 0.5 below the critical batch size (Malladi et al. 2022). Above that size, the best rate rises more "
                    + $"slowly or falls (Li et al. 2024).")
                : $"Theory has 1 far below the critical batch size (Goyal et al. 2017). Above that size, the best rate levels off "
                    + $"(McCandlish et al. 2018).")}",
        Beta2Advice one =>
            $"β₂: keep its half-life in tokens (Marek et al. 2025). The published Llamas use β₂ = 0.95 at 4 M tokens per step, a "
                + $"half-life of "
            + $"{Number.Compact(Recipe.HalfLifeTokens)} tokens. At {Batch(one.Sequences)} sequences, "
            + $"{(one.Beta2 <= Recipe.SmallestBeta2
                ? (Prose)$"this half-life gives a β₂ below the bound β₁²; use the bound, β₂ = {Decay(one.Beta2)} for β₁ = 0.9."
                : $"this half-life gives β₂ = {Decay(one.Beta2)}.")}",
        NoBeta2Advice one =>
            $"β₂: not known. The half-life of the published Llamas, {Number.Compact(Recipe.HalfLifeTokens)} tokens, is too long for a "
                + $"training of "
            + $"{Number.Compact(one.Tokens)} tokens.",
        DecayAdvice one =>
            $"Weight decay of AdamW: λ = B / (η τ D) = {Rate(one.Decay)} at {Batch(one.Sequences)} sequences and a rate of "
            + $"{Rate(one.Rate)}, with a timescale τ of {Number.TwoDigits(one.Timescale)} of the training (Bergsma et al. 2025"
            + $"{(one.Decades > 0 ? $", {Factor(one.Decades)} beyond the fit" : "")}). B is the batch size and D the length of the "
            + $"training, both in tokens. "
            + $"At a constant learning rate, scale λ in proportion to B. Bergsma et al. trained in µP.",
        NoDecayAdvice one =>
            $"Weight decay: not known. The timescale of Bergsma et al. 2025 was fitted from 20 to 1,280 tokens per parameter, and this "
            + $"training has {Number.TwoDigits(one.TokensPerParameter)}.",
        WarmupAdvice =>
            $"Warm-up: no law predicts it. Llama 1 and 2 took 2,000 steps and Llama 3.1 405B took 8,000, less than 1 % of their steps. "
            + $"A smaller batch early in training has the same purpose (Merrill et al. 2025).",
        AdviceBackTest one =>
            $"Back-test: each study is left out in turn, and its optima are predicted from the other studies. Optima inside their "
            + $"intervals: {Series(one.Tallies.Select(tally =>
                (Prose)($"{NameOf(tally.Quantity)}, {tally.Inside} of {tally.Answered} "
                    + $"({Number.Percent(tally.ByStudy)} if each of the {tally.Studies} studies has equal weight)"
                    + $"{(tally.Refused > 0 ? $", and no advice for {tally.Refused}" : "")}"))
                .Append((Prose)$"{RateExponentName}, {one.Exponents.Inside} of {one.Exponents.Answered}"))}.",
        AdviceScope =>
            $"Beyond the fit: how far this training lies outside the range of the nearest study. ×2 means that one quantity, such as the "
            + $"tokens, is twice the largest or half the smallest in that study. The advice is for dense models trained once over "
            + $"their text from scratch. It does not cover fine-tuning, LoRA, training "
            + $"from a checkpoint, time or cost. The critical batch size refers to the loss that a small batch reaches with this text.",
        NoKnownShape one =>
            $"The memory of activations and logits needs a shape, and no known Llama has {Large(one.Parameters)} parameters within 10 %. "
            + $"Known: {List(one.Shapes.Select(Prose.Literal))}.",
        MemoryErrors one =>
            $"Weights, gradients and optimizer are exact for these precisions. The ranges of activations and logits extend from fused "
            + $"kernels to plain autograd. None was measured on a GPU. For the steps of this program, whose buffers are "
            + $"predicted in the same way, measured peak memory exceeds the prediction by at most {Number.Percent(one.MeasuredExcess)}.",
        MicroBatchAdvice one =>
            $"Devices of {DecimalBytes(one.Device)}, without workspace and communication buffers. Weights, gradients and optimizer take "
            + $"{DecimalBytes(one.States)} and are shared evenly (ZeRO stage 3). {Fits(one.Kept, "all activations kept")} "
            + $"{Fits(one.Recomputed, "activations recomputed")} Accumulate gradients to reach the batch.",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    private static Prose Rescaled((double Value, double Low, double High) factor) =>
        $"×{Number.TwoDigits(factor.Value)} ({Number.TwoDigits(factor.Low)} to {Number.TwoDigits(factor.High)})";

    private static Prose Fits((double Devices, double Sequences)? fit, string how) => fit is var (devices, sequences)
        ? (Prose)$"With {how}, {Devices(devices)} a micro-batch of {Number.Exact(sequences)} sequence{(sequences == 1 ? "" : "s")}."
        : $"With {how}, no sequence fits on a device.";

    private static string Devices(double devices) => devices == 1 ? "one device holds" : $"each of {Number.Exact(devices)} devices holds";
}
