using LlamaBatch.Journal;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A number, such as the number of seeds, at the scale of a run and at full scale.</summary>
/// <param name="Now">The number at the scale of the run.</param>
/// <param name="Full">The number at full scale.</param>
internal readonly record struct Reduced(long Now, long Full)
{
    /// <summary>Whether the number is smaller than at full scale.</summary>
    public bool IsLess => Now < Full;
}

/// <summary>The levels, tokens and seeds that a run at the smoke or quick scale leaves out.</summary>
/// <param name="Scale">The scale.</param>
/// <param name="Without">The axes with missing levels, each with the levels that are missing.</param>
/// <param name="Tokens">The number of tokens of a trial.</param>
/// <param name="Seeds">The number of evaluation seeds.</param>
/// <param name="TuningSeeds">The number of tuning seeds.</param>
internal sealed record ShortenedRun(
    Scale Scale, IReadOnlyList<AxisLevels> Without, Reduced Tokens, Reduced Seeds, Reduced TuningSeeds) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Trials that have not finished.</summary>
/// <param name="Count">The number of missing trials.</param>
/// <param name="All">The total number of trials.</param>
/// <param name="Command">The command that runs the missing trials.</param>
internal sealed record MissingTrials(int Count, int All, string Command) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The number of diverged trials of a configuration.</summary>
/// <param name="Point">The configuration.</param>
/// <param name="Count">The number of diverged trials.</param>
/// <param name="All">The total number of trials of the configuration.</param>
internal readonly record struct Diverged(IReadOnlyList<AxisLevel> Point, int Count, int All);

/// <summary>The diverged evaluation trials.</summary>
/// <param name="Points">The configurations with diverged trials.</param>
internal sealed record DivergedTrials(IReadOnlyList<Diverged> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that some tuning trials diverged.</summary>
/// <param name="Count">The number of diverged trials.</param>
internal sealed record DivergedTuning(int Count) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Failed or stopped attempts to run a trial.</summary>
/// <param name="Outcome">The outcome of the attempts, such as a crash.</param>
/// <param name="Count">The number of attempts.</param>
internal sealed record EndedAttempts(Outcome Outcome, int Count) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that claims remain undecided because their timings were disturbed.</summary>
/// <param name="Count">The number of disturbed cost trials.</param>
/// <param name="All">The total number of cost trials.</param>
internal sealed record UndecidedTimes(int Count, int All) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A trial that was attempted but has no result.</summary>
/// <param name="Trial">The label of the trial.</param>
/// <param name="Attempts">The number of attempts.</param>
/// <param name="Failure">The failure of the last attempt.</param>
internal sealed record FailedTrial(string Trial, int Attempts, AttemptFailure Failure) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Tokens at the end of a token budget that stay unused, because they do not fill a batch.</summary>
/// <param name="Tokens">The maximum number of unused tokens of a trial.</param>
internal sealed record UnusedTokens(long Tokens) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Finished trials in the journal that the experiment no longer plans.</summary>
/// <param name="Count">The number of finished trials that are no longer planned.</param>
internal sealed record OtherTrials(int Count) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A type in user code, such as a metric, that has changed since some trials ran.</summary>
/// <param name="Type">The name of the type.</param>
/// <param name="Trials">The number of trials that ran with the earlier code.</param>
internal sealed record ChangedCode(string Type, int Trials) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A note in the journal: an ignored or recovered record, or an event of a worker.</summary>
/// <param name="Note">The note.</param>
internal sealed record StoredNote(Note Note) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(Note);
}
