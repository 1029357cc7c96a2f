namespace LlamaBatch.Torch.Tests;

/// <summary>Euclidean norms in double.</summary>
internal static class Norms
{
    public static double Of(ReadOnlySpan<float> values)
    {
        double squares = 0;
        foreach (float value in values)
        {
            squares += (double)value * value;
        }

        return Math.Sqrt(squares);
    }

    public static double Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Assert.Equal(a.Length, b.Length);
        double squares = 0;
        for (int i = 0; i < a.Length; i++)
        {
            squares += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
        }

        return Math.Sqrt(squares);
    }
}
