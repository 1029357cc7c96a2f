using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Finds the named arguments that select levels of an axis in claims, such as <c>batchSize: 16</c>.</summary>
internal static class ClaimArguments
{
    /// <summary>The axes of a record, each with the name of its parameter in generated methods.</summary>
    public static IReadOnlyList<(IPropertySymbol Axis, string Parameter)> Parameters(INamedTypeSymbol record)
    {
        IPropertySymbol[] axes = [.. record.MembersBelowExperiment().OfType<IPropertySymbol>()
            .Where(property => property.Attributes(KnownNames.AxisAttribute).Any())
            .GroupBy(property => property.Name)
            .Select(group => group.First())];
        return [.. axes.Zip(Naming.Parameters([.. axes.Select(axis => axis.Name)]), (axis, parameter) => (axis, parameter))];
    }

    /// <summary>Whether the methods of a record read the metric of its attribute <c>[Measure]</c>. They need the attribute.</summary>
    public static bool NameMetricOf(AttributeSyntax measure, INamedTypeSymbol? record, CancellationToken cancellation) =>
        measure.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault()?.TypeArgumentList.Arguments
            is [var metric] && record is not null
        && RecordSyntax.Parts(record, cancellation).SelectMany(part => part.DescendantNodes()).OfType<MemberAccessExpressionSyntax>()
            .Any(access => access.Name.Identifier.ValueText == metric.ToString().Split('.', ':').Last());

    /// <summary>The arguments in a record's claims that select levels of an axis.</summary>
    public static IEnumerable<ArgumentSyntax> Of(IPropertySymbol axis, INamedTypeSymbol record, CancellationToken cancellation)
    {
        string? parameter = Parameters(record).Where(one => one.Axis.Name == axis.Name).Select(one => one.Parameter).FirstOrDefault();
        return Of(parameter, record, cancellation);
    }

    /// <summary>The arguments with a given parameter name in the methods of a record.</summary>
    public static IEnumerable<ArgumentSyntax> Of(string? parameter, INamedTypeSymbol record, CancellationToken cancellation) =>
        from part in RecordSyntax.Parts(record, cancellation)
        from method in part.Members.OfType<MethodDeclarationSyntax>()
        from argument in method.DescendantNodes().OfType<ArgumentSyntax>()
        where argument.NameColon is { } name && name.Name.Identifier.ValueText == parameter
        select argument;
}
