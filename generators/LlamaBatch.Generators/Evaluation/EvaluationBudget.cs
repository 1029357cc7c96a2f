namespace LlamaBatch.Generators;

/// <summary>Limits the number of evaluated operations, so that the editor stays responsive.</summary>
internal sealed class EvaluationBudget
{
    /// <summary>The maximum number of operations for one point (one level of each axis). A typical record takes about a hundred.</summary>
    private const int OfPoint = 20_000;

    private int _ofSweep = 2_000_000;
    private int _ofPoint;

    /// <summary>Resets the number of remaining operations for the next point.</summary>
    public void NextPoint() => _ofPoint = OfPoint;

    /// <summary>Uses up one operation. Returns false if none is left.</summary>
    public bool TrySpend() => --_ofPoint >= 0 && --_ofSweep >= 0;
}
