using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Reads the annotations of a record. The generator and the analyzer both start here.</summary>
internal static class ExperimentParser
{
    /// <summary>The declaration of an annotated record; null for a type without <c>[Experiment]</c>.</summary>
    public static ExperimentDeclaration? Parse(INamedTypeSymbol record, CancellationToken cancellation)
    {
        if (record.Attributes(KnownNames.ExperimentAttribute).FirstOrDefault() is not { } attribute)
        {
            return null;
        }

        cancellation.ThrowIfCancellationRequested();
        return new ExperimentDeclaration(
            record,
            attribute,
            [.. record.MembersBelowExperiment().OfType<IPropertySymbol>().Select(Axis).OfType<AxisDeclaration>().GroupBy(axis => axis.Property.Name).Select(group => group.First())],
            [.. record.Attributes(KnownNames.MeasureAttribute).Select(Metric).OfType<MetricDeclaration>()],
            [.. record.Attributes(KnownNames.TargetAttribute).Select(Target).OfType<TargetDeclaration>()],
            [.. record.GetMembers().OfType<IMethodSymbol>().Select(Claim).OfType<ClaimDeclaration>()],
            [.. record.Attributes(KnownNames.ScaledAttribute).Select(Scale).OfType<ScaleDeclaration>()]);
    }

    private static AxisDeclaration? Axis(IPropertySymbol property)
    {
        if (property.Attributes(KnownNames.AxisAttribute).FirstOrDefault() is not { AttributeClass.TypeArguments: [var type] } attribute)
        {
            return null;
        }

        IReadOnlyList<TypedConstant> levels = attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } array] ? array.Values : [];
        return new AxisDeclaration(
            property,
            attribute,
            property.Attributes(KnownNames.TunedPerAttribute).FirstOrDefault(),
            type,
            levels,
            attribute.NamedArray("Quick"),
            attribute.NamedArray("Smoke"));
    }

    private static MetricDeclaration? Metric(AttributeData attribute) =>
        attribute.AttributeClass is { TypeArguments: [var type] } && type.TypeKind != TypeKind.Error
            ? new MetricDeclaration(attribute, type, KindOf(type), attribute.Named("EveryTokens", 0L))
            : null;

    private static TargetDeclaration? Target(AttributeData attribute) =>
        attribute is { AttributeClass.TypeArguments: [var metric], ConstructorArguments: [{ Value: double value }] } && metric.TypeKind != TypeKind.Error
            ? new TargetDeclaration(attribute, metric, value)
            : null;

    private static MetricModelKind? KindOf(ITypeSymbol type) =>
        Implements(type, KnownNames.StepMetric) ? MetricModelKind.Step
        : Implements(type, KnownNames.ValidationMetric) ? MetricModelKind.Validation
        : Implements(type, KnownNames.CostMetric) ? MetricModelKind.Cost
        : null;

    private static bool Implements(ITypeSymbol type, string contract) => type.AllInterfaces.Any(one => one.Is(contract));

    private static ClaimDeclaration? Claim(IMethodSymbol method)
    {
        if (method.Attributes(KnownNames.ClaimAttribute).FirstOrDefault() is not { } attribute)
        {
            return null;
        }

        string text = attribute.ConstructorArguments is [{ Value: string value }] ? value : "";
        return new ClaimDeclaration(method, attribute, text, attribute.Named("Source", ""), SubjectOf(method));
    }

    /// <summary>
    /// What a well-formed claim is decided on. The generator runs before <c>Results</c> and <c>Plan</c> exist, so a parameter is known by how its type is written.
    /// </summary>
    private static ClaimSubject? SubjectOf(IMethodSymbol method)
    {
        if (!method.IsStatic || method.IsGenericMethod || method.Parameters.Length != 1 || !method.ReturnType.Is(KnownNames.Verdict))
        {
            return null;
        }

        var syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as MethodDeclarationSyntax;
        return syntax?.ParameterList.Parameters[0].Type?.ToString().Split('.').Last() switch
        {
            "Results" => ClaimSubject.Results,
            "Plan" => ClaimSubject.Plan,
            _ => null,
        };
    }

    private static ScaleDeclaration? Scale(AttributeData attribute)
    {
        if (attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type, Value: { } value }])
        {
            return null;
        }

        string? name = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value))?.Name;
        return name is null
            ? null
            : new ScaleDeclaration(attribute, name, attribute.Named("Tokens", 0L), attribute.Named("Seeds", 0), attribute.Named("TuningSeeds", 0));
    }
}
