namespace LlamaBatch;

/// <summary>
/// Makes a property an axis: the experiment trains with each of the axis's levels (values). The property's initializer is the baseline. A
/// claim that does not name the axis uses the baseline. <typeparamref name="T"/> is the type of the property.
/// </summary>
/// <param name="levels">The levels to train with: at least two different values.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AxisAttribute<T>(params T[] levels) : Attribute
{
    /// <summary>The levels to train with.</summary>
    public T[] Levels { get; } = levels;

    /// <summary>The levels of <c>--scale quick</c>; by default, all levels.</summary>
    public T[] Quick { get; set; } = [];

    /// <summary>The levels of <c>--scale smoke</c>; by default, the first level, the last level and the baseline.</summary>
    public T[] Smoke { get; set; } = [];
}
