using System.Globalization;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>The method of a study.</content>
internal abstract partial class Language
{
    /// <inheritdoc cref="ComparedAxes"/>
    public abstract Prose Say(ComparedAxes fact);

    /// <inheritdoc cref="StudyExtent"/>
    public abstract Prose Say(StudyExtent fact);

    /// <inheritdoc cref="SharedSteps"/>
    public abstract Prose Say(SharedSteps fact);

    /// <inheritdoc cref="PredictedTime"/>
    public abstract Prose Say(PredictedTime fact);

    /// <inheritdoc cref="CostsOnly"/>
    public abstract Prose Say(CostsOnly fact);

    /// <inheritdoc cref="SeedPairing"/>
    public abstract Prose Say(SeedPairing fact);

    /// <inheritdoc cref="CostProtocol"/>
    public abstract Prose Say(CostProtocol fact);

    /// <inheritdoc cref="VaryingSettings"/>
    public abstract Prose Say(VaryingSettings fact);

    /// <inheritdoc cref="MetricMeaning"/>
    public abstract Prose Say(MetricMeaning fact);

    /// <inheritdoc cref="TokenKind"/>
    public abstract Prose Say(TokenKind fact);

    /// <inheritdoc cref="StepSize"/>
    public abstract Prose Say(StepSize fact);

    /// <inheritdoc cref="MicroBatches"/>
    public abstract Prose Say(MicroBatches fact);

    /// <inheritdoc cref="StepTaken"/>
    public abstract Prose Say(StepTaken fact);

    /// <inheritdoc cref="AveragedWeights"/>
    public abstract Prose Say(AveragedWeights fact);

    /// <summary>The kind of token in a corpus: <c>a byte of UTF-8 text</c>.</summary>
    /// <param name="corpus">The corpus, which defines the kind of token.</param>
    public abstract Prose Token(Corpus corpus);

    /// <summary>The size of a step: <c>100 sequences of 32 tokens (3,200 tokens)</c>.</summary>
    /// <param name="step">The step.</param>
    public abstract Prose Size(StepSize step);

    /// <summary>The size of the micro-batches: <c>micro-batches of 8 sequences (256 tokens)</c>.</summary>
    /// <param name="batches">The micro-batches.</param>
    public abstract Prose Size(MicroBatches batches);

    /// <summary>A day in ISO 8601 format, such as <c>2026-11-27</c>.</summary>
    protected static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The levels of an axis, without the axis's name.</summary>
    protected static IEnumerable<Prose> Levels(AxisLevels axis) => axis.Levels!.Select(level => Bare(new(axis.Axis, level)));
}
