using System.Globalization;

namespace LlamaBatch;

/// <summary>A comparison that arithmetic decides, in words.</summary>
internal static class QuantityWords
{
    /// <summary>With the points, or the sources of what was published: <c>1,031 steps at batch size 100, below 6,445 at batch size 16</c>.</summary>
    public static string Of(QuantityComparison part) =>
        $"{Amount(part.Left.Value)} {part.Name} {PlaceOf(part.Left)}, {RelationOf(part)} {Amount(part.Right.Value)}{(part.Right.IsNumber ? "" : $" {PlaceOf(part.Right)}")}";

    /// <summary>The numbers alone: <c>1,031 steps, below 6,445</c>.</summary>
    public static string Briefly(QuantityComparison part) => $"{Amount(part.Left.Value)} {part.Name}, {RelationOf(part)} {Amount(part.Right.Value)}";

    private static string RelationOf(QuantityComparison part) => part.Actual switch
    {
        Relation.Below => "below",
        Relation.Above => "above",
        Relation.EqualTo => "equal to",
        _ => "not comparable with",
    };

    private static string PlaceOf(Quantity quantity) => quantity.Source.Length > 0 ? $"for {quantity.Label} ({quantity.Source})" : $"at {quantity.Label}";

    /// <summary>Whole numbers are given whole up to a million, all else in four digits with a prefix.</summary>
    private static string Amount(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e6 ? value.ToString("N0", CultureInfo.InvariantCulture)
        : Math.Abs(value) >= 1e6 ? Number.Compact(value)
        : Number.Measured(value);
}
