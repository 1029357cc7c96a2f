using System.Globalization;

namespace LlamaBatch.Benchmarks;

/// <summary>Some measurements of one quantity: their median, and the smallest and largest.</summary>
internal sealed class Spread(IEnumerable<double> values)
{
    private readonly List<double> _sorted = [.. values.Order()];

    public double Median => _sorted[_sorted.Count / 2];

    public double Smallest => _sorted[0];

    /// <summary>As a ratio: <c>1.66 (1.61–1.70)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:0.00} ({Smallest:0.00}–{_sorted[^1]:0.00})");
}
