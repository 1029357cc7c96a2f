namespace LlamaBatch.Reporting;

/// <summary>A range of numbers laid over a range of pixels, with ticks at round numbers.</summary>
internal sealed class FigureAxis
{
    private static readonly double[] RoundSteps = [1, 2, 2.5, 5, 10];

    /// <summary>Leading digits of the ticks of a logarithmic axis, from few to many.</summary>
    private static readonly double[][] LeadingDigits = [[1], [1, 3], [1, 2, 5]];

    private readonly Func<double, double> _scale;
    private readonly double _low;
    private readonly double _high;
    private readonly double _fromPixel;
    private readonly double _toPixel;
    private readonly bool _isLogarithmic;

    /// <summary>An axis from the smallest to the largest value, widened by a margin on both sides.</summary>
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
        double span = high > low ? high - low : Math.Max(1e-9, Math.Abs(high) * 0.1);
        _low = (high > low ? low : low - (span / 2)) - (margin * span);
        _high = (high > low ? high : high + (span / 2)) + (margin * span);
    }

    public double Low => _isLogarithmic ? Math.Exp(_low) : _low;

    public double High => _isLogarithmic ? Math.Exp(_high) : _high;

    /// <summary>An axis on which equal ratios are equally far apart; both values are above zero.</summary>
    public static FigureAxis Logarithmic(double smallest, double largest, double fromPixel, double toPixel, double margin = 0.05) =>
        new(smallest, largest, fromPixel, toPixel, margin, isLogarithmic: true);

    public double At(double value) => _fromPixel + ((_scale(value) - _low) / (_high - _low) * (_toPixel - _fromPixel));

    /// <summary>Round numbers inside the range, about as many as asked for.</summary>
    public IReadOnlyList<double> Ticks(int about = 5)
    {
        if (_isLogarithmic && LeadingDigits.Select(Powers).FirstOrDefault(ticks => ticks.Count >= 3) is { } powers)
        {
            return powers;
        }

        double raw = (High - Low) / about;
        double magnitude = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = magnitude * RoundSteps.First(round => round * magnitude >= raw * 0.999);
        var ticks = new List<double>();
        for (long i = (long)Math.Ceiling(Low / step); i * step <= High; i++)
        {
            ticks.Add(i * step);
        }

        return ticks;
    }

    private List<double> Powers(double[] leadingDigits)
    {
        var ticks = new List<double>();
        for (int power = (int)Math.Floor(Math.Log10(Low)); power <= Math.Log10(High); power++)
        {
            ticks.AddRange(leadingDigits.Select(digit => double.Parse($"{digit}e{power}", System.Globalization.CultureInfo.InvariantCulture)).Where(tick => tick >= Low && tick <= High));
        }

        return ticks;
    }
}
