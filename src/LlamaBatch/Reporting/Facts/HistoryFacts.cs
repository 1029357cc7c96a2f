using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>Whether a claim was added or changed after the results were known.</summary>
internal enum LateClaim
{
    /// <summary>The claim was written before the results, or the order is unknown.</summary>
    None,

    /// <summary>The claim was added after the results.</summary>
    Added,

    /// <summary>The claim was changed after the results.</summary>
    Changed,
}

/// <summary>Claims that were added or changed after a report.</summary>
/// <param name="Claims">The number of claims in the present report.</param>
/// <param name="Day">The day of the earlier report, which first showed results.</param>
/// <param name="Late">The late claims, each added or changed after the earlier report.</param>
/// <param name="Without">The claims, except late claims, whose verdict changes if p values are not adjusted for the late claims.</param>
internal sealed record ClaimsAfterResults(
    int Claims,
    DateOnly Day,
    IReadOnlyList<(Claim Claim, LateClaim How)> Late,
    IReadOnlyList<(Claim Claim, VerdictStatus Status)> Without) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Claims of an earlier report that the present report lacks.</summary>
/// <param name="Claims">The number of missing claims.</param>
/// <param name="Day">The day of the earlier report.</param>
internal sealed record DroppedClaims(int Claims, DateOnly Day) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The opposite verdict of another report on a claim from the same source.</summary>
/// <param name="Experiment">The other experiment.</param>
/// <param name="Status">The verdict of the other experiment.</param>
/// <param name="Settings">The settings in which the two experiments differ, with both values.</param>
/// <param name="More">The number of further settings that differ.</param>
internal sealed record OppositeVerdict(
    string Experiment,
    VerdictStatus Status,
    IReadOnlyList<(string Name, string Here, string There)> Settings,
    int More) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
