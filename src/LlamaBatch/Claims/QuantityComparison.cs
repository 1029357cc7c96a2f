namespace LlamaBatch;

/// <summary>Two numbers compared exactly, but for rounding.</summary>
/// <param name="Left">The left one.</param>
/// <param name="Right">The right one.</param>
/// <param name="Name">What they are: <c>updates per million tokens</c>.</param>
/// <param name="Relation">What is said of the left one.</param>
public sealed record QuantityComparison(Quantity Left, Quantity Right, string Name, Relation Relation)
{
    /// <summary>Numbers closer than this, relative to the larger, are equal: arithmetic in another order rounds otherwise.</summary>
    private const double Rounding = 1e-12;

    /// <summary>How the left one really lies to the right one; null where one is not a number.</summary>
    public Relation? Actual =>
        double.IsNaN(Left.Value) || double.IsNaN(Right.Value) ? null
        : Left.Value == Right.Value || Math.Abs(Left.Value - Right.Value) <= Rounding * Math.Min(double.MaxValue, Math.Max(Math.Abs(Left.Value), Math.Abs(Right.Value))) ? LlamaBatch.Relation.EqualTo
        : Left.Value < Right.Value ? LlamaBatch.Relation.Below
        : LlamaBatch.Relation.Above;

    /// <summary>Whether what is said is so.</summary>
    public bool Holds => Actual == Relation;
}
