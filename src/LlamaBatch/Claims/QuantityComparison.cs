namespace LlamaBatch;

/// <summary>An arithmetic comparison of two numbers, exact up to rounding.</summary>
/// <param name="Left">The left number.</param>
/// <param name="Right">The right number.</param>
/// <param name="Name">The quantity's name, such as <c>updates per million tokens</c>.</param>
/// <param name="Relation">The relation that the claim asserts.</param>
public sealed record QuantityComparison(Quantity Left, Quantity Right, string Name, Relation Relation)
{
    /// <summary>The relative tolerance for equality, which covers rounding errors.</summary>
    private const double Rounding = 1e-12;

    /// <summary>The actual relation between the two numbers, or null if one of them is NaN.</summary>
    public Relation? Actual =>
        double.IsNaN(Left.Value) || double.IsNaN(Right.Value) ? null
        : Left.Value == Right.Value || Math.Abs(Left.Value - Right.Value) <= Rounding
            * Math.Min(double.MaxValue, Math.Max(Math.Abs(Left.Value), Math.Abs(Right.Value))) ? LlamaBatch.Relation.EqualTo
        : Left.Value < Right.Value ? LlamaBatch.Relation.Below
        : LlamaBatch.Relation.Above;

    /// <summary>Whether the two numbers have the relation that the claim asserts.</summary>
    public bool Holds => Actual == Relation;
}
