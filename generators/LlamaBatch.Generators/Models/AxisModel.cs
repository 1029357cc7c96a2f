namespace LlamaBatch.Generators;

/// <summary>The model of an axis.</summary>
/// <param name="Name">The name of the axis's property.</param>
/// <param name="Type">The type of the levels, as written in C#.</param>
/// <param name="Parameter">The name of the parameter that accessors have for this axis.</param>
/// <param name="Levels">The levels, as C# literals; empty if they have another type than the property.</param>
/// <param name="Quick">The levels of the quick scale, as C# literals.</param>
/// <param name="Smoke">The levels of the smoke scale, as C# literals.</param>
/// <param name="IsTuned">Whether the axis is tuned, instead of comparing all levels.</param>
/// <param name="TunedPer">Other axes. This axis is tuned separately for each combination of their levels.</param>
/// <param name="TunedFor">The target that the axis is tuned for, as a C# literal; empty for the end of the run.</param>
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
