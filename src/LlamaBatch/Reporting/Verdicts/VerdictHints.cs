using LlamaBatch.Reporting.Facts;
using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Verdicts;

/// <summary>The hints of a verdict as facts: what would decide the claim, or what limits the verdict.</summary>
internal static class VerdictHints
{
    /// <summary>The hints. Those that explain the reason for the verdict come first.</summary>
    /// <param name="verdict">The verdict.</param>
    public static IReadOnlyList<Hint> Of(Verdict verdict)
    {
        var hints = new List<Hint>();
        if (verdict.Decisive is { } decisive)
        {
            hints.AddRange(ReasonsOf(verdict, decisive));
        }

        if (VerdictMargins.Of(verdict) is { } ranges)
        {
            hints.Add(ranges);
        }

        if (verdict.Comparisons.Count > 0 && verdict.Absent.Count > 0)
        {
            hints.Add(new DecidedWithout(verdict.Absent));
        }

        hints.AddRange(verdict.Comparisons.SelectMany(DeclaredOf).Distinct());
        hints.AddRange(HeldOf(verdict));
        foreach (Sample arm in verdict.Comparisons.SelectMany(MeasuredOf).DistinctBy(arm => arm.Name))
        {
            hints.AddRange(HintsOf(arm, verdict));
        }

        Sample? threat = Threat(verdict);
        hints.AddRange(verdict.Comparisons
            .Where(part => part.Metric.Kind != MetricKind.Cost)
            .SelectMany(MeasuredOf)
            .Where(arm => arm.IsAtEdge && !arm.Name.Equals(threat?.Name))
            .DistinctBy(arm => arm.Name)
            .Select(arm => new TunedToEdge(arm.Name, EdgesOf(arm))));
        return hints;
    }

    private static IReadOnlyList<Hint> ReasonsOf(Verdict verdict, Evidence decisive)
    {
        Comparison part = decisive.DecisiveComparison;
        double error = verdict.FamilyWiseError / verdict.FamilySize;
        var pairs = new Repeated(part.Count, part.Repetition);
        ReadableMargin margin = ReadableMargin.Of(part);
        ArmName left = part.Left.Name;
        ArmName right = part.Right.Name;
        return verdict.Reason switch
        {
            VerdictReason.Underpowered when part.Count < Comparison.FewestPairs => [new TooFewPairs(pairs, Comparison.FewestPairs)],
            VerdictReason.Underpowered when part.IsBySign =>
                [new SignsCount(
                    part.Censored > 0,
                    part.AtMost > 0,
                    pairs,
                    part.SmallestSignP,
                    part.SmallestSignP > error ? SignTest.FewestPairs(error) : null,
                    verdict.FamilySize)],
            VerdictReason.Underpowered when decisive is NonDominance => [new DominanceOpen(pairs, right, left, part.Metric)],
            VerdictReason.Underpowered or VerdictReason.NearMargin when part.IsOptimum => [new FlatCurve(pairs)],
            VerdictReason.NotIdentified when part.Left.CriticalBatch is { Obstacle: CriticalBatchObstacle.None } fit =>
                [new BatchSizesNeeded(
                    fit.Arms[0].Batch * CriticalBatchFit.FarFactor > fit.CriticalBatch
                        ? fit.CriticalBatch / CriticalBatchFit.FarFactor
                        : null,
                    fit.Arms[^1].Batch < CriticalBatchFit.FarFactor * fit.CriticalBatch
                        ? CriticalBatchFit.FarFactor * fit.CriticalBatch
                        : null)],
            VerdictReason.NotIdentified when part.Left.CriticalBatch is not null => [new BatchSizesNeeded(null, null)],
            VerdictReason.LackOfFit => [new UnstableCriticalBatch()],
            VerdictReason.AllZero => [new NothingHappened(part.Metric)],
            VerdictReason.EvaluationGrid => [new CoarseEvaluationGrid()],
            VerdictReason.Underpowered or VerdictReason.NearMargin when part.IsCriticalBatch => [],
            VerdictReason.NoStandardError when part.Left.IsStep || part.Right.IsStep => [new StepwiseFit(part.Metric)],
            VerdictReason.NoStandardError => [new DivergedFit()],
            VerdictReason.Underpowered or VerdictReason.NearMargin =>
            [
                .. verdict.Reason == VerdictReason.NearMargin ? [new MarginInInterval(margin)] : Array.Empty<Hint>(),
                part.StandardDeviation > 0 ? PowerOf(part, error, verdict.FamilySize) : new OnTheBorder(part.Repetition, part.Margin > 0),
            ],
            VerdictReason.EdgeOptimum when part.Obstacle == VerdictReason.EdgeOptimum => [new OptimumAtEnd()],
            VerdictReason.EdgeOptimum when Threat(verdict) is { } threat => [new EdgeThreat(threat.Name, EdgesOf(threat))],
            VerdictReason.CutOff => [new RangeAtEdge()],
            VerdictReason.NotRun => [new NoFinishedTrial(part.Left.Count == 0 ? left : right)],
            VerdictReason.ScaleTooSmall => [new SmokeRun()],
            VerdictReason.Diverged => [new BothDiverged(left, right)],
            VerdictReason.NotReached when MeasuredOf(part).FirstOrDefault(arm => arm.Unmatched
                .Count > 0) is { } arm => [new TargetMissed(part.Metric, arm.Unmatched.Count, arm.Name)],
            VerdictReason.NotReached => [new UnknownFromBounds()],
            VerdictReason.NotFinite when MeasuredOf(part).FirstOrDefault(arm => arm.NotNumbers
                .Count > 0) is { } arm => [new NaNValues(part.Metric, arm.NotNumbers.Count, arm.Name)],
            VerdictReason.NotFinite => [new IncomparableValue(part.Metric, left, right)],
            VerdictReason.Disturbed => [new DisturbedTiming(left, right)],
            VerdictReason.Censored when part.Count == 0 => [new UnknownFromBounds()],
            VerdictReason.Censored => [new MostlyNotReached(part.Left.Censored >= part.Right.Censored ? left : right)],
            VerdictReason.NonDiscriminating when decisive is NonDominance set => [new CrowdedFront(set.NonDominated, set.ArmCount)],
            VerdictReason.Beaten when decisive is BestOf => [new BetterArm(right)],
            VerdictReason.Negligible when decisive is BestOf => [new FlatOptimum(margin)],
            VerdictReason.TooLarge => [new MarginAllows(margin)],
            VerdictReason.Negligible or VerdictReason.TooSmall => [new MarginAsks(margin)],
            _ => [],
        };
    }

    /// <summary>
    /// The power of a comparison: its minimum detectable effect, and the number of pairs for 80 % power. The number is null if there are
    /// enough pairs or the variance is unknown.
    /// </summary>
    private static Power PowerOf(Comparison part, double error, int claims)
    {
        double detectable = part.DetectableEffect(error);
        double amount = Math.Abs(
            EffectUnit.Amount(part.Metric, part.Relation is Relation.Below or Relation.NotBelow ? -detectable : detectable));
        int? needed = part.SeedsNeeded(error) is int seeds && seeds > part.Count ? seeds : null;
        return new Power(new Repeated(part.Count, part.Repetition), claims, ReadableMargin.Of(part), amount, needed);
    }

    private static IEnumerable<Hint> HintsOf(Sample arm, Verdict verdict)
    {
        if (arm.MissingSeeds.Count > 0 && arm.Count > 0)
        {
            yield return new LacksRepetitions(arm.Name, verdict.Comparisons[0].Repetition, arm.MissingSeeds);
        }

        if (arm.Diverged > 0 && verdict.Reason != VerdictReason.Diverged)
        {
            yield return new SomeDiverged(
                arm.Name, arm.Diverged, arm.Count, verdict.Comparisons[0].Repetition == Repetition.Run);
        }
    }

    /// <summary>
    /// The differences in validation sets and token budgets that the experiment's author declared acceptable. The check of validation sets
    /// is made as if lower values of the metric were better, because the check needs a direction.
    /// </summary>
    private static IEnumerable<Hint> DeclaredOf(Comparison part)
    {
        IReadOnlyList<Sample> measured = [.. MeasuredOf(part)];
        if (measured.Any(arm => arm.IsAcrossValidationSets)
            && Comparability.ValidationSets(part.Metric with { Better = Better.Lower }, measured) is { } difference)
        {
            yield return new DeclaredSets(difference);
        }

        if (measured.Any(arm => arm.IsAcrossTokenBudgets) && Comparability.TokenBudgets(Budget.EqualTokens, measured) is { } budgets)
        {
            yield return new DeclaredTokens(budgets);
        }
    }

    /// <summary>The steps or times that a claim holds equal.</summary>
    private static IEnumerable<Hint> HeldOf(Verdict verdict)
    {
        Sample[] AtBudget(Budget budget) => [.. verdict.Comparisons.Where(part => part.Budget == budget).SelectMany(MeasuredOf)];
        if (AtBudget(Budget.EqualSteps).Select(arm => arm.Steps).FirstOrDefault(steps => steps > 0) is > 0 and long steps)
        {
            yield return new StepsHeldEqual(steps);
        }

        if (Comparability.Times(AtBudget(Budget.EqualTime)) is var (shortest, longest))
        {
            yield return new TimesHeldEqual(shortest, longest);
        }
    }

    private static IEnumerable<Sample> MeasuredOf(Comparison part) => part.Left.Measured.Concat(part.Right.Measured);

    private static Sample? Threat(Verdict verdict) =>
        verdict is { Reason: VerdictReason.EdgeOptimum, Decisive: { } part }
            ? part.ArmThatCouldOverturn(supported: part.PFor < part.PAgainst)
            : null;

    private static IReadOnlyList<AxisLevel> EdgesOf(Sample arm) => [.. arm.Tuned.Where(level => level.IsEdge).Select(level => level.Level)];
}
