using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Converts a declaration to a model without Roslyn symbols, so that the compiler can cache the model.</summary>
internal static class ModelBuilder
{
    public static ExperimentModel Build(ExperimentDeclaration declaration, Compilation compilation, CancellationToken cancellation)
    {
        INamedTypeSymbol record = declaration.Record;
        SweepEvaluation evaluation = SweepEvaluation.OfBaseline(declaration, compilation, cancellation);
        return new ExperimentModel(
            record.ContainingNamespace.IsGlobalNamespace ? "" : record.ContainingNamespace.ToDisplayString(_withoutGlobal),
            Naming.Escaped(record.Name),
            TypeName(record),
            record.MetadataName(),
            Naming.FileName(record.MetadataName()),
            record.TypeParameters.Select(parameter => Naming.Escaped(parameter.Name)).ToEquatableArray(),
            declaration.IsRunnable,
            declaration.PlaceOf("Plan"),
            declaration.PlaceOf("Results"),
            Accessibility(declaration),
            declaration.Question,
            DocumentationText.Summary(record, cancellation),
            declaration.Attribute.Named("Seeds", 5),
            declaration.Attribute.Named("TuningSeeds", 2),
            declaration.Attribute.Named("CostBlocks", 5),
            CSharpLiteral.Of(declaration.Attribute.Named("FamilyWiseError", 0.05)),
            declaration.Optimizers.Where(optimizer => optimizer.Method is not null)
                .Select(optimizer => new OptimizerModel(
                    TypeName(optimizer.Type),
                    OptimizerFactory.CallOf(optimizer.Method!),
                    !SymbolEqualityComparer.Default.Equals(optimizer.Type, declaration.Setting("Optimizer")?.Type)))
                .ToEquatableArray(),
            declaration.Axes.Where(axis => axis.Property is { CanBeReferencedByName: true, IsIndexer: false })
                .Select(axis => Axis(axis, declaration, compilation, cancellation))
                .ToEquatableArray(),
            declaration.AccessibleMetrics.Select(metric => Metric(metric, cancellation)).ToEquatableArray(),
            declaration.Metrics.Any(metric => metric.Type.Is(KnownNames.StepTime)),
            declaration.Targets.GroupBy(target => target.Value).Select(group => Target(group.First())).ToEquatableArray(),
            declaration.Claims.Where(claim => claim is { Subject: not null, IsReachable: true }).Select(claim => Claim(claim, declaration))
                .ToEquatableArray(),
            declaration.Scales.GroupBy(scale => scale.Scale).Select(group => Scale(group.First())).ToEquatableArray(),
            evaluation.Authored.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
            evaluation.Presets.ToEquatableArray(),
            evaluation.Description)
        {
            KindOfPlan = declaration.KindOfPart("Plan") ?? "",
            KindOfResults = declaration.KindOfPart("Results") ?? "",
            IsImported = declaration.IsImported,
            NamesRefused = declaration.NamesRefused,
            Settings = SettingText.Of(declaration, cancellation).ToEquatableArray(),
            Translations = TranslationParser.Parse(record).ToEquatableArray(),
            Article = declaration.Attribute.Named("Article", ""),
            OwnCode = LlamaBatch.Generators.OwnCode.Of(declaration, compilation, cancellation).ToEquatableArray(),
        };
    }

    private static readonly SymbolDisplayFormat _withoutGlobal = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private static AxisModel Axis(
        AxisDeclaration axis,
        ExperimentDeclaration declaration,
        Compilation compilation,
        CancellationToken cancellation) => new(
        Naming.Escaped(axis.Property.Name),
        LevelType(axis, declaration, compilation),
        Naming.Escaped(axis.Parameter),
        Literals(axis.Levels),
        Literals(axis.Quick),
        Literals(axis.Smoke),
        axis.TunedPer is not null,
        axis.TunedPerNames.Distinct().ToEquatableArray(),
        axis.TunedFor is double target ? CSharpLiteral.Of(target) : "",
        DocumentationText.Summary(axis.Property, cancellation));

    /// <summary>
    /// The type of an axis's levels in the parameters of accessors. If generated code cannot refer to the type, this is <c>object</c>, and
    /// another error explains why.
    /// </summary>
    private static string LevelType(AxisDeclaration axis, ExperimentDeclaration declaration, Compilation compilation)
    {
        ITypeSymbol type = axis.Property.Type is INamedTypeSymbol
        {
            OriginalDefinition.SpecialType: SpecialType.System_Nullable_T,
            TypeArguments: [var held],
        } ? held : axis.Property.Type;
        bool isBeside = declaration.PlaceOf("Plan") == PartPlace.InNamespace || declaration.PlaceOf("Results") == PartPlace.InNamespace;
        return type.TypeKind is TypeKind.Error or TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.TypeParameter or TypeKind.Dynamic
            || type.IsRefLikeType
            || type.IsFileLocal()
            || (isBeside && !compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
            ? "object"
            : TypeName(type);
    }

    /// <summary>The accessibility of generated accessors: at most the accessibility of the types of their levels.</summary>
    private static string Accessibility(ExperimentDeclaration declaration)
    {
        var all = new List<Accessibility>();
        foreach (AxisDeclaration axis in declaration.Axes)
        {
            for (
                ITypeSymbol? type = axis.Property.Type;
                type is not null && !SymbolEqualityComparer.Default.Equals(type, declaration.Record);
                type = type.ContainingType)
            {
                all.Add(type.DeclaredAccessibility);
            }
        }

        return !declaration.CanBeExtended ? "internal"
            : all.All(one => one is Microsoft.CodeAnalysis.Accessibility.Public or Microsoft.CodeAnalysis.Accessibility.NotApplicable)
                ? "public"
                : all.All(one => one is Microsoft.CodeAnalysis.Accessibility.Public
                    or Microsoft.CodeAnalysis.Accessibility.NotApplicable
                    or Microsoft.CodeAnalysis.Accessibility.Internal) ? "internal"
            : declaration.PlaceOf("Plan") == PartPlace.InNamespace || declaration.PlaceOf("Results") == PartPlace.InNamespace ? "internal"
            : "private";
    }

    private static MetricModel Metric(MetricDeclaration metric, CancellationToken cancellation) =>
        new(
            Naming.Escaped(metric.Type.Name),
            metric.Type.MetadataName,
            TypeName(metric.Type),
            metric.Kind!.Value,
            metric.EveryTokens,
            metric.NeedsProbe,
            DocumentationText.Summary(metric.Type, cancellation));

    private static TargetModel Target(TargetDeclaration target) => new(target.Metric.MetadataName, CSharpLiteral.Of(target.Value));

    private static ClaimModel Claim(ClaimDeclaration claim, ExperimentDeclaration declaration) => new(
        $"{TypeName(claim.Method.ContainingType)}.{Naming.Escaped(claim.Method.Name)}", claim.Text, claim.Source,
        SymbolEqualityComparer.Default.Equals(claim.Owner, declaration.Record) ? "" : TypeName(claim.Owner),
        claim.Subject == ClaimSubject.Plan)
    {
        Translations = TranslationParser.Parse(claim.Method).ToEquatableArray(),
    };

    private static ScaleModel Scale(ScaleDeclaration scale) => new(scale.Scale, scale.Tokens, scale.Seeds, scale.TuningSeeds);

    private static EquatableArray<string> Literals(IEnumerable<TypedConstant> levels) =>
        levels.Where(level => level.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum).Select(CSharpLiteral.Of)
            .ToEquatableArray();

    /// <summary>The fully qualified name of a type. Names in user code cannot hide a fully qualified name.</summary>
    private static string TypeName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
