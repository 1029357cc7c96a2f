using LlamaBatch.Claims.Problems;

namespace LlamaBatch;

/// <summary>Claims about several metrics at once, without weights between them.</summary>
public static class Pareto
{
    /// <summary>The claim that no other configuration dominates <paramref name="arm"/>.</summary>
    /// <remarks>
    /// A configuration dominates another if it is better by more than the margin on at least one metric, and worse by more than the margin
    /// on no metric (<see cref="NonDominance"/>). If more than two thirds of the configurations are non-dominated, the claim is
    /// inconclusive (<see cref="VerdictReason.NonDiscriminating"/>).
    /// </remarks>
    /// <param name="arm">The configuration, as a sample of any metric.</param>
    /// <param name="metrics">
    /// Each metric at all configurations, including <paramref name="arm"/>. Each metric is compared with its own margin.
    /// </param>
    /// <exception cref="ClaimException">
    /// The claim is about several configurations, or names no rival or only one metric. The exception is also thrown if a configuration
    /// lacks a metric, or if a metric does not declare which of two values is better.
    /// </exception>
    public static Verdict IsNonDominated(Samples arm, params IReadOnlyList<Samples> metrics)
    {
        if (metrics.Count < 2)
        {
            throw new ClaimException(new ParetoOfOneMetric());
        }

        ArmName name = arm.Single(isPareto: true);
        if (metrics.FirstOrDefault(metric => metric.Metric.Better == Better.Neither) is { } unranked)
        {
            throw new ClaimException(new UnrankedMetric(unranked.Metric, RankUse.Pareto));
        }

        IReadOnlyList<ArmName> absent = [.. metrics.Append(arm).SelectMany(metric => metric.Absent).Distinct()];
        if (arm.Arms.Count == 0)
        {
            return Verdict.Of([], absent);
        }

        IReadOnlyList<Sample> columns = metrics[0].Arms;
        Sample[][] named = [.. columns.Select(column => metrics.Select(metric => metric.At(column)).ToArray())];
        Sample[] self = named.FirstOrDefault(one => one[0].Levels.SequenceEqual(arm.Arms[0].Levels))
            ?? throw new ClaimException(new ParetoWithoutArm(name));
        bool AreOneArm(Sample[] one, Sample[] other) => one.Zip(other).All(pair => pair.First.IsSameArmAs(pair.Second));
        Sample[][] arms = [.. named.Where(
            (one, place) => one == self || (!AreOneArm(one, self) && !named.Take(place).Any(before => AreOneArm(before, one))))];
        if (arms.Length < 2)
        {
            return absent.Count > 0 ? Verdict.Of([], absent) : throw new ClaimException(new ParetoOfOneArm(name));
        }

        foreach (Samples metric in metrics)
        {
            Comparability.Require(metric.Metric, metric.Budget, metric.Arms);
        }

        double[][] improvements = [.. arms.Select(
            one => one.Zip(metrics, (sample, metric) => ImprovementOf(sample, metric.Metric)).ToArray())];
        IReadOnlyList<IReadOnlyList<Comparison>> rivals =
            [.. arms.Where(rival => rival != self).Select(rival => self.Zip(rival, metrics).Select(pair =>
                new Comparison(pair.First, pair.Second, pair.Third.Metric, Relation.EqualTo, pair.Third.Metric.Margin)).ToArray())];
        return Verdict.Of([new NonDominance(rivals, improvements)], absent);
    }

    private static double ImprovementOf(Sample arm, MetricDefinition metric)
    {
        double value = metric.Contrast == Contrast.Ratio
            ? arm.Values.Select(one => Math.Log(one.Value)).DefaultIfEmpty(double.NaN).Average()
            : arm.Mean;
        return metric.Better == Better.Lower ? -value : value;
    }
}
