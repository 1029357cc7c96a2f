namespace LlamaBatch.Reporting;

/// <summary>
/// Colors for ordered levels, dark to light, that differ in lightness as well as in hue (after viridis, without its palest end), and dashes for the same levels, so that they can be told apart
/// without any color.
/// </summary>
internal static class Palette
{
    public const string Ink = "#1f2328";
    public const string Muted = "#59636e";
    public const string Grid = "#e4e8ec";
    public const string Ground = "#ffffff";

    private static readonly (int R, int G, int B)[] Stops = [(68, 1, 84), (59, 82, 139), (33, 145, 140), (74, 168, 79), (201, 162, 0)];
    private static readonly string[] Dashes = ["none", "9 4", "2.5 3.5", "11 3.5 2.5 3.5"];

    /// <summary>The color of a level.</summary>
    public static string Of(int index, int count)
    {
        double place = count < 2 ? 1 : (double)index / (count - 1) * (Stops.Length - 1);
        int stop = Math.Min(Stops.Length - 2, (int)place);
        double part = place - stop;
        var (from, to) = (Stops[stop], Stops[stop + 1]);
        int Mixed(int a, int b) => (int)Math.Round(a + (part * (b - a)));
        return $"#{Mixed(from.R, to.R):x2}{Mixed(from.G, to.G):x2}{Mixed(from.B, to.B):x2}";
    }

    /// <summary>The dashes of a level's line; neighbors differ.</summary>
    public static string DashesOf(int index) => Dashes[index % Dashes.Length];

    /// <summary>The color of a verdict.</summary>
    public static string Of(VerdictStatus status) => status switch
    {
        VerdictStatus.Supported => "#0b6e4f",
        VerdictStatus.Refuted => "#a4262c",
        _ => Muted,
    };
}
