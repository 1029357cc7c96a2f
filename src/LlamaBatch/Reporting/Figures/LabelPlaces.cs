namespace LlamaBatch.Reporting.Figures;

/// <summary>Moves labels apart.</summary>
internal static class LabelPlaces
{
    /// <summary>A dot at the end of a line counts as this many pixels of line, about its area.</summary>
    private const int InkOfDot = 38;

    /// <summary>
    /// Places near the wanted ones, in the same order, at least a gap apart and between two bounds.
    /// The bounds give way only if there is not room for all. Labels that would touch form a block, which is centered on what its
    /// members want.
    /// </summary>
    /// <param name="wanted">Wanted places in ascending order.</param>
    /// <param name="gap">The least distance of neighbors.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
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

    /// <summary>
    /// The place of each line's label, as the start of its baseline.
    /// It is to the right of the line's end, or above or below that where it covers less of the lines and of earlier labels.
    /// </summary>
    /// <param name="ends">Where the lines end, and how wide their labels are.</param>
    /// <param name="size">The size of the labels.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="low">The upper edge of the plot.</param>
    /// <param name="high">The lower edge.</param>
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

    /// <summary>How much of some ink a text would cover.</summary>
    /// <param name="place">The start of its baseline.</param>
    /// <param name="width">How wide it is.</param>
    /// <param name="size">How large its letters are.</param>
    /// <param name="ink">Dots about a pixel apart.</param>
    private static int Covered((double X, double Y) place, double width, double size, IReadOnlyList<(double X, double Y)> ink) =>
        ink.Count(dot => dot.X > place.X && dot.X < place.X + width && dot.Y < place.Y + (0.2 * size) && dot.Y > place.Y - (0.9 * size));

    /// <summary>A line as dots about a pixel apart.</summary>
    private static IEnumerable<(double X, double Y)> Dense(IReadOnlyList<(double X, double Y)> line) =>
        line.Zip(line.Skip(1)).SelectMany(piece =>
        {
            int count = 1 + (int)Math.Min(1000, Math.Abs(piece.Second.X - piece.First.X) + Math.Abs(piece.Second.Y - piece.First.Y));
            return Enumerable.Range(0, count).Select(i => (
                piece.First.X + ((piece.Second.X - piece.First.X) * i / count),
                piece.First.Y + ((piece.Second.Y - piece.First.Y) * i / count)));
        });
}
