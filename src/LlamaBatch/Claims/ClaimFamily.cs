using LlamaBatch.Statistics;

namespace LlamaBatch;

/// <summary>Decides the claims of an experiment together and bounds their family-wise error rate.</summary>
/// <remarks>
/// <para>
/// Each claim that training decides has two p values: p⁺ for the claim and p⁻ against it (<see cref="Evidence.PFor"/>,
/// <see cref="Evidence.PAgainst"/>). If a claim has several parts, all must hold, so p⁺ is the largest over the parts (an
/// intersection-union test). One false part refutes the claim, so p⁻ is the smallest over the parts, times their number. The value
/// <c>p = min(1, 2 min(p⁺, p⁻))</c> is adjusted by Holm over the claims. If the adjusted p is at most the accepted error, the smaller of p⁺
/// and p⁻ determines the verdict.
/// </para>
/// <para>
/// Claims that cannot be decided are included in Holm's adjustment with p = 1, because the experiment declared them before anything ran.
/// Claims decided by arithmetic are not included, because they cannot err. Later checks only make verdicts inconclusive,
/// which adds no error. A verdict becomes inconclusive in a smoke run, or if nearly all configurations are non-dominated. A verdict also
/// becomes inconclusive if the losing configuration's tuned level is the first or last of its axis.
/// </para>
/// </remarks>
public static class ClaimFamily
{
    /// <summary>Decides the verdicts of one experiment, and returns them in the given order.</summary>
    /// <param name="verdicts">The undecided verdicts that the claim methods returned.</param>
    /// <param name="familyWiseError">The accepted probability of at least one wrong verdict.</param>
    /// <param name="scale">The scale that was run. <see cref="Scale.Smoke"/> decides only claims that need no training.</param>
    public static IReadOnlyList<Verdict> Decide(IReadOnlyList<Verdict> verdicts, double familyWiseError = 0.05, Scale scale = Scale.Full)
    {
        var trained = verdicts.Select((verdict, index) => (verdict, index)).Where(entry => entry.verdict.NeedsTraining)
            .Select(entry => entry.index)
            .ToList();
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

    /// <summary>
    /// The status that a decided verdict would have if its margins were multiplied by a factor. The experiment's other claims keep their
    /// margins.
    /// </summary>
    internal static VerdictStatus StatusWith(Verdict verdict, double factor)
    {
        Verdict other = verdict with { Status = VerdictStatus.Inconclusive, Evidence = [.. verdict.Evidence
            .Select(part => part.WithMargins(factor))] };
        return other.Problem is not null || other.Evidence.Count == 0
            ? VerdictStatus.Inconclusive
            : StatusOf(other, TwoSided(other) <= verdict.Threshold, out _);
    }

    private static Verdict Judge(Verdict verdict, bool isSignificant, Scale scale)
    {
        if (verdict.Problem is not null || verdict.Status == VerdictStatus.Refuted)
        {
            // The claim is ill-posed, or arithmetic has refuted it.
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
                : status == VerdictStatus.Refuted ? decisive.WhyRefuted(1 - verdict.FamilyWiseError)
                : !isSignificant ? decisive.WhyInconclusive(verdict.FamilyWiseError)
                : PFor(verdict) < PAgainst(verdict) && decisive.WhyNotSupported != VerdictReason.None ? decisive.WhyNotSupported
                : VerdictReason.EdgeOptimum,
        };
    }

    /// <summary>
    /// The status of a verdict, and the evidence that decides it. <paramref name="isSignificant"/> says whether p is significant after
    /// Holm's adjustment.
    /// </summary>
    private static VerdictStatus StatusOf(Verdict verdict, bool isSignificant, out Evidence decisive)
    {
        if (!isSignificant)
        {
            decisive = Weakest(verdict);
            return VerdictStatus.Inconclusive;
        }

        if (PFor(verdict) < PAgainst(verdict))
        {
            Evidence? against = verdict.Evidence.FirstOrDefault(part => part.WhyNotSupported != VerdictReason.None)
                ?? verdict.Evidence.FirstOrDefault(part => part.ArmThatCouldOverturn(supported: true) is not null);
            decisive = against ?? Weakest(verdict);
            return against is null ? VerdictStatus.Supported : VerdictStatus.Inconclusive;
        }

        // One part suffices to refute the claim. Prefer a part whose verdict would not change if a tuned axis had more levels.
        Evidence strongest = verdict.Evidence.MinBy(part => part.PAgainst)!;
        double enough = verdict.FamilyWiseError / (2 * verdict.FamilySize * verdict.Evidence.Count);
        decisive = verdict.Evidence
            .Where(part => part == strongest || part.PAgainst <= enough)
            .OrderBy(part => part.ArmThatCouldOverturn(supported: false) is not null)
            .ThenBy(part => part.PAgainst)
            .First();
        return decisive.ArmThatCouldOverturn(supported: false) is null ? VerdictStatus.Refuted : VerdictStatus.Inconclusive;
    }

    /// <summary>The part of a claim with the least supporting evidence. A part that cannot be decided counts as the weakest.</summary>
    private static Evidence Weakest(Verdict verdict) =>
        verdict.Evidence.OrderByDescending(part => part.Obstacle != VerdictReason.None).ThenByDescending(part => part.PFor).First();

    private static double TwoSided(Verdict verdict) =>
        verdict.Problem is not null || verdict.Evidence.Count == 0 ? 1 : Math.Min(1, 2 * Math.Min(PFor(verdict), PAgainst(verdict)));

    private static double PFor(Verdict verdict) => verdict.Evidence.Max(part => part.PFor);

    private static double PAgainst(Verdict verdict) => Math.Min(1, verdict.Evidence.Count * verdict.Evidence.Min(part => part.PAgainst));
}
