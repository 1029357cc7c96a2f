namespace LlamaBatch.Reporting.Figures;

/// <summary>
/// Colors and dash patterns for ordered levels. The colors run from dark to light and differ in hue (after viridis,
/// without its palest end). The dashes distinguish levels in print without color.
/// </summary>
internal static class Palette
{
    public const string Ink = "#1f2328";
    public const string Muted = "#59636e";
    public const string Grid = "#e4e8ec";
    public const string Ground = "#ffffff";

    private static readonly (int R, int G, int B)[] _stops = [(68, 1, 84), (59, 82, 139), (33, 145, 140), (70, 162, 75), (178, 143, 0)];
    private static readonly string[] _dashes = ["none", "9 4", "2.5 3.5", "11 3.5 2.5 3.5"];

    private const double TextContrast = 4.5;

    /// <summary>The color of a level's line and dots.</summary>
    public static string Of(int index, int count) => Hex(ColorOf(index, count));

    /// <summary>The color of a level's text: the hue of its line, dark enough to read on white.</summary>
    public static string TextOf(int index, int count)
    {
        var (r, g, b) = ColorOf(index, count);
        double shade = 1;
        string Shaded() => Hex(((int)(shade * r), (int)(shade * g), (int)(shade * b)));
        while (ContrastOf(Shaded()) < TextContrast)
        {
            shade -= 0.02;
        }

        return Shaded();
    }

    /// <summary>The contrast of a color with white by WCAG 2, a ratio of luminances from 1 to 21.</summary>
    public static double ContrastOf(string hex)
    {
        double Linear(int place)
        {
            double part = Convert.ToInt32(hex.Substring(place, 2), 16) / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }

        return 1.05 / ((0.2126 * Linear(1)) + (0.7152 * Linear(3)) + (0.0722 * Linear(5)) + 0.05);
    }

    private static string Hex((int R, int G, int B) color) => $"#{color.R:x2}{color.G:x2}{color.B:x2}";

    private static (int R, int G, int B) ColorOf(int index, int count)
    {
        double place = count < 2 ? 1 : (double)index / (count - 1) * (_stops.Length - 1);
        int stop = Math.Min(_stops.Length - 2, (int)place);
        double part = place - stop;
        var (from, to) = (_stops[stop], _stops[stop + 1]);
        int Mixed(int a, int b) => (int)Math.Round(a + (part * (b - a)));
        return (Mixed(from.R, to.R), Mixed(from.G, to.G), Mixed(from.B, to.B));
    }

    /// <summary>The dash pattern of a level's line. Neighboring levels have different patterns.</summary>
    public static string DashesOf(int index) => _dashes[index % _dashes.Length];

    /// <summary>The color of a verdict.</summary>
    public static string Of(VerdictStatus status) => status switch
    {
        VerdictStatus.Supported => "#0b6e4f",
        VerdictStatus.Refuted => "#a4262c",
        _ => Muted,
    };
}
