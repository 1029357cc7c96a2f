namespace LlamaBatch.Reporting.Figures;

/// <summary>Maps a range of numbers to a range of pixels, with ticks at round numbers.</summary>
internal sealed class FigureAxis
{
    private static readonly double[] _roundSteps = [1, 2, 2.5, 5, 10];

    /// <summary>The leading digits of the ticks of a logarithmic axis. The first set that gives at least three ticks is used.</summary>
    private static readonly double[][] _leadingDigits = [[1], [1, 3], [1, 2, 5]];

    /// <summary>
    /// The maximum number of powers of ten for which a logarithmic axis has ticks at every power. A longer axis skips powers.
    /// </summary>
    private const int MostPowers = 12;

    /// <summary>The relative difference below which two values count as equal.</summary>
    private const double Rounding = 1e-12;

    private readonly Func<double, double> _scale;
    private readonly double _low;
    private readonly double _high;
    private readonly double _fromPixel;
    private readonly double _toPixel;
    private readonly bool _isLogarithmic;

    /// <summary>
    /// An axis from the smallest to the largest value. The margin on each side is a share of the distance between the two values.
    /// </summary>
    public FigureAxis(double smallest, double largest, double fromPixel, double toPixel, double margin = 0.05)
        : this(smallest, largest, fromPixel, toPixel, margin, isLogarithmic: false)
    {
    }

    private FigureAxis(double smallest, double largest, double fromPixel, double toPixel, double margin, bool isLogarithmic)
    {
        _isLogarithmic = isLogarithmic;
        _scale = isLogarithmic ? Math.Log : static value => value;
        (_fromPixel, _toPixel) = (fromPixel, toPixel);
        (double low, double high) = (_scale(smallest), _scale(largest));
        bool isRange = high - low > Rounding * Math.Max(Math.Abs(low), Math.Abs(high)) && high - low > 1e-300;
        double span = isRange ? high - low : Math.Max(1e-9, Math.Abs(high) * 0.1);
        _low = (isRange ? low : low - (span / 2)) - (margin * span);
        _high = (isRange ? high : high + (span / 2)) + (margin * span);
    }

    public double Low => _isLogarithmic ? Math.Exp(_low) : _low;

    public double High => _isLogarithmic ? Math.Exp(_high) : _high;

    /// <summary>
    /// A logarithmic axis. Both values must be above zero, and the margin is a share of their distance on the logarithmic scale.
    /// </summary>
    public static FigureAxis Logarithmic(double smallest, double largest, double fromPixel, double toPixel, double margin = 0.05) =>
        new(smallest, largest, fromPixel, toPixel, margin, isLogarithmic: true);

    public double At(double value) => _fromPixel + ((_scale(value) - _low) / (_high - _low) * (_toPixel - _fromPixel));

    /// <summary>Round numbers within the range, about as many as requested.</summary>
    public IReadOnlyList<double> Ticks(int about = 5)
    {
        if (_isLogarithmic && _leadingDigits.Select(Powers).FirstOrDefault(ticks => ticks.Count >= 3) is { } powers)
        {
            return powers;
        }

        double raw = (High - Low) / about;
        if (!(raw > 0) || !double.IsFinite(raw))
        {
            return [];
        }

        double magnitude = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = magnitude * _roundSteps.First(round => round * magnitude >= raw * 0.999);
        var ticks = new List<double>();
        double first = Math.Ceiling(Low / step);
        // The limit on i ends the loop even if rounding keeps the tick from growing.
        for (int i = 0; i <= 2 * about && (first + i) * step <= High; i++)
        {
            ticks.Add((first + i) * step);
        }

        return ticks;
    }

    private List<double> Powers(double[] leadingDigits)
    {
        // The powers come from the logarithms of the ends, because the ends themselves may overflow or underflow.
        int lowest = (int)Math.Floor(_low / Math.Log(10));
        int highest = (int)Math.Floor((_high / Math.Log(10)) + 1e-9);
        int step = 1 + ((highest - lowest) / MostPowers);
        var ticks = new List<double>();
        for (int power = lowest; power <= highest; power += step)
        {
            ticks.AddRange(leadingDigits
                .Select(digit => double.Parse($"{digit}e{power}", System.Globalization.CultureInfo.InvariantCulture))
                .Where(tick => tick >= Low && tick <= High && tick > 0 && double.IsFinite(tick)));
        }

        return ticks;
    }
}
