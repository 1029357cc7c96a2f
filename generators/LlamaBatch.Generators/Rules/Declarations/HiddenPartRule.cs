using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports members that hide another member which a setting of a base reads, such as a <c>new</c> width beside a model of the base. The
/// base still reads its own member.
/// </summary>
internal static class HiddenPartRule
{
    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, SettingReads reads) =>
        from member in experiment.Record.SelfAndBases().SelectMany(type => type.GetMembers())
        where member is { IsOverride: false, IsImplicitlyDeclared: false, CanBeReferencedByName: true }
            && member is IPropertySymbol or IFieldSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }
            && !experiment.Settings.Contains(member.Name) && experiment.Axes.All(axis => axis.Property.Name != member.Name)
        let hidden = member.ContainingType.Bases().SelectMany(type => type.GetMembers(member.Name))
            .FirstOrDefault(other => Hides(member, other))
        where hidden is not null && reads.ContainsExactly(hidden) && !reads.ContainsExactly(member)
        select Diagnostic.Create(
            Descriptors.SettingIsHidden,
            member.Locations.FirstOrDefault(one => one.IsInSource) ?? experiment.Record.Locations.FirstOrDefault(),
            member.Name,
            hidden.ContainingType.Name,
            hidden.IsVirtual || hidden.IsOverride || hidden.IsAbstract ? "Write 'override'."
                : hidden is IFieldSymbol || hidden.IsStatic
                ? $"Make '{hidden.ContainingType.Name}.{hidden.Name}' a virtual property and override it."
                : $"Make '{hidden.ContainingType.Name}.{hidden.Name}' virtual and override it.");

    /// <summary>
    /// Whether a member hides a member of a base. A private one is not inherited, and a method hides only one with the same parameters.
    /// </summary>
    private static bool Hides(ISymbol member, ISymbol other) =>
        other.DeclaredAccessibility != Accessibility.Private
        && other is IPropertySymbol or IFieldSymbol or IMethodSymbol
        && (member is not IMethodSymbol method || other is not IMethodSymbol method2
            || method.Parameters.Select(one => one.Type).SequenceEqual(method2.Parameters.Select(one => one.Type),
                SymbolEqualityComparer.Default));
}
