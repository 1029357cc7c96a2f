namespace LlamaBatch.Generators;

/// <summary>Limits the operations of evaluation, so that no definition makes an editor wait.</summary>
internal sealed class EvaluationBudget
{
    /// <summary>The operations of a point. A typical record takes about a hundred.</summary>
    private const int OfPoint = 20_000;

    private int _ofSweep = 2_000_000;
    private int _ofPoint;

    /// <summary>Starts another point.</summary>
    public void NextPoint() => _ofPoint = OfPoint;

    /// <summary>Spends one operation; false if none is left.</summary>
    public bool TrySpend() => --_ofPoint >= 0 && --_ofSweep >= 0;
}
