namespace LlamaBatch;

/// <summary>A comparison of two numbers by arithmetic, exact to rounding.</summary>
/// <param name="Left">The left number.</param>
/// <param name="Right">The right number.</param>
/// <param name="Name">The quantity's name, such as <c>updates per million tokens</c>.</param>
/// <param name="Relation">The relation that the claim asserts.</param>
public sealed record QuantityComparison(Quantity Left, Quantity Right, string Name, Relation Relation)
{
    /// <summary>Numbers count as equal within this relative distance, since the order of arithmetic changes rounding.</summary>
    private const double Rounding = 1e-12;

    /// <summary>The relation that holds; null if a number is NaN.</summary>
    public Relation? Actual =>
        double.IsNaN(Left.Value) || double.IsNaN(Right.Value) ? null
        : Left.Value == Right.Value || Math.Abs(Left.Value - Right.Value) <= Rounding
            * Math.Min(double.MaxValue, Math.Max(Math.Abs(Left.Value), Math.Abs(Right.Value))) ? LlamaBatch.Relation.EqualTo
        : Left.Value < Right.Value ? LlamaBatch.Relation.Below
        : LlamaBatch.Relation.Above;

    /// <summary>Whether the relation that the claim asserts holds.</summary>
    public bool Holds => Actual == Relation;
}
