namespace LlamaBatch;

/// <summary>Computes the verdicts that a claim would have with other margins.</summary>
/// <remarks>
/// The claim is decided again by the same rule (<see cref="ClaimFamily.StatusWith"/>), with its margins multiplied by a factor; the
/// experiment's other claims keep their margins. The same verdict may hold in several ranges. For example, a small margin refutes "this
/// configuration is best" if another configuration is better by more than the margin. A large margin refutes the same claim if no
/// configuration is worse by more than the margin. Ranges narrower than <see cref="Step"/> are not searched.
/// </remarks>
internal static class MarginSensitivity
{
    /// <summary>The smallest nonzero factor by which the margin is multiplied.</summary>
    public const double Smallest = 1e-6;

    /// <summary>The smallest step between the logarithms of neighboring factors: about 1 %.</summary>
    private const double Step = 0.01;

    private const int MostFactors = 4_000;

    /// <summary>
    /// The ranges of margins at which the claim is supported or refuted, by rising margin. The list is empty if nothing can be decided or
    /// the claim has no margin.
    /// </summary>
    public static IReadOnlyList<MarginRange> Of(Verdict verdict)
    {
        if (verdict.Evidence.Any(part => part.Obstacle != VerdictReason.None) || !verdict.Comparisons.Any(part => part.Margin > 0))
        {
            return [];
        }

        double largest = 2 * Math.Max(1, verdict.Comparisons.Where(part => part.Margin > 0).Max(part => part.Reach / part.Margin));
        if (!double.IsFinite(largest))
        {
            return [];
        }

        VerdictStatus At(double factor) => ClaimFamily.StatusWith(verdict, factor);
        var runs = new List<(VerdictStatus Status, double From, double To)>();
        foreach (double factor in Factors(largest))
        {
            VerdictStatus status = At(factor);
            if (runs.Count > 0 && runs[^1].Status == status)
            {
                runs[^1] = runs[^1] with { To = factor };
                continue;
            }

            double from = factor;
            if (runs.Count > 0)
            {
                var before = runs[^1];
                runs[^1] = before with { To = Border(one => At(one) == before.Status, before.To, factor) };
                from = Border(one => At(one) != status, before.To, factor);
            }

            runs.Add((status, from, factor));
        }

        runs[^1] = runs[^1] with { To = double.PositiveInfinity };
        return [.. runs.Where(run => run.Status != VerdictStatus.Inconclusive && run.To > Smallest)
            .Select(run => new MarginRange(run.Status, run.From, run.To))];
    }

    /// <summary>
    /// The factors to try, in rising order. They are 0, 1, and a geometric series of at most 4,000 factors up to the largest factor.
    /// </summary>
    internal static IEnumerable<double> Factors(double largest)
    {
        double range = Math.Log(largest) - Math.Log(Smallest);
        double step = Math.Max(Step, range / MostFactors);
        return Enumerable.Range(0, (int)(range / step)).Select(i => largest * Math.Exp(-step * i)).Append(0).Append(1).Order();
    }

    /// <summary>
    /// The factor between <paramref name="low"/> and <paramref name="high"/> at which a condition changes from true to false, found by
    /// bisection.
    /// </summary>
    private static double Border(Func<double, bool> isSo, double low, double high)
    {
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = isSo(middle) ? (middle, high) : (low, middle);
        }

        return high;
    }
}
