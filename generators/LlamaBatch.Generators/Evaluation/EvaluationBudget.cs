using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Limits the number of evaluated operations, so that the editor stays responsive.</summary>
internal sealed class EvaluationBudget
{
    /// <summary>The maximum number of operations for one point (one level of each axis). A typical record takes about a hundred.</summary>
    private const int OfPoint = 20_000;

    /// <summary>The maximum number of iterations of a loop. A loop over the steps of a small run may have hundreds.</summary>
    private const int OfLoop = 2_000;

    private readonly HashSet<SyntaxNode> _endless = [];

    private int _ofSweep = 2_000_000;
    private int _ofPoint;

    /// <summary>Resets the number of remaining operations for the next point.</summary>
    public void NextPoint() => _ofPoint = OfPoint;

    /// <summary>
    /// Whether a loop may run once more. A loop that has run too often at one point does not run at the other points.
    /// </summary>
    public bool TryRepeat(SyntaxNode loop, int iterations)
    {
        if (iterations >= OfLoop)
        {
            _endless.Add(loop);
        }

        return !_endless.Contains(loop);
    }

    /// <summary>Uses up one operation. Returns false if none is left.</summary>
    public bool TrySpend() => TrySpend(1);

    /// <summary>Uses up several operations, such as one for each element of a list.</summary>
    public bool TrySpend(int operations) => (_ofPoint -= operations) >= 0 && (_ofSweep -= operations) >= 0;
}
