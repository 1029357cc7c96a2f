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

/// <summary>Claims that were added or changed after a report had shown results.</summary>
/// <param name="Claims">The number of claims in the present report.</param>
/// <param name="Day">The day of the first report that showed results.</param>
/// <param name="Late">The claims that were added or changed after the first report.</param>
/// <param name="Without">
/// The earlier claims that would have a different verdict if p values were not adjusted for the late claims, each with that verdict.
/// </param>
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

/// <summary>An opposite verdict in the report of another experiment, on a claim from the same source.</summary>
/// <param name="Experiment">The other experiment.</param>
/// <param name="Status">The verdict of the other experiment.</param>
/// <param name="Settings">The settings in which the two experiments differ, each with both values.</param>
/// <param name="More">The number of differing settings that are not listed.</param>
internal sealed record OppositeVerdict(
    string Experiment,
    VerdictStatus Status,
    IReadOnlyList<(string Name, string Here, string There)> Settings,
    int More) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
