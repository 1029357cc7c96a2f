using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>The extent of an experiment: the numbers of configurations, seeds, tokens and blocks.</summary>
/// <param name="Points">The number of compared configurations.</param>
/// <param name="Seeds">The number of evaluation seeds; 0 if only costs are measured.</param>
/// <param name="Tokens">The smallest and the largest number of training tokens of a trial.</param>
/// <param name="Blocks">The number of blocks of cost trials; each block measures every configuration once.</param>
internal readonly record struct Design(int Points, int Seeds, (long Least, long Most) Tokens, int Blocks);

/// <summary>The fact that nothing has been trained yet.</summary>
/// <param name="Design">The extent of the planned training.</param>
/// <param name="Command">The command that runs the trials.</param>
internal sealed record NothingRun(Design Design, string Command) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that an experiment only computes numbers, so that training is never needed.</summary>
internal sealed record ArithmeticOnly : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that all attempted trials failed.</summary>
/// <param name="Design">The extent of the planned training.</param>
/// <param name="Failed">The number of trials that failed.</param>
/// <param name="Command">The command that runs the trials.</param>
internal sealed record NothingFinished(Design Design, int Failed, string Command) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that some planned trials have not finished.</summary>
/// <param name="Design">The extent of the planned training, including unfinished trials.</param>
internal sealed record Unfinished(Design Design) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that a run used the smoke or quick scale, which is smaller than the full scale.</summary>
/// <param name="Design">The extent of the training.</param>
/// <param name="Scale">The scale.</param>
internal sealed record SmallerRun(Design Design, Scale Scale) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
