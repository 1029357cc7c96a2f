using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>The source locations of settings, recorded while a property is evaluated.</summary>
/// <remarks>Recorded paths start below the property, because several settings may read the same property.</remarks>
/// <param name="start">The number of names in the evaluator's path above the property.</param>
internal sealed class SettingNotes(int start)
{
    private readonly Dictionary<string, ExpressionSyntax> _assignments = new(StringComparer.Ordinal);
    private readonly List<PresetModel> _presets = [];

    public IReadOnlyDictionary<string, ExpressionSyntax> Assignments => _assignments;

    public IReadOnlyList<PresetModel> Presets => _presets;

    /// <summary>Records the expression that sets a setting.</summary>
    public void Assign(IReadOnlyList<string> path, ExpressionSyntax expression) => _assignments[Below(path)] = expression;

    /// <summary>Records the preset that a section starts from, unless the section already has one.</summary>
    public void Preset(PresetModel preset)
    {
        if (_presets.All(one => one.Section != preset.Section))
        {
            _presets.Add(preset);
        }
    }

    /// <summary>Adds the notes of another property that the setting at <paramref name="path"/> reads.</summary>
    public void Add(SettingNotes inner, IReadOnlyList<string> path)
    {
        string place = Below(path);
        foreach (KeyValuePair<string, ExpressionSyntax> assignment in inner._assignments)
        {
            _assignments[place.Length == 0 ? assignment.Key : $"{place}.{assignment.Key}"] = assignment.Value;
        }

        // Only a whole section, whose path is one name, can have a preset.
        if (path.Count == 1)
        {
            inner._presets.ForEach(preset => Preset(preset with { Section = path[0] }));
        }
    }

    private string Below(IReadOnlyList<string> path) => path.Count == start + 1 ? path[start] : string.Join(".", path.Skip(start));
}
