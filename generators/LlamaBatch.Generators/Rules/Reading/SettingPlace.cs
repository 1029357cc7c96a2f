using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Finds the source location of a setting's value, for diagnostics.</summary>
internal static class SettingPlace
{
    /// <summary>
    /// The source location of a setting's value: the level in <c>[Axis]</c> if the value is an axis, otherwise the expression.
    /// </summary>
    /// <remarks>
    /// If several paths are given, the first that the author wrote is used. If an object is written as one expression, its settings have
    /// the location of this expression. Settings of a preset have the location of their section.
    /// </remarks>
    public static Location Of(ExperimentDeclaration experiment, PointEvaluation point, params string[] paths)
    {
        foreach (string path in paths)
        {
            for (string part = path; part.Contains('.'); part = part.Substring(0, part.LastIndexOf('.')))
            {
                if (point.Assignments.TryGetValue(part, out ExpressionSyntax? expression))
                {
                    return LevelOf(experiment, point, expression) ?? Written(experiment, expression).GetLocation();
                }

                if (part == "Training.Tokens" && point.Assignments.TryGetValue("Training.Steps", out ExpressionSyntax? steps))
                {
                    return LevelOf(experiment, point, steps) ?? steps.GetLocation();
                }
            }
        }

        return OfSection(experiment, paths[0].Split('.')[0]);
    }

    /// <summary>
    /// The location of a setting that is wrong only in combination with another part of the experiment. If the setting is in a base that
    /// other records share, the location is that other part, because the setting is right for those records.
    /// </summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="other">The location of the other part, such as an axis.</param>
    /// <param name="point">A point with the wrong setting.</param>
    /// <param name="paths">The paths of the setting; see <see cref="Of"/>.</param>
    public static Location OfOwn(ExperimentDeclaration experiment, Location other, PointEvaluation point, params string[] paths)
    {
        Location place = Of(experiment, point, paths);
        return experiment.Record.SelfAndBases().Skip(1).Any(type => Holds(type, place) && IsShared(type, experiment.Record))
            ? other
            : place;
    }

    private static bool Holds(ISymbol type, Location place) => type.DeclaringSyntaxReferences.Any(part =>
        part.SyntaxTree == place.SourceTree && part.Span.Contains(place.SourceSpan));

    /// <summary>Whether a base has derived records other than a given experiment and the bases of that experiment.</summary>
    private static bool IsShared(INamedTypeSymbol type, INamedTypeSymbol record)
    {
        var line = record.SelfAndBases().ToList();
        return TypesIn(record.ContainingAssembly.GlobalNamespace).Any(other =>
            !line.Contains(other, SymbolEqualityComparer.Default)
            && other.SelfAndBases().Contains(type, SymbolEqualityComparer.Default));
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol place) => place.GetMembers().SelectMany(member =>
        member switch
        {
            INamedTypeSymbol type => TypesIn(type).Prepend(type),
            INamespaceSymbol inner => TypesIn(inner),
            _ => [],
        });

    /// <summary>The location of the preset that a section starts from. Without a preset, the location of the property's name.</summary>
    private static Location OfSection(ExperimentDeclaration experiment, string section)
    {
        IPropertySymbol? property = experiment.Setting(section);
        return property?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            PropertyDeclarationSyntax
            {
                ExpressionBody.Expression: WithExpressionSyntax { Expression: MemberAccessExpressionSyntax preset },
            } => preset.GetLocation(),
            PropertyDeclarationSyntax { ExpressionBody.Expression: MemberAccessExpressionSyntax preset } => preset.GetLocation(),
            _ => property?.Locations.FirstOrDefault() ?? experiment.Record.Locations.FirstOrDefault() ?? Location.None,
        };
    }

    /// <summary>The axis whose level is the value of an expression; null for other expressions.</summary>
    public static AxisDeclaration? AxisOf(ExperimentDeclaration experiment, ExpressionSyntax expression) =>
        NameOf(expression) is { } name ? experiment.Axes.FirstOrDefault(one => one.Property.Name == name) : null;

    /// <summary>The value of a property of the record, if the expression is only the name of this property; otherwise the expression itself.</summary>
    private static ExpressionSyntax Written(ExperimentDeclaration experiment, ExpressionSyntax expression) =>
        NameOf(expression) is { } name
        && experiment.Record.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } property
        && experiment.Axes.All(axis => axis.Property.Name != name)
        && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax
        {
            ExpressionBody.Expression: var value,
        }
            ? value
            : expression;

    public static Location? LevelOf(ExperimentDeclaration experiment, PointEvaluation point, ExpressionSyntax expression)
    {
        AxisDeclaration? axis = AxisOf(experiment, expression);
        if (axis is null || !point.Levels.TryGetValue(axis.Property.Name, out object? level))
        {
            return null;
        }

        for (int i = 0; i < axis.Levels.Count; i++)
        {
            if (Equals(axis.Levels[i].Value, level))
            {
                return LevelSyntax.Of(axis, i);
            }
        }

        return null;
    }

    /// <summary>The name of the member that an expression reads, such as <c>Width</c> in <c>this.Width</c> or <c>(long)Width</c>.</summary>
    public static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
        ParenthesizedExpressionSyntax inner => NameOf(inner.Expression),
        CastExpressionSyntax cast => NameOf(cast.Expression),
        _ => null,
    };
}
