using LlamaBatch.Journal;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A number that a shorter scale lowers.</summary>
/// <param name="Now">The number at this scale.</param>
/// <param name="Full">The number at full scale.</param>
internal readonly record struct Reduced(long Now, long Full)
{
    /// <summary>Whether it is lower.</summary>
    public bool IsLess => Now < Full;
}

/// <summary>What a shorter scale leaves out.</summary>
/// <param name="Scale">The scale.</param>
/// <param name="Without">The axes that lack levels, with these.</param>
/// <param name="Tokens">The tokens of a trial.</param>
/// <param name="Seeds">The evaluation seeds.</param>
/// <param name="TuningSeeds">The tuning seeds.</param>
internal sealed record ShortenedRun(
    Scale Scale, IReadOnlyList<AxisLevels> Without, Reduced Tokens, Reduced Seeds, Reduced TuningSeeds) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Trials that have not finished.</summary>
/// <param name="Count">The number.</param>
/// <param name="All">The number of all trials.</param>
/// <param name="Command">The command that trains them.</param>
internal sealed record MissingTrials(int Count, int All, string Command) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>How many trials of a point diverged.</summary>
/// <param name="Point">The point.</param>
/// <param name="Count">The number.</param>
/// <param name="All">The number of its trials.</param>
internal readonly record struct Diverged(IReadOnlyList<AxisLevel> Point, int Count, int All);

/// <summary>Trials that diverged.</summary>
/// <param name="Points">Where.</param>
internal sealed record DivergedTrials(IReadOnlyList<Diverged> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Tuning trials that diverged.</summary>
/// <param name="Count">The number.</param>
internal sealed record DivergedTuning(int Count) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Attempts that ended without finishing their trial.</summary>
/// <param name="Outcome">How they ended.</param>
/// <param name="Count">The number.</param>
internal sealed record EndedAttempts(Outcome Outcome, int Count) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Claims that use times which the machine disturbed are not decided.</summary>
/// <param name="Count">The number of disturbed cost trials.</param>
/// <param name="All">The number of all cost trials.</param>
internal sealed record UndecidedTimes(int Count, int All) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A trial that was tried and has no result.</summary>
/// <param name="Trial">Its name.</param>
/// <param name="Attempts">The number of attempts.</param>
/// <param name="Failure">Why the last one failed.</param>
internal sealed record FailedTrial(string Trial, int Attempts, AttemptFailure Failure) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Tokens of budgets that are less than a batch, and were not trained on.</summary>
/// <param name="Tokens">The largest number of them.</param>
internal sealed record UnusedTokens(long Tokens) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Finished trials that the experiment no longer asks for.</summary>
/// <param name="Count">The number.</param>
internal sealed record OtherTrials(int Count) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The code of a type of the author's has changed since trials ran with it.</summary>
/// <param name="Type">The name of the type.</param>
/// <param name="Trials">The number of these trials.</param>
internal sealed record ChangedCode(string Type, int Trials) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>What was ignored or recovered while results were read, or noted by a worker.</summary>
/// <param name="Note">The note.</param>
internal sealed record StoredNote(Note Note) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(Note);
}
