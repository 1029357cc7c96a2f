using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlamaBatch.Generators;

/// <summary>Turns a declaration into the model that enters the pipeline. Symbols stop here.</summary>
internal static class ModelBuilder
{
    public static ExperimentModel Build(ExperimentDeclaration declaration, Compilation compilation, CancellationToken cancellation)
    {
        INamedTypeSymbol record = declaration.Record;
        SweepEvaluation evaluation = SweepEvaluation.OfBaseline(declaration, compilation, cancellation);
        return new ExperimentModel(
            record.ContainingNamespace.IsGlobalNamespace ? "" : record.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat),
            Identifier(record.Name),
            record.MetadataName().Replace('+', '.').Replace('`', '-'),
            record.TypeParameters.Select(parameter => parameter.Name).ToEquatableArray(),
            declaration.Placement,
            declaration.Attribute.ConstructorArguments is [{ Value: string question }] ? question : "",
            DocumentationText.Summary(record, cancellation),
            declaration.Attribute.Named("Seeds", 5),
            declaration.Attribute.Named("TuningSeeds", 2),
            declaration.Attribute.Named("CostBlocks", 5),
            CSharpLiteral.Of(declaration.Attribute.Named("FamilyWiseError", 0.05)),
            declaration.Setting("Optimizer")?.Type is { TypeKind: not TypeKind.Error } optimizer ? TypeName(optimizer) : "Optimizer",
            declaration.Axes.Select(axis => Axis(axis, cancellation)).ToEquatableArray(),
            declaration.Metrics.Where(metric => metric.Kind is not null).GroupBy(metric => metric.Type.Name).Select(group => Metric(group.First(), cancellation)).ToEquatableArray(),
            declaration.Metrics.Any(metric => metric.Type.Is(KnownNames.StepTime)),
            declaration.Targets.GroupBy(target => target.Value).Select(group => Target(group.First())).ToEquatableArray(),
            declaration.Claims.Where(claim => claim.Subject is not null).Select(Claim).ToEquatableArray(),
            declaration.Scales.GroupBy(scale => scale.Scale).Select(group => Scale(group.First())).ToEquatableArray(),
            evaluation.Authored.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
            evaluation.Presets.ToEquatableArray(),
            evaluation.Description);
    }

    private static AxisModel Axis(AxisDeclaration axis, CancellationToken cancellation) => new(
        Identifier(axis.Property.Name),
        TypeName(axis.Property.Type),
        axis.Property is { SetMethod: not null, IsStatic: false },
        Literals(axis, axis.Levels),
        Literals(axis, axis.Quick),
        Literals(axis, axis.Smoke),
        axis.TunedPer is not null,
        (axis.TunedPer?.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } per] ? per.Values.Select(name => name.Value as string ?? "") : []).ToEquatableArray(),
        axis.TunedFor is double target ? CSharpLiteral.Of(target) : "",
        DocumentationText.Summary(axis.Property, cancellation));

    private static MetricModel Metric(MetricDeclaration metric, CancellationToken cancellation) =>
        new(metric.Type.Name, TypeName(metric.Type), metric.Kind!.Value, metric.EveryTokens, DocumentationText.Summary(metric.Type, cancellation));

    private static TargetModel Target(TargetDeclaration target) => new(target.Metric.Name, CSharpLiteral.Of(target.Value));

    private static ClaimModel Claim(ClaimDeclaration claim) =>
        new(Identifier(claim.Method.Name), claim.Text, claim.Source, claim.Subject == ClaimSubject.Plan);

    private static ScaleModel Scale(ScaleDeclaration scale) => new(scale.Scale, scale.Tokens, scale.Seeds, scale.TuningSeeds);

    private static EquatableArray<string> Literals(AxisDeclaration axis, IEnumerable<TypedConstant> levels) =>
        levels.Where(level => level.Kind != TypedConstantKind.Error && SymbolEqualityComparer.Default.Equals(axis.LevelType, axis.Property.Type))
            .Select(CSharpLiteral.Of)
            .ToEquatableArray();

    /// <summary>Names of the house are short, since the generated file says <c>using LlamaBatch</c>; all others are spelled out.</summary>
    private static string TypeName(ITypeSymbol type) =>
        type.SpecialType == SpecialType.None && type.ContainingType is null && type.ContainingNamespace?.ToDisplayString() == "LlamaBatch"
            ? type.Name
            : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
