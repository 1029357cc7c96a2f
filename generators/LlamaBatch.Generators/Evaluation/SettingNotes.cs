using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>The places where settings were written, recorded during the evaluation of a property.</summary>
/// <remarks>Paths such as <c>Training.Tokens</c> begin at the property, because several places may read the property.</remarks>
/// <param name="start">The number of names in the evaluator's path before the property.</param>
internal sealed class SettingNotes(int start)
{
    private readonly Dictionary<string, ExpressionSyntax> _assignments = new(StringComparer.Ordinal);
    private readonly List<PresetModel> _presets = [];

    public IReadOnlyDictionary<string, ExpressionSyntax> Assignments => _assignments;

    public IReadOnlyList<PresetModel> Presets => _presets;

    /// <summary>Records the expression that sets the setting at a path.</summary>
    public void Assign(IReadOnlyList<string> path, ExpressionSyntax expression) => _assignments[Below(path)] = expression;

    /// <summary>Records the preset of a section; only the first preset counts.</summary>
    public void Preset(PresetModel preset)
    {
        if (_presets.All(one => one.Section != preset.Section))
        {
            _presets.Add(preset);
        }
    }

    /// <summary>Adds the notes of a property that the setting at a path reads.</summary>
    public void Add(SettingNotes inner, IReadOnlyList<string> path)
    {
        string place = Below(path);
        foreach (KeyValuePair<string, ExpressionSyntax> assignment in inner._assignments)
        {
            _assignments[place.Length == 0 ? assignment.Key : $"{place}.{assignment.Key}"] = assignment.Value;
        }

        // The preset of another section was recorded when that section was evaluated; a nested property has no preset.
        if (path.Count == 1)
        {
            inner._presets.ForEach(preset => Preset(preset with { Section = path[0] }));
        }
    }

    private string Below(IReadOnlyList<string> path) => string.Join(".", path.Skip(start));
}
