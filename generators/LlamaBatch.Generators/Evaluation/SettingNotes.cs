using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>The places where settings were written, noted while a property was evaluated.</summary>
/// <remarks>Paths begin at the property, because it may be read from several places.</remarks>
/// <param name="start">The length of the evaluator's path before the property.</param>
internal sealed class SettingNotes(int start)
{
    private readonly Dictionary<string, ExpressionSyntax> _assignments = new(StringComparer.Ordinal);
    private readonly List<PresetModel> _presets = [];

    public IReadOnlyDictionary<string, ExpressionSyntax> Assignments => _assignments;

    public IReadOnlyList<PresetModel> Presets => _presets;

    /// <summary>Notes an expression as what sets the setting of a path.</summary>
    public void Assign(IReadOnlyList<string> path, ExpressionSyntax expression) => _assignments[Below(path)] = expression;

    /// <summary>Notes what a section starts from; only the first counts.</summary>
    public void Preset(PresetModel preset)
    {
        if (_presets.All(one => one.Section != preset.Section))
        {
            _presets.Add(preset);
        }
    }

    /// <summary>Takes over what was noted in a property that is read at a path.</summary>
    public void Add(SettingNotes inner, IReadOnlyList<string> path)
    {
        string place = Below(path);
        foreach (KeyValuePair<string, ExpressionSyntax> assignment in inner._assignments)
        {
            _assignments[place.Length == 0 ? assignment.Key : $"{place}.{assignment.Key}"] = assignment.Value;
        }

        // A preset of another section was noted when that was evaluated; below a section there is none.
        if (path.Count == 1)
        {
            inner._presets.ForEach(preset => Preset(preset with { Section = path[0] }));
        }
    }

    private string Below(IReadOnlyList<string> path) => string.Join(".", path.Skip(start));
}
