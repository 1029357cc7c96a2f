using LlamaBatch.Claims.Problems;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>
/// Evaluates every claim of an experiment on simulated results before training. This finds claims that throw, return null or can never be
/// decided. It works without corpora and libtorch.
/// </summary>
internal static class Rehearsal
{
    /// <summary>The scales at which claims are tested. A problem is reported only at the first scale that has it.</summary>
    private static readonly Scale[] _scales = [Scale.Full, Scale.Quick, Scale.Smoke];

    /// <summary>The problems with the claims at all scales.</summary>
    /// <param name="sweep">The declarations of the experiment.</param>
    /// <param name="claims">Makes the experiment's claims from results and a plan.</param>
    public static IReadOnlyList<ClaimFinding> Of<TPoint>(Sweep<TPoint> sweep, Func<ResultTable, PlanTable, IReadOnlyList<Claim>> claims)
        where TPoint : LlamaExperiment
    {
        var findings = new List<ClaimFinding>();
        foreach (Scale scale in _scales)
        {
            findings.AddRange(Of(sweep.PlannedAt(scale), claims).Where(
                finding => !findings.Exists(other => other.Claim.Text == finding.Claim.Text)).ToList());
        }

        return findings;
    }

    /// <summary>The problems with the claims at a scale.</summary>
    public static IReadOnlyList<ClaimFinding> Of<TPoint>(
        PlannedSweep<TPoint> planned,
        Func<ResultTable, PlanTable, IReadOnlyList<Claim>> claims)
        where TPoint : LlamaExperiment
    {
        var plans = PlanTable.Of(planned);
        var heard = new List<Heard>();
        foreach (MadeUpResults results in MadeUpResults.Of(planned))
        {
            IReadOnlyList<Claim> all = claims(results.Table, plans);
            for (int i = 0; i < all.Count; i++)
            {
                if (heard.Count <= i)
                {
                    heard.Add(new Heard(all[i]));
                }

                heard[i].Observe(all[i], results, planned.Scale);
            }
        }

        return [.. heard.Select(one => one.Finding(planned.Scale)).OfType<ClaimFinding>()];
    }

    /// <summary>Collects the verdicts of one claim on all simulated results.</summary>
    private sealed class Heard(Claim claim)
    {
        private readonly List<(ClaimProblem Problem, MadeUp Of)> _problems = [];
        private Verdict? _undecided;
        private ClaimProblem? _cannotBe;
        private bool _wasDecided;

        public void Observe(Claim asked, MadeUpResults results, Scale scale)
        {
            // Once the claim is decided, only extreme results are still evaluated. They show whether the claim's code throws.
            if (_wasDecided && results.MayDecide)
            {
                return;
            }

            Verdict verdict = asked.Ask();
            if (verdict.Problem is not null)
            {
                _problems.Add((verdict.Problem, results.Kind));
                return;
            }

            _cannotBe ??= verdict.Comparisons.Select(Possible.ProblemWith).FirstOrDefault(problem => problem is not null);
            if (results.MayDecide)
            {
                Verdict decided = ClaimFamily.Decide([verdict], scale: scale)[0];
                _wasDecided = decided.Status != VerdictStatus.Inconclusive;
                _undecided ??= decided;
            }
        }

        /// <remarks>
        /// A claim may compare fractions of diverged trials. Here, these fractions are all zero, because simulated trials that decide
        /// claims never diverge. Such a claim has no finding.
        /// </remarks>
        public ClaimFinding? Finding(Scale scale) =>
            _problems.Count > 0 && !_wasDecided && _undecided is null ? new(claim, scale, _problems[0].Problem, HasNoAnswer: true)
            : _problems.Count > 0 ? new(claim, scale, new OnSomeResults(_problems[0].Problem, _problems[0].Of), HasNoAnswer: false)
            : !_wasDecided && _undecided is not null && scale != Scale.Smoke && _undecided.Reason != VerdictReason.AllZero
                ? new(claim, scale, WhyUndecided(_undecided, scale), HasNoAnswer: false)
                : _cannotBe is not null ? new(claim, scale, _cannotBe, HasNoAnswer: false)
            : null;

        private static ClaimProblem WhyUndecided(Verdict verdict, Scale scale) =>
            verdict.Evidence.Count == 0 && verdict.Absent.Count > 0 ? new LeftOutByScale(scale, verdict.Absent)
            : verdict.Comparisons.FirstOrDefault(part => part.Count < Comparison.FewestPairs) is { } part
                ? new TooFewRepetitions(scale, part.Repetition, part.Count, Comparison.FewestPairs)
                : verdict.Evidence.Count == 0 ? new NothingCompared()
            : new NeverDecided(verdict);
    }
}
