namespace LlamaBatch.Generators;

/// <summary>An axis, as data for the code templates.</summary>
internal sealed class AxisView(AxisModel axis)
{
    public string Name { get; } = axis.Name;

    public string NameText { get; } = CSharpLiteral.Of(axis.Name.TrimStart('@'));

    /// <summary>The description of the axis in user code, as a C# literal.</summary>
    public string Meaning { get; } = CSharpLiteral.Of(axis.Summary);

    public bool HasMeaning { get; } = axis.Summary.Length > 0;

    public string Parameter { get; } = axis.Parameter;

    /// <summary>The C# lambda expression that copies an experiment record with a new level for this axis.</summary>
    public string With { get; } = $"(point, level) => point with {{ {axis.Name} = level }}";

    public string LevelType { get; } = axis.Type;

    public string Levels { get; } = string.Join(", ", axis.Levels);

    public string Quick { get; } = string.Join(", ", axis.Quick);

    public string Smoke { get; } = string.Join(", ", axis.Smoke);

    public bool HasQuick { get; } = axis.Quick.Count > 0;

    public bool HasSmoke { get; } = axis.Smoke.Count > 0;

    public bool IsTuned { get; } = axis.IsTuned;

    public string TunedPer { get; } = string.Join(", ", axis.TunedPer.Select(CSharpLiteral.Of));

    public string TunedFor { get; } = axis.TunedFor;

    public bool IsTunedForTarget { get; } = axis.TunedFor.Length > 0;

    public string Description { get; } =
        ExperimentView.Count(axis.Levels.Count, "level") + " of " + Naming.Words(axis.Name)
        + (axis.IsTuned ? ", tuned" + (axis.TunedPer.Count > 0 ? " per " + Sentence.AllOf(axis.TunedPer.Select(Naming.Words)) : "") : "");
}
