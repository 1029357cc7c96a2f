namespace LlamaBatch.Generators;

/// <summary>How much may be evaluated, in operations, so that no definition makes an editor wait.</summary>
internal sealed class EvaluationBudget
{
    /// <summary>A point of a sensible record takes about a hundred.</summary>
    private const int OfPoint = 20_000;

    private int _ofSweep = 2_000_000;
    private int _ofPoint;

    /// <summary>Starts another point.</summary>
    public void NextPoint() => _ofPoint = OfPoint;

    /// <summary>Takes one operation; false when none is left.</summary>
    public bool TrySpend() => --_ofPoint >= 0 && --_ofSweep >= 0;
}
