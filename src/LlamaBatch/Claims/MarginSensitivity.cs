namespace LlamaBatch;

/// <summary>For which margins the verdict would have been which, the other claims as they are: what a reader with another margin in mind needs.</summary>
internal static class MarginSensitivity
{
    /// <summary>
    /// Where the claim begins to be supported and to be refuted; null each where no margin does. A claim that asks for a difference is supported below the one and refuted above the other, one that
    /// allows a difference the other way about. Null altogether where the parts have different margins, or ranks decide.
    /// </summary>
    public static (double? Supported, double? Refuted)? Of(Verdict verdict)
    {
        var parts = verdict.Evidence.OfType<Comparison>().ToList();
        bool isOneClaim = parts.Count > 0 && parts.Count == verdict.Evidence.Count
            && parts.TrueForAll(part => part.Obstacle == VerdictReason.None && !part.IsByRank && part.Metric.Key == parts[0].Metric.Key && part.Margin == parts[0].Margin && part.AsksForDifference == parts[0].AsksForDifference);
        if (!isOneClaim || !(parts[0].Margin > 0))
        {
            return null;
        }

        bool IsSupported(double margin) => 2 * parts.Max(part => part.PAt(margin).For) <= verdict.Threshold;
        bool IsRefuted(double margin) => 2 * parts.Count * parts.Min(part => part.PAt(margin).Against) <= verdict.Threshold;
        double largest = parts[0].Margin;
        for (int i = 0; i < 200 && !(parts[0].AsksForDifference ? IsRefuted(largest) : IsSupported(largest)); i++)
        {
            largest *= 2;
        }

        return parts[0].AsksForDifference
            ? (IsSupported(0) ? Border(IsSupported, largest) : null, IsRefuted(0) ? null : Border(margin => !IsRefuted(margin), largest))
            : (IsSupported(0) ? null : Border(margin => !IsSupported(margin), largest), IsRefuted(0) ? Border(IsRefuted, largest) : null);
    }

    /// <summary>Where something that is so at zero and not at the largest margin ceases to be so.</summary>
    private static double Border(Func<double, bool> isSo, double largest)
    {
        double low = 0;
        double high = largest;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = isSo(middle) ? (middle, high) : (low, middle);
        }

        return high;
    }
}
