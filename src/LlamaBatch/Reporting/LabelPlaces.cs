namespace LlamaBatch.Reporting;

/// <summary>Moves labels apart.</summary>
internal static class LabelPlaces
{
    /// <summary>
    /// Places as near to the wanted ones as a gap between neighbors allows, in the same order and between two bounds (which give way only if there is not
    /// room for all). Labels that would touch form a block, which is centered on what its members want.
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
}
