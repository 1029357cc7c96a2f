namespace LlamaBatch.Generators;

/// <summary>An axis.</summary>
/// <param name="Name">The property.</param>
/// <param name="Type">The type of its levels, as C# writes it.</param>
/// <param name="Parameter">The parameter that names a level of it in a claim.</param>
/// <param name="Levels">The levels, as C# literals; none if they are of another type.</param>
/// <param name="Quick">The levels of the quick scale, as C# literals.</param>
/// <param name="Smoke">The levels of the smoke scale, as C# literals.</param>
/// <param name="IsTuned">Whether its best level is chosen instead of all being compared.</param>
/// <param name="TunedPer">The axes that it is tuned per.</param>
/// <param name="TunedFor">The target that it is tuned for, as a C# literal; empty for the end of the run.</param>
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
