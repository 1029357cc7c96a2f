namespace LlamaBatch;

/// <summary>For which margins the verdict would have been which, the other claims as they are: what a reader with another margin in mind needs.</summary>
/// <remarks>
/// Every form of claim is asked again with its margins multiplied, by the same rule that decided it (<see cref="ClaimFamily.StatusWith"/>), so that the answer at the claim's own margins is the verdict.
/// A claim of the best is refuted by small margins, which another arm is better by, and by large ones, which no arm is worse by; so no order of verdicts is taken for granted. Ranges narrower than
/// <see cref="Step"/> are not looked for: nobody chooses margins so finely.
/// </remarks>
internal static class MarginSensitivity
{
    /// <summary>Smaller multiples of the margin are zero but for rounding.</summary>
    public const double Smallest = 1e-6;

    /// <summary>Factors that differ by less than this share are not told apart.</summary>
    private const double Step = 0.01;

    private const int MostFactors = 4_000;

    /// <summary>The ranges by rising margin; none where nothing can be decided or there is no margin.</summary>
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
        return [.. runs.Where(run => run.Status != VerdictStatus.Inconclusive && run.To > Smallest).Select(run => new MarginRange(run.Status, run.From, run.To))];
    }

    /// <summary>None, the claim's own, and all up to the largest in small steps: larger ones where an effect of absurdly many margins would make them too many.</summary>
    internal static IEnumerable<double> Factors(double largest)
    {
        double range = Math.Log(largest) - Math.Log(Smallest);
        double step = Math.Max(Step, range / MostFactors);
        return Enumerable.Range(0, (int)(range / step)).Select(i => largest * Math.Exp(-step * i)).Append(0).Append(1).Order();
    }

    /// <summary>Where something that is so at the one end and not at the other ceases to be so.</summary>
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
