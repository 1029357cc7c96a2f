using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The method of a study.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Say(ComparedAxes fact)
    {
        Prose axes = List(fact.Axes.Select(axis => (Prose)$"{Axis(axis.Axis)} ({Prose.Join(", ", Levels(axis))})"));
        Prose tuned = Prose.Join("", fact.Tuned.Select(axis => (Prose)$", with the {Axis(axis.Axis)} tuned{Per(axis.Per)}"));
        return $"Compared: {axes}{tuned}.";
    }

    /// <inheritdoc/>
    public override Prose Say(StudyExtent fact)
    {
        (int Trials, Prose For)[] phases =
        [
            (fact.Tuning, $"for tuning"),
            (fact.Seeds > 0 ? fact.Evaluation : 0, $"for evaluation on {Count(fact.Seeds, "seed")}"),
            (fact.Costs, $"for costs"),
        ];
        var run = phases.Where(phase => phase.Trials > 0).ToList();
        Prose purpose = run.Count == 1
            ? run[0].Trials == fact.Evaluation && fact.Seeds > 0 ? $", on {Count(fact.Seeds, "seed")}" : (Prose)$" {run[0].For}"
            : (Prose)$": {List(run.Select(phase => (Prose)$"{phase.Trials} {phase.For}"))}";
        Prose processors = fact.Processors.Count == 0 ? Prose.Empty
            : $" on {List(fact.Processors.Select(one => (Prose)$"{Article(one.Name)} {one.Name} ({Count(one.Cores, "core")})"))}";
        Prose duration = fact.Time is { } took ? $" in {Duration(took.Duration)}" : Prose.Empty;
        Prose days = fact.Time is not { } time ? Prose.Empty
            : time.From == time.To ? $", on {Day(time.From)}"
            : (Prose)$", between {Day(time.From)} and {Day(time.To)}";
        return $"{Count(fact.Trials, "trial")} {(fact.Trials == 1 ? "was" : "were")} trained{purpose}. "
            + $"Together they read {Number.Compact(fact.Tokens)} tokens{duration}{processors}{days}.";
    }

    /// <inheritdoc/>
    public override Prose Say(SharedSteps fact) =>
        $"{Count(fact.Trials, "trial")} began with the state that another trial had saved after the same first steps, which changes no "
            + $"result. Shared steps count once.";

    /// <inheritdoc/>
    public override Prose Say(PredictedTime fact) =>
        $"One after another, {Count(fact.Trials, "trial")} {(fact.Trials == 1 ? "was" : "were")} predicted to take "
            + $"{Duration(fact.Predicted)} without validation. With validation, {(fact.Trials == 1 ? "it" : "they")} took "
            + $"{Duration(fact.Actual)}.";

    /// <inheritdoc/>
    public override Prose Say(CostsOnly fact) => $"This study measures costs only.";

    /// <inheritdoc/>
    public override Prose Say(SeedPairing fact)
    {
        Prose text = fact.IsSameText ? $" With the same seed, all configurations read the text in the same order." : Prose.Empty;
        Prose tuning = fact.TuningSeeds > 0
            ? $" Tuned values are chosen on {Count(fact.TuningSeeds, "separate tuning seed")}."
            : Prose.Empty;
        return $"Each configuration is trained on {Count(fact.Seeds, "seed")}. "
            + $"A seed fixes the initial weights and the order of the text.{text} Comparisons are paired by seed.{tuning}";
    }

    /// <inheritdoc/>
    public override Prose Say(CostProtocol fact) =>
        $"Costs are measured in trials of their own, in {Count(fact.Blocks, "cost block")}"
        + $"{(fact.Processors.Count == 0 ? Prose.Empty
            : (Prose)$" on {List(fact.Processors.Select(name => (Prose)$"{Article(name)} {name}"))}")}. "
        + $"A cost block runs every configuration once, in random order, each in its own process, while no other trial runs. "
        + $"Cost blocks take the place of seeds: intervals show the variation between the blocks of this study. "
        + $"On another day, costs may shift by a few percent, and not equally for all configurations. "
        + $"Step time is the median over all steps but the first tenth. "
        + $"{(fact.HasMemory ? "Memory is the peak memory of the process minus its value just before the model was built. " : "")}"
        + $"A disturbed measurement is repeated. A measurement counts as disturbed if any of these holds: "
        + $"(a) the process had less than {Percent(CpuShare.Least)} of a core; "
        + $"(b) its median step time exceeded the 10th percentile of its step times by more than {Percent(StepSpread.Most - 1)}; "
        + $"(c) a reference computation ran below {Percent(ReferenceSpeed.Least)} of its median speed in the study.";

    /// <inheritdoc/>
    public override Prose Say(VaryingSettings fact) =>
        $"Configurations also differ in settings that their names do not show: "
        + $"{List(fact.Names.Select(name => (Prose)$"`{Prose.Code(name)}`"))}. All settings:";

    /// <inheritdoc/>
    public override Prose Say(MetricMeaning fact) => fact.Key switch
    {
        nameof(LossJitter) =>
            $"Jitter of the training loss is √(π/12) times the mean absolute second difference of the loss of successive steps, "
            + $"over the second half of the run. For independent Gaussian noise it equals the standard deviation; a linear trend cancels.",
        nameof(ValidationJitter) or nameof(AccuracyJitter) =>
            $"{(fact.Key == nameof(AccuracyJitter) ? "Jitter of the accuracy" : "Jitter of the validation loss")} "
            + $"is the mean distance of an evaluation from the line through the evaluations before and after it, "
            + $"over the second half of the run, scaled to a standard deviation. For independent Gaussian noise it equals the "
            + $"standard deviation; "
            + $"a linear trend cancels.",
        nameof(SpikeRate) =>
            $"The spike rate is the share of spikes among the steps of the last two thirds of the run. A spike is a training loss more "
            + $"than {SpikeRate.Deviations} robust standard deviations above the median of the steps just before it (a tenth of the run, "
            + $"but at least 32 steps).",
        nameof(ModelFlopsUtilization) =>
            $"Model FLOPs utilization is the number of FLOPs per second achieved on one thread, divided by the peak. "
            + $"The peak is that of a large float32 matrix product, measured right after the steps. FLOPs are counted for full attention.",
        nameof(SeenLoss) =>
            $"Loss on seen text is measured at the same weights as the validation loss, on the first sequences that the trial was "
                + $"trained on. "
            + $"There are as many sequences as validation windows, and they are the same at every batch size.",
        nameof(GeneralizationGap) => $"The generalization gap is the validation loss minus the loss on seen text.",
        nameof(UpdateRatio) =>
            $"The update ratio is the L2 norm of a step's update divided by the L2 norm of the weights, averaged over the run.",
        nameof(GradientCosine) =>
            $"The cosine with the reference gradient is that between the gradient of a batch and a reference, the gradient of many other "
            + $"sequences at the same weights. It is a mean over batches and over the run. Its expectation is about 1 / √(1 + N/B), "
            + $"where B is the batch size and N the gradient noise scale.",
        nameof(SignalToNoise) =>
            $"The signal-to-noise ratio is the squared norm of the true gradient over the variance of a batch's gradient, both summed over "
            + $"all weights, as a mean over the run. At 1, signal and noise are equally large.",
        nameof(GradientBias) =>
            $"The bias of the gradient is the projection of batches' mean gradient on an independent reference, minus the projection of a "
            + $"large independent sample, as a share of the squared norm of the true gradient. It is a mean over the run, before clipping. "
            + $"In theory it is exactly 0 at every batch size, because the loss of a batch is the mean over its sequences.",
        nameof(TopEigenvalue) =>
            $"The largest eigenvalue of the Hessian is found by the Lanczos iteration. Products with the Hessian are central differences "
            + $"of gradients.",
        nameof(SamSharpness) =>
            $"SAM sharpness is the rise of the loss after a step of fixed length along its gradient.",
        nameof(RandomSharpness) =>
            $"Random sharpness is the mean rise of the loss when each weight is perturbed at random, in proportion to its size.",
        nameof(LossBarrier) =>
            $"The loss barrier is the height of the loss above the chord, on the straight line from the weights at an earlier moment of the "
            + $"run to the present ones. It is 0 if the loss is convex along the line.",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    /// <inheritdoc/>
    public override Prose Say(TokenKind fact) => $"A token is {Token(fact.Corpus)}.";

    /// <inheritdoc/>
    public override Prose Say(StepSize fact) => $"In the baseline configuration, a step takes {Size(fact)}.";

    /// <inheritdoc/>
    public override Prose Say(MicroBatches fact) => $"Steps are computed in {Size(fact)}, on one thread per trial.";

    /// <inheritdoc/>
    public override Prose Say(AveragedWeights fact) =>
        $"Validation loss is measured with an exponential moving average of the weights, with a half-life of {Number.Exact(fact.HalfLife.Count)} tokens.";

    /// <inheritdoc/>
    public override Prose Say(StepTaken fact) => fact.Step switch
    {
        StepKind.Fast => $"Trials use the fast step: code written for Llama, with gradients derived by hand.{In(fact.Precisions)}",
        StepKind.Autograd => (Prose)$"Trials use the autograd step, whose gradients TorchSharp computes by automatic differentiation.",
        _ => $"Trials use the fast step or the autograd step, by their settings.",
    };

    /// <inheritdoc/>
    public override Prose Token(Corpus corpus) => Prose.Literal(corpus.TokenIs);

    /// <inheritdoc/>
    public override Prose Size(StepSize step) =>
        $"{Count(step.Sequences, "sequence")} of {Count(step.SequenceLength, "token")} ({Count(step.Tokens, "token")})";

    /// <inheritdoc/>
    public override Prose Size(MicroBatches batches) =>
        $"micro-batches of {(batches.Sequences.Least == batches.Sequences.Most ? "at most " : "")}{Range(batches.Sequences)} "
            + $"{Plural(batches.Sequences.Most, "sequence")} ({Range(batches.Tokens)} "
        + $"{Plural(batches.Tokens.Most, "token")})";

    /// <summary>The axes for whose levels tuning is repeated: <c> for each batch size</c>. Empty if tuning is not repeated.</summary>
    private Prose Per(IReadOnlyList<string> axes) => axes.Count == 0 ? Prose.Empty : $" for each {List(axes.Select(Axis))}";

    private static Prose In(IReadOnlyList<Precision> precisions) => precisions switch
    {
        [Precision.BFloat16] => $" The larger matrix products are in bfloat16.",
        [_, _, ..] => (Prose)$" The larger matrix products are in float32 or bfloat16, by settings and size.",
        _ => Prose.Empty,
    };

    private static Prose Range(WholeRange range) => range.Least == range.Most ? $"{range.Least}" : (Prose)$"{range.Least} to {range.Most}";
}
