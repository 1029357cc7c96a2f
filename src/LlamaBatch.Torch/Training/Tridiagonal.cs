namespace LlamaBatch.Torch;

/// <summary>A symmetric tridiagonal matrix that grows by one row and one column at a time.</summary>
internal sealed class Tridiagonal
{
    private readonly List<double> _diagonal = [];
    private readonly List<double> _beside = [];

    /// <summary>The off-diagonal element between the last row and the row to be added next; 0 if the matrix is empty.</summary>
    public double LastBeside => _beside.Count == 0 ? 0 : _beside[^1];

    /// <summary>Adds a row and a column.</summary>
    /// <param name="diagonal">The row's diagonal element.</param>
    /// <param name="beside">The off-diagonal element between this row and the row to be added next.</param>
    public void Add(double diagonal, double beside)
    {
        _diagonal.Add(diagonal);
        _beside.Add(beside);
    }

    /// <summary>The largest eigenvalue, by bisection; NaN if an element is not finite.</summary>
    public double Largest()
    {
        // Gershgorin's circles bound the eigenvalue from above, and the largest diagonal element bounds it from below.
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

    /// <summary>Whether the matrix T has an eigenvalue above x.</summary>
    /// <remarks>The matrix T − x I has as many positive pivots as T has eigenvalues above x (Sylvester's law of inertia).</remarks>
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
