using LlamaBatch.Journal;
using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>
/// Finds claims that were added, changed or dropped after the first results. The family-wise error rate does not account for such changes.
/// </summary>
/// <param name="looks">The moments at which verdicts were computed at the reported scale, in chronological order.</param>
/// <param name="claims">The claims.</param>
/// <param name="verdicts">The verdicts of the claims, in the same order.</param>
internal sealed class ClaimHistory(IReadOnlyList<Look> looks, IReadOnlyList<Claim> claims, IReadOnlyList<Verdict> verdicts)
{
    private readonly Look? _first = looks.FirstOrDefault(look => look.Seeds > 0 || look.Blocks > 0);
    private readonly HashSet<string> _registered = [.. looks.TakeWhile(look => look.Seeds == 0 && look.Blocks == 0)
        .Concat(looks.SkipWhile(look => look.Seeds == 0 && look.Blocks == 0).Take(1))
        .SelectMany(look => look.Claims)];
    private readonly IReadOnlyList<string> _identities = [.. claims.Zip(verdicts, ClaimIdentity.Of)];

    /// <summary>Whether a claim was written before the first results, added after them, or changed after them.</summary>
    /// <param name="place">The index of the claim.</param>
    public LateClaim How(int place) =>
        !IsLate(place) ? LateClaim.None
        : _registered.Any(earlier => ClaimIdentity.HaveOneText(earlier, _identities[place])) ? LateClaim.Changed
        : LateClaim.Added;

    /// <summary>Facts about claims that were added, changed or dropped after the first results; empty if there are none.</summary>
    /// <param name="error">The family-wise error rate.</param>
    public IEnumerable<Fact> Facts(double error)
    {
        if (_first is null)
        {
            yield break;
        }

        var day = DateOnly.FromDateTime(_first.AtUtc);
        int[] late = [.. Enumerable.Range(0, claims.Count).Where(IsLate)];
        if (late.Length > 0)
        {
            yield return new ClaimsAfterResults(
                claims.Count,
                day,
                [.. late.Select(place => (claims[place], How(place)))],
                Without(late, error));
        }

        int gone = _first.Claims.Count(earlier => !_identities.Any(identity => ClaimIdentity.HaveOneText(earlier, identity)));
        if (gone > 0)
        {
            yield return new DroppedClaims(gone, day);
        }
    }

    private bool IsLate(int place) => _first is not null && verdicts[place].NeedsTraining && !_registered.Contains(_identities[place]);

    /// <summary>
    /// Finds early claims that would have a different verdict if p values were adjusted for early claims only. Early claims were written
    /// before the first results. Returns each such claim with that verdict.
    /// </summary>
    private IReadOnlyList<(Claim Claim, VerdictStatus Status)> Without(int[] late, double error)
    {
        int[] early = [.. Enumerable.Range(0, claims.Count).Except(late)];
        IReadOnlyList<Verdict> alone = ClaimFamily.Decide([.. early.Select(place => verdicts[place].Undecided())], error);
        return
        [
            .. from one in early.Zip(alone, (place, verdict) => (Place: place, verdict.Status))
               where verdicts[one.Place].Status != one.Status && verdicts[one.Place].Reason != VerdictReason.ScaleTooSmall
               select (claims[one.Place], one.Status),
        ];
    }
}
