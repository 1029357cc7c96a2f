namespace LlamaBatch.Generators;

/// <summary>The data of an axis, for code generation.</summary>
/// <param name="Name">The name of the axis's property.</param>
/// <param name="Type">The type of the levels, as written in C#.</param>
/// <param name="Parameter">The name of the parameter for this axis in accessors.</param>
/// <param name="Levels">The levels, as C# literals; empty if they do not have the type of the property.</param>
/// <param name="Quick">The levels for the scale <c>Quick</c>, as C# literals.</param>
/// <param name="Smoke">The levels for the scale <c>Smoke</c>, as C# literals.</param>
/// <param name="IsTuned">Whether the axis is tuned, that is, its best level is chosen. Otherwise, its levels are compared.</param>
/// <param name="TunedPer">This axis is tuned separately for each combination of levels of these axes.</param>
/// <param name="TunedFor">The target that the axis is tuned for, as a C# literal; empty if it is tuned for the end of the run.</param>
/// <param name="Summary">The property's summary, as plain text.</param>
internal sealed record AxisModel(
    string Name,
    string Type,
    string Parameter,
    EquatableArray<string> Levels,
    EquatableArray<string> Quick,
    EquatableArray<string> Smoke,
    bool IsTuned,
    EquatableArray<string> TunedPer,
    string TunedFor,
    string Summary);
