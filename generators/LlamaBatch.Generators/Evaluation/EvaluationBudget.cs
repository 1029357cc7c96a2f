namespace LlamaBatch.Generators;

/// <summary>Limits the number of evaluated operations, so that no experiment makes the editor wait.</summary>
internal sealed class EvaluationBudget
{
    /// <summary>The largest number of operations per point. A typical record takes about a hundred.</summary>
    private const int OfPoint = 20_000;

    private int _ofSweep = 2_000_000;
    private int _ofPoint;

    /// <summary>Gives the next point its full budget.</summary>
    public void NextPoint() => _ofPoint = OfPoint;

    /// <summary>Spends one operation. Returns false if the budget is exhausted.</summary>
    public bool TrySpend() => --_ofPoint >= 0 && --_ofSweep >= 0;
}
