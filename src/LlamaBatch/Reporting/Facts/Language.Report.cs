using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>The kind of run that a report describes, and notes on the report's tables.</content>
internal abstract partial class Language
{
    /// <inheritdoc cref="NothingRun"/>
    public abstract Prose Say(NothingRun fact);

    /// <inheritdoc cref="ArithmeticOnly"/>
    public abstract Prose Say(ArithmeticOnly fact);

    /// <inheritdoc cref="NothingFinished"/>
    public abstract Prose Say(NothingFinished fact);

    /// <inheritdoc cref="Unfinished"/>
    public abstract Prose Say(Unfinished fact);

    /// <inheritdoc cref="SmallerRun"/>
    public abstract Prose Say(SmallerRun fact);

    /// <inheritdoc cref="LevelExtremes"/>
    public abstract Prose Say(LevelExtremes fact);

    /// <inheritdoc cref="OthersAtBaseline"/>
    public abstract Prose Say(OthersAtBaseline fact);

    /// <inheritdoc cref="NotComparable"/>
    public abstract Prose Say(NotComparable fact);

    /// <inheritdoc cref="MeansOverSeeds"/>
    public abstract Prose Say(MeansOverSeeds fact);

    /// <inheritdoc cref="MeansOverBlocks"/>
    public abstract Prose Say(MeansOverBlocks fact);

    /// <inheritdoc cref="SameAtEveryLevel"/>
    public abstract Prose Say(SameAtEveryLevel fact);

    /// <inheritdoc cref="PredictedCosts"/>
    public abstract Prose Say(PredictedCosts fact);

    /// <inheritdoc cref="TargetsAhead"/>
    public abstract Prose Say(TargetsAhead fact);

    /// <inheritdoc cref="TargetReading"/>
    public abstract Prose Say(TargetReading fact);

    /// <inheritdoc cref="TuningPlan"/>
    public abstract Prose Say(TuningPlan fact);

    /// <inheritdoc cref="TuningScores"/>
    public abstract Prose Say(TuningScores fact);
}
