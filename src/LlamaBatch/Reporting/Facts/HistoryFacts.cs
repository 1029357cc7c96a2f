using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>How a claim came after the results.</summary>
internal enum LateClaim
{
    /// <summary>It did not, or nobody knows.</summary>
    None,

    /// <summary>It was added.</summary>
    Added,

    /// <summary>It was changed.</summary>
    Changed,
}

/// <summary>Claims that were added or changed after a report.</summary>
/// <param name="Claims">How many claims there are.</param>
/// <param name="Day">The day of the report.</param>
/// <param name="Late">The claims, and how each came after it.</param>
/// <param name="Without">Of the others, those that would have another verdict without these.</param>
internal sealed record ClaimsAfterResults(
    int Claims,
    DateOnly Day,
    IReadOnlyList<(Claim Claim, LateClaim How)> Late,
    IReadOnlyList<(Claim Claim, VerdictStatus Status)> Without) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Claims of an earlier report that are missing.</summary>
/// <param name="Claims">How many.</param>
/// <param name="Day">The day of the report.</param>
internal sealed record DroppedClaims(int Claims, DateOnly Day) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Another report gives a claim of the same source the opposite verdict.</summary>
/// <param name="Experiment">The other experiment.</param>
/// <param name="Status">Its verdict.</param>
/// <param name="Settings">Settings that differ, with their value here and there.</param>
/// <param name="More">How many more differ.</param>
internal sealed record OppositeVerdict(
    string Experiment,
    VerdictStatus Status,
    IReadOnlyList<(string Name, string Here, string There)> Settings,
    int More) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
