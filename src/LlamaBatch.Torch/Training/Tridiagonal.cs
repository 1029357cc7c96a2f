namespace LlamaBatch.Torch;

/// <summary>A symmetric tridiagonal matrix that grows by a row and a column at a time.</summary>
internal sealed class Tridiagonal
{
    private readonly List<double> _diagonal = [];
    private readonly List<double> _beside = [];

    /// <summary>The last element beside the diagonal, which links the next row; 0 for an empty matrix.</summary>
    public double LastBeside => _beside.Count == 0 ? 0 : _beside[^1];

    /// <summary>Adds a row.</summary>
    /// <param name="diagonal">Its element on the diagonal.</param>
    /// <param name="beside">The element that links the next row.</param>
    public void Add(double diagonal, double beside)
    {
        _diagonal.Add(diagonal);
        _beside.Add(beside);
    }

    /// <summary>The largest eigenvalue, by bisection; NaN if an element is not finite.</summary>
    public double Largest()
    {
        // Gershgorin's circles bound it; the largest element of the diagonal is below it.
        double low = _diagonal.Max();
        double high = low;
        for (int i = 0; i < _diagonal.Count; i++)
        {
            high = Math.Max(high, _diagonal[i] + LinkBefore(i) + (i + 1 < _diagonal.Count ? _beside[i] : 0));
        }

        if (!double.IsFinite(low) || !double.IsFinite(high))
        {
            return double.NaN;
        }

        while (true)
        {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
            {
                return middle;
            }

            (low, high) = HasEigenvalueAbove(middle) ? (middle, high) : (low, middle);
        }
    }

    /// <summary>Whether an eigenvalue is above a number.</summary>
    /// <remarks>T − x has as many positive pivots as T has eigenvalues above x (Sylvester's law of inertia).</remarks>
    private bool HasEigenvalueAbove(double x)
    {
        double pivot = 1;
        for (int i = 0; i < _diagonal.Count; i++)
        {
            pivot = _diagonal[i] - x - LinkBefore(i) * LinkBefore(i) / (pivot == 0 ? double.Epsilon : pivot);
            if (pivot > 0)
            {
                return true;
            }
        }

        return false;
    }

    private double LinkBefore(int i) => i == 0 ? 0 : _beside[i - 1];
}
