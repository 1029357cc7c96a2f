using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>How much an experiment trains.</summary>
/// <param name="Points">Points that are compared.</param>
/// <param name="Seeds">Evaluation seeds; 0 where only costs are measured.</param>
/// <param name="Tokens">The smallest and the largest number of training tokens of a trial.</param>
/// <param name="Blocks">Blocks of cost trials.</param>
internal readonly record struct Design(int Points, int Seeds, (long Least, long Most) Tokens, int Blocks);

/// <summary>Nothing was trained yet.</summary>
/// <param name="Design">What would be.</param>
/// <param name="Command">The command that trains.</param>
internal sealed record NothingRun(Design Design, string Command) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Trials were tried, and all failed.</summary>
/// <param name="Design">What is to be trained.</param>
/// <param name="Failed">The number of trials that failed.</param>
/// <param name="Command">The command that trains.</param>
internal sealed record NothingFinished(Design Design, int Failed, string Command) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Some trials are missing.</summary>
/// <param name="Design">All that is to be trained.</param>
internal sealed record Unfinished(Design Design) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A run at a scale that is smaller than the full one.</summary>
/// <param name="Design">What was trained.</param>
/// <param name="Scale">The scale.</param>
internal sealed record SmallerRun(Design Design, Scale Scale) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
