using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>A setting that has the name of an axis, such as <c>Training.BatchSize</c> for an axis <c>BatchSize</c>.</summary>
/// <param name="Section">The property of the record that holds the setting, such as <c>Training</c>.</param>
/// <param name="Name">The name of the setting, such as <c>BatchSize</c>.</param>
internal sealed record NamedSetting(string Section, string Name)
{
    /// <summary>The path of the setting, such as <c>Training.BatchSize</c>.</summary>
    public string Path => $"{Section}.{Name}";

    /// <summary>The first setting with the name of an axis; null if there is none.</summary>
    public static NamedSetting? Of(AxisDeclaration axis, ExperimentDeclaration experiment, Compilation compilation) =>
        All(axis, experiment, compilation).FirstOrDefault();

    /// <summary>The settings that have the name of an axis and can have its levels.</summary>
    public static IEnumerable<NamedSetting> All(AxisDeclaration axis, ExperimentDeclaration experiment, Compilation compilation)
    {
        string sought = Plain(axis.Property.Name);
        return from section in AxisParser.Settings
               let type = experiment.Setting(section)?.Type as INamedTypeSymbol
               where type is not null
               from property in type.Bases().Prepend(type).SelectMany(one => one.GetMembers()).OfType<IPropertySymbol>()
               where property is { IsStatic: false, SetMethod: not null } && Plain(property.Name) == sought
                   && compilation.ClassifyCommonConversion(axis.LevelType, property.Type) is { Exists: true, IsImplicit: true }
               select new NamedSetting(section, property.Name);
    }

    /// <summary>The value of the setting at a point; null if it is unknown.</summary>
    public object? ValueAt(PointEvaluation point)
    {
        object? section = Section switch
        {
            "Model" => point.Model,
            "Corpus" => point.Corpus,
            "Training" => point.Training,
            "Optimizer" => point.Optimizer,
            "Validation" => point.Validation,
            "Probe" => point.Probe,
            _ => null,
        };
        // The constructor of an author's own section may use the axis in any way.
        return section is IOwnSection ? null : section?.GetType().GetProperty(Name)?.GetValue(section) switch
        {
            Sequences sequences => sequences.Count,
            Tokens tokens => tokens.Count,
            var value => value,
        };
    }

    /// <summary>What the author can write so that the setting has the axis's levels.</summary>
    public string RemedyFor(AxisDeclaration axis, ExperimentDeclaration experiment)
    {
        string assignment = $"{Name} = {axis.Property.Name}";
        return SymbolEqualityComparer.Default.Equals(experiment.Setting(Section)?.ContainingType, experiment.Record)
            ? $"Write '{assignment}' in {Section}."
            : $"Override {Section} with 'base.{Section} with {{ {assignment} }}'.";
    }

    /// <summary>The value as the author would write it.</summary>
    public static string TextOf(object value) =>
        value is long or int ? string.Format(CultureInfo.InvariantCulture, "{0:N0}", value) : LevelName.Of(value, null);

    private static string Plain(string name) => name.Replace("_", "").ToLowerInvariant();
}
