using LlamaBatch.Statistics;

namespace LlamaBatch;

/// <summary>
/// Decides the claims of an experiment together, so that the probability of any wrong verdict among them stays within the error that the record accepts.
/// </summary>
/// <remarks>
/// For each claim that training decides, p⁺ speaks for it and p⁻ against it (<see cref="Evidence.PFor"/>, <see cref="Evidence.PAgainst"/>). Over the parts of a conjunction p⁺ is the
/// largest (intersection-union: all must hold) and p⁻ the smallest times the number of parts (one that fails is enough). <c>p = min(1, 2 min(p⁺, p⁻))</c> is adjusted by Holm over the claims; at
/// most the error, the smaller side decides. Claims that cannot be decided stay in the family with p = 1, since the record declared them before anything ran. Claims decided by
/// arithmetic are not in the family: they cannot err. What comes after Holm (a smoke run, an optimum at the edge of a grid, a Pareto set of nearly all arms) only takes verdicts back, which adds no error.
/// </remarks>
public static class ClaimFamily
{
    /// <summary>The verdicts, decided, in the same order.</summary>
    /// <param name="verdicts">What the claim methods of one experiment returned.</param>
    /// <param name="familyWiseError">The probability of any wrong verdict that is accepted over all of them.</param>
    /// <param name="scale">The scale that was run: <see cref="Scale.Smoke"/> decides nothing but arithmetic.</param>
    public static IReadOnlyList<Verdict> Decide(IReadOnlyList<Verdict> verdicts, double familyWiseError = 0.05, Scale scale = Scale.Full)
    {
        var trained = verdicts.Select((verdict, index) => (verdict, index)).Where(entry => entry.verdict.NeedsTraining).Select(entry => entry.index).ToList();
        double[] p = [.. trained.Select(index => TwoSided(verdicts[index]))];
        IReadOnlyList<double> adjusted = HolmAdjustment.Adjust(p);
        Verdict[] decided = [.. verdicts];
        for (int i = 0; i < trained.Count; i++)
        {
            Verdict verdict = verdicts[trained[i]] with
            {
                AdjustedP = adjusted[i],
                Threshold = HolmAdjustment.Threshold(p, i, familyWiseError),
                FamilySize = trained.Count,
                FamilyWiseError = familyWiseError,
            };
            decided[trained[i]] = Judge(verdict, adjusted[i] <= familyWiseError, scale);
        }

        return decided;
    }

    /// <summary>What a decided verdict would be with its margins multiplied, the other claims as they are.</summary>
    internal static VerdictStatus StatusWith(Verdict verdict, double factor)
    {
        Verdict other = verdict with { Status = VerdictStatus.Inconclusive, Evidence = [.. verdict.Evidence.Select(part => part.WithMargins(factor))] };
        return other.Problem is not null || other.Evidence.Count == 0 ? VerdictStatus.Inconclusive : StatusOf(other, TwoSided(other) <= verdict.Threshold, out _);
    }

    private static Verdict Judge(Verdict verdict, bool isSignificant, Scale scale)
    {
        if (verdict.Problem is not null || verdict.Status == VerdictStatus.Refuted)
        {
            // Ill-posed, or refuted by arithmetic already.
            return verdict;
        }

        if (verdict.Evidence.Count == 0)
        {
            return verdict with { Reason = VerdictReason.NotRun };
        }

        if (scale == Scale.Smoke)
        {
            return verdict with { Reason = VerdictReason.ScaleTooSmall, Decisive = Weakest(verdict) };
        }

        VerdictStatus status = StatusOf(verdict, isSignificant, out Evidence decisive);
        return verdict with
        {
            Status = status == VerdictStatus.Inconclusive ? verdict.Status : status,
            Decisive = decisive,
            Reason = status == VerdictStatus.Supported ? VerdictReason.None
                : status == VerdictStatus.Refuted ? decisive.RefutedBy(1 - verdict.FamilyWiseError)
                : !isSignificant ? decisive.OpenBecause(verdict.FamilyWiseError)
                : PFor(verdict) < PAgainst(verdict) && decisive.Objection != VerdictReason.None ? decisive.Objection
                : VerdictReason.EdgeOptimum,
        };
    }

    /// <summary>What the p come to, without the reason, which takes longer to find.</summary>
    private static VerdictStatus StatusOf(Verdict verdict, bool isSignificant, out Evidence decisive)
    {
        if (!isSignificant)
        {
            decisive = Weakest(verdict);
            return VerdictStatus.Inconclusive;
        }

        if (PFor(verdict) < PAgainst(verdict))
        {
            Evidence? against = verdict.Evidence.FirstOrDefault(part => part.Objection != VerdictReason.None) ?? verdict.Evidence.FirstOrDefault(part => part.ThreatTo(supported: true) is not null);
            decisive = against ?? Weakest(verdict);
            return against is null ? VerdictStatus.Supported : VerdictStatus.Inconclusive;
        }

        // Any part that refutes by itself will do; one that no edge threatens is preferred.
        Evidence strongest = verdict.Evidence.MinBy(part => part.PAgainst)!;
        double enough = verdict.FamilyWiseError / (2 * verdict.FamilySize * verdict.Evidence.Count);
        decisive = verdict.Evidence
            .Where(part => part == strongest || part.PAgainst <= enough)
            .OrderBy(part => part.ThreatTo(supported: false) is not null)
            .ThenBy(part => part.PAgainst)
            .First();
        return decisive.ThreatTo(supported: false) is null ? VerdictStatus.Refuted : VerdictStatus.Inconclusive;
    }

    /// <summary>The part that is furthest from being supported for want of evidence; one that cannot be compared at all comes first.</summary>
    private static Evidence Weakest(Verdict verdict) =>
        verdict.Evidence.OrderByDescending(part => part.Obstacle != VerdictReason.None).ThenByDescending(part => part.PFor).First();

    private static double TwoSided(Verdict verdict) =>
        verdict.Problem is not null || verdict.Evidence.Count == 0 ? 1 : Math.Min(1, 2 * Math.Min(PFor(verdict), PAgainst(verdict)));

    private static double PFor(Verdict verdict) => verdict.Evidence.Max(part => part.PFor);

    private static double PAgainst(Verdict verdict) => Math.Min(1, verdict.Evidence.Count * verdict.Evidence.Min(part => part.PAgainst));
}
