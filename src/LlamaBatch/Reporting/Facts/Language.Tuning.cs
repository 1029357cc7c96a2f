using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>Caveats about tuning.</content>
internal abstract partial class Language
{
    /// <inheritdoc cref="GridEdge"/>
    public abstract Prose Say(GridEdge fact);

    /// <inheritdoc cref="UndecidedTuning"/>
    public abstract Prose Say(UndecidedTuning fact);

    /// <inheritdoc cref="OptimisticTuning"/>
    public abstract Prose Say(OptimisticTuning fact);

    /// <inheritdoc cref="SharedWindows"/>
    public abstract Prose Say(SharedWindows fact);

    /// <inheritdoc cref="NoisyTuning"/>
    public abstract Prose Say(NoisyTuning fact);

    /// <inheritdoc cref="TunedForTheEnd"/>
    public abstract Prose Say(TunedForTheEnd fact);
}
