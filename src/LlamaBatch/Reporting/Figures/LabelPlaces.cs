namespace LlamaBatch.Reporting.Figures;

/// <summary>Places labels so that they do not overlap.</summary>
internal static class LabelPlaces
{
    /// <summary>The area of the dot at the end of a line, in square pixels.</summary>
    private const int InkOfDot = 38;

    /// <summary>
    /// Moves positions apart until neighbors have at least the given gap. The order is kept. Positions that were too close together are
    /// centered on the mean of their wanted positions. The bounds are exceeded only if the positions do not fit between them.
    /// </summary>
    /// <param name="wanted">The wanted positions in ascending order.</param>
    /// <param name="gap">The minimum distance between neighbors, in pixels.</param>
    /// <param name="low">The lower bound of the positions, in pixels.</param>
    /// <param name="high">The upper bound of the positions, in pixels.</param>
    public static double[] Spread(IReadOnlyList<double> wanted, double gap, double low, double high)
    {
        var blocks = new List<(double Sum, int Count, double Start)>();
        foreach (double place in wanted)
        {
            blocks.Add((place, 1, Bounded(place, 1)));
            while (blocks.Count > 1 && blocks[^2].Start + (blocks[^2].Count * gap) > blocks[^1].Start)
            {
                var (first, second) = (blocks[^2], blocks[^1]);
                double sum = first.Sum + second.Sum - (second.Count * first.Count * gap);
                int count = first.Count + second.Count;
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add((sum, count, Bounded(sum / count, count)));
            }
        }

        return [.. blocks.SelectMany(block => Enumerable.Range(0, block.Count).Select(i => block.Start + (i * gap)))];

        double Bounded(double start, int count) => Math.Max(low, Math.Min(start, high - ((count - 1) * gap)));
    }

    /// <summary>Whether any two labels overlap.</summary>
    /// <param name="places">The left end of each label's baseline, in pixels.</param>
    /// <param name="widths">The width of each label, in pixels.</param>
    /// <param name="size">The font size of the labels, in pixels.</param>
    public static bool Overlap(IReadOnlyList<(double X, double Y)> places, IReadOnlyList<double> widths, double size)
    {
        for (int i = 0; i < places.Count; i++)
        {
            for (int k = 0; k < i; k++)
            {
                if (Math.Abs(places[i].Y - places[k].Y) < size
                    && places[i].X < places[k].X + widths[k] && places[k].X < places[i].X + widths[i])
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// The left end of the baseline of each line's label, in pixels. A label can be to the right of its line's end, below it or above it.
    /// Each label takes the position that covers the fewest dots of lines and earlier labels.
    /// </summary>
    /// <param name="ends">The ends of the lines and the widths of their labels, in pixels.</param>
    /// <param name="size">The font size of the labels, in pixels.</param>
    /// <param name="lines">The points of each line, in pixels.</param>
    /// <param name="low">The y of the plot's upper edge, in pixels.</param>
    /// <param name="high">The y of the plot's lower edge, in pixels.</param>
    public static (double X, double Y)[] Beside(
        IReadOnlyList<(double X, double Y, double Width)> ends,
        double size,
        IReadOnlyList<IReadOnlyList<(double X, double Y)>> lines,
        double low,
        double high)
    {
        (double X, double Y)[] ink = [.. lines.SelectMany(Dense), .. ends.SelectMany(end => Enumerable.Repeat((end.X, end.Y), InkOfDot))];
        var taken = new List<(double X, double Y, double Width)>();
        foreach (var end in ends)
        {
            (double X, double Y)[] around = [(end.X + 7, end.Y + (0.35 * size)), (end.X + 4, end.Y + (1.2 * size)), (end.X + 4, end.Y
                - (0.5 * size))];
            var (x, y) = around.Where(place => place.Y < high - 3 && place.Y - size > low).DefaultIfEmpty(around[0]).MinBy(place =>
                Covered(place, end.Width, size, ink)
                + (1000 * taken.Count(
                    other => other.X < place.X + end.Width && place.X < other.X + other.Width && Math.Abs(other.Y - place.Y) < size)));
            taken.Add((x, y, end.Width));
        }

        return [.. taken.Select(place => (place.X, place.Y))];
    }

    /// <summary>The number of dots of ink that a text would cover.</summary>
    /// <param name="place">The left end of the text's baseline.</param>
    /// <param name="width">The width of the text.</param>
    /// <param name="size">The font size of the text.</param>
    /// <param name="ink">The ink already drawn, as dots about a pixel apart.</param>
    private static int Covered((double X, double Y) place, double width, double size, IReadOnlyList<(double X, double Y)> ink) =>
        ink.Count(dot => dot.X > place.X && dot.X < place.X + width && dot.Y < place.Y + (0.2 * size) && dot.Y > place.Y - (0.9 * size));

    /// <summary>Converts a line to dots about a pixel apart.</summary>
    private static IEnumerable<(double X, double Y)> Dense(IReadOnlyList<(double X, double Y)> line) =>
        line.Zip(line.Skip(1)).SelectMany(piece =>
        {
            int count = 1 + (int)Math.Min(1000, Math.Abs(piece.Second.X - piece.First.X) + Math.Abs(piece.Second.Y - piece.First.Y));
            return Enumerable.Range(0, count).Select(i => (
                piece.First.X + ((piece.Second.X - piece.First.X) * i / count),
                piece.First.Y + ((piece.Second.Y - piece.First.Y) * i / count)));
        });
}
