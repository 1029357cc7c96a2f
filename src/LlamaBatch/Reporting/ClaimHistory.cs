using System.Globalization;
using LlamaBatch.Journal;

namespace LlamaBatch.Reporting;

/// <summary>Which claims came after the results, as far as the looks tell: a claim that was written with the results in view has no error rate.</summary>
/// <param name="looks">The looks of the scale that is reported, in order of time.</param>
/// <param name="claims">The claims.</param>
/// <param name="verdicts">Their verdicts, in the same order.</param>
internal sealed class ClaimHistory(IReadOnlyList<Look> looks, IReadOnlyList<Claim> claims, IReadOnlyList<Verdict> verdicts)
{
    private readonly Look? _first = looks.FirstOrDefault(look => look.Seeds > 0 || look.Blocks > 0);
    private readonly HashSet<string> _registered = [.. looks.TakeWhile(look => look.Seeds == 0 && look.Blocks == 0).Concat(looks.SkipWhile(look => look.Seeds == 0 && look.Blocks == 0).Take(1)).SelectMany(look => look.Claims)];
    private readonly IReadOnlyList<string> _identities = [.. claims.Zip(verdicts, ClaimIdentity.Of)];

    /// <summary>How a claim came after the results, for the evidence beside it; empty where it did not, or nobody knows.</summary>
    /// <param name="place">Its place among the claims.</param>
    public string RemarkOn(int place) =>
        !IsLate(place) ? ""
        : _registered.Any(earlier => ClaimIdentity.HaveOneText(earlier, _identities[place])) ? "changed after the results"
        : "added after the results";

    /// <summary>The sentences for the report.</summary>
    /// <param name="error">The family-wise error.</param>
    public IEnumerable<string> Sentences(double error)
    {
        if (_first is null)
        {
            yield break;
        }

        string day = _first.AtUtc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        int[] late = [.. Enumerable.Range(0, claims.Count).Where(IsLate)];
        if (late.Length > 0)
        {
            yield return $"**Claims after the results.** {Words.Count(late.Length, "claim")} of {claims.Count} {(late.Length == 1 ? "was" : "were")} added or changed after the report of {day}: {string.Join("; ", late.Select(place => $"{NameOf(place)} ({RemarkOn(place)})"))}. "
                + $"The family-wise error does not cover {(late.Length == 1 ? "it" : "them")}.{Without(late, error)}";
        }

        int gone = _first.Claims.Count(earlier => !_identities.Any(identity => ClaimIdentity.HaveOneText(earlier, identity)));
        if (gone > 0)
        {
            yield return $"**Dropped claims.** {Words.Count(gone, "claim")} of the report of {day} {(gone == 1 ? "is" : "are")} missing here: the p values are adjusted for fewer claims than were tested.";
        }
    }

    private bool IsLate(int place) => _first is not null && verdicts[place].NeedsTraining && !_registered.Contains(_identities[place]);

    /// <summary>What the earlier claims would have been in their own family.</summary>
    private string Without(int[] late, double error)
    {
        int[] early = [.. Enumerable.Range(0, claims.Count).Except(late)];
        IReadOnlyList<Verdict> alone = ClaimFamily.Decide([.. early.Select(place => verdicts[place].Undecided())], error);
        var changed = early.Zip(alone, (place, verdict) => (place, verdict)).Where(one => verdicts[one.place].Status != one.verdict.Status && verdicts[one.place].Reason != VerdictReason.ScaleTooSmall).ToList();
        return changed.Count == 0 ? ""
            : $" Without {(late.Length == 1 ? "it" : "them")}, {string.Join("; ", changed.Select(one => $"{NameOf(one.place)} would be {one.verdict.Status.ToString().ToLowerInvariant()}"))}.";
    }

    private string NameOf(int place) => MarkdownText.Escape(claims[place].Source is { Length: > 0 } source ? source : $"“{claims[place].Text}”");
}
