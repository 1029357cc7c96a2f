using LlamaBatch.Claims.Problems;

namespace LlamaBatch;

/// <summary>
/// One side of an arithmetic comparison: a quantity at one or several points, or published numbers with their sources. If a side has
/// several numbers, a claim must hold for each of them.
/// </summary>
/// <param name="name">The quantity's name in lower case, such as <c>updates per million tokens</c>.</param>
/// <param name="values">The quantity at each point.</param>
public sealed class Quantities(string name, IReadOnlyList<Quantity> values)
{
    /// <summary>The quantity's name in lower case, such as <c>updates per million tokens</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The quantity at each point.</summary>
    public IReadOnlyList<Quantity> Values { get; } = values;

    /// <summary>The claim that each number of this side is smaller than each number of <paramref name="other"/>.</summary>
    /// <exception cref="ClaimException">The sides are different quantities, or a number is compared with itself.</exception>
    public Verdict IsBelow(Quantities other) => Verdict.Of(this, other, Relation.Below);

    /// <summary>The claim that each number of this side is larger than each number of <paramref name="other"/>.</summary>
    /// <inheritdoc cref="IsBelow(Quantities)"/>
    public Verdict IsAbove(Quantities other) => Verdict.Of(this, other, Relation.Above);

    /// <summary>The claim that each number of this side equals each number of <paramref name="other"/>.</summary>
    /// <inheritdoc cref="IsBelow(Quantities)"/>
    public Verdict IsEqualTo(Quantities other) => Verdict.Of(this, other, Relation.EqualTo);

    /// <summary>The claim that each number of this side is smaller than a given number.</summary>
    /// <param name="number">The number, in the unit of the quantity.</param>
    public Verdict IsBelow(double number) => IsBelow(Number(number));

    /// <summary>The claim that each number of this side is larger than a given number.</summary>
    /// <inheritdoc cref="IsBelow(double)"/>
    public Verdict IsAbove(double number) => IsAbove(Number(number));

    /// <summary>The claim that each number of this side lies between two given numbers.</summary>
    /// <param name="low">The lower number, in the unit of the quantity.</param>
    /// <param name="high">The upper number, in the unit of the quantity.</param>
    /// <exception cref="ClaimException">The lower number is not below the upper number.</exception>
    public Verdict IsBetween(double low, double high)
    {
        if (low >= high)
        {
            throw new ClaimException(new EmptyInterval(low, high));
        }

        return IsAbove(low) & IsBelow(high);
    }

    private Quantities Number(double number) => new(Name, [Quantity.Of(number)]);
}
