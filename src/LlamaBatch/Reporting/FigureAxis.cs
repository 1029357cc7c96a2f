namespace LlamaBatch.Reporting;

/// <summary>A range of numbers laid over a range of pixels, with ticks at round numbers.</summary>
internal sealed class FigureAxis
{
    private static readonly double[] RoundSteps = [1, 2, 2.5, 5, 10];

    private readonly double _fromPixel;
    private readonly double _toPixel;

    /// <summary>An axis from the smallest to the largest value, widened by a margin on both sides.</summary>
    public FigureAxis(double smallest, double largest, double fromPixel, double toPixel, double margin = 0.05)
    {
        double span = largest > smallest ? largest - smallest : Math.Max(1e-9, Math.Abs(largest) * 0.1);
        Low = (largest > smallest ? smallest : smallest - (span / 2)) - (margin * span);
        High = (largest > smallest ? largest : largest + (span / 2)) + (margin * span);
        _fromPixel = fromPixel;
        _toPixel = toPixel;
    }

    public double Low { get; }

    public double High { get; }

    public double At(double value) => _fromPixel + ((value - Low) / (High - Low) * (_toPixel - _fromPixel));

    /// <summary>Round numbers inside the range, about as many as asked for.</summary>
    public IReadOnlyList<double> Ticks(int about = 5)
    {
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
}
