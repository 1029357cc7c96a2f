using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reads the annotations of a record, for both the generator and the analyzer.</summary>
internal static class ExperimentParser
{
    /// <summary>The declaration of an annotated record; null if the type has no <c>[Experiment]</c>.</summary>
    public static ExperimentDeclaration? Parse(INamedTypeSymbol record, Compilation compilation, CancellationToken cancellation)
    {
        if (record.Attributes(KnownNames.ExperimentAttribute).FirstOrDefault() is not { } attribute)
        {
            return null;
        }

        return Of(record, attribute, compilation, cancellation);
    }

    /// <summary>
    /// The declaration of a record that lacks only <c>[Experiment]</c>. Its claims can then name generated types, although the record is
    /// not yet an experiment. Null for other types, and for base records of experiments.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="claim">The attribute of a claim, used in place of the missing <c>[Experiment]</c>.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static ExperimentDeclaration? ParseUnmarked(
        INamedTypeSymbol record,
        AttributeData claim,
        Compilation compilation,
        CancellationToken cancellation) =>
        record.DerivesFromExperiment() && !record.IsAbstract && !record.Attributes(KnownNames.ExperimentAttribute).Any()
        && !IsBase(record, compilation)
            ? Of(record, claim, compilation, cancellation)
            : null;

    /// <summary>Whether an experiment in the project derives from a record.</summary>
    public static bool IsBase(INamedTypeSymbol record, Compilation compilation) =>
        compilation.Assembly.GlobalNamespace.Types().Any(type => type.Attributes(KnownNames.ExperimentAttribute).Any()
            && type.Bases().Any(one => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, record.OriginalDefinition)));

    private static ExperimentDeclaration Of(
        INamedTypeSymbol record,
        AttributeData attribute,
        Compilation compilation,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var bodies = new BoundBodies(compilation, cancellation);
        return new ExperimentDeclaration(
            record,
            attribute,
            AxisParser.Parse(record, compilation),
            Inherited(
                record,
                KnownNames.MeasureAttribute,
                attribute => Metric(attribute, record.DerivesFromImported()),
                metric => metric.Type,
                SymbolEqualityComparer.Default),
            Inherited(record, KnownNames.TargetAttribute, Target, target => target.Value, EqualityComparer<double>.Default),
            ClaimParser.Parse(record, bodies, compilation, cancellation),
            Inherited(record, KnownNames.ScaledAttribute, Scale, scale => scale.Scale, StringComparer.Ordinal),
            Optimizers(record, bodies, compilation, cancellation))
        {
            Bodies = bodies,
        };
    }

    /// <summary>
    /// The parsed attributes of one type on a record and its bases. If two attributes have the same key, only the attribute on the nearer
    /// record is kept.
    /// </summary>
    private static List<T> Inherited<T, TKey>(
        INamedTypeSymbol record,
        string attribute,
        Func<AttributeData, T?> parse,
        Func<T, TKey> keyOf,
        IEqualityComparer<TKey> comparer)
        where T : class
    {
        var all = new List<T>();
        foreach (INamedTypeSymbol type in record.SelfAndBases())
        {
            var nearer = new HashSet<TKey>(all.Select(keyOf), comparer);
            all.AddRange(type.Attributes(attribute).Select(parse).OfType<T>().Where(one => !nearer.Contains(keyOf(one))).ToList());
        }

        return all;
    }

    /// <summary>
    /// The optimizer types of a record: the type of its property <c>Optimizer</c>. If the property has a base type, these are all types
    /// that the value may have.
    /// </summary>
    private static List<OptimizerDeclaration> Optimizers(
        INamedTypeSymbol record,
        BoundBodies bodies,
        Compilation compilation,
        CancellationToken cancellation)
    {
        if (record.MembersBelowExperiment("Optimizer").OfType<IPropertySymbol>().FirstOrDefault(property => property.IsOverride)
            is not { Type.TypeKind: not TypeKind.Error } property)
        {
            return [];
        }

        OptimizerDeclaration Of(ITypeSymbol type) => new(type, OptimizerFactory.Find(type, record, compilation, cancellation));
        OptimizerDeclaration declared = Of(property.Type);
        if (!property.Type.IsAbstract || declared.Method is not null)
        {
            return [declared];
        }

        var chosen = OptimizerTypes.Of(property, bodies, cancellation).Select(Of).ToList();
        return chosen.Count > 0 || property.Type.Is(KnownNames.Optimizer) ? chosen : [declared];
    }

    /// <summary>Reads a <c>[Measure]</c> attribute. For imported runs, the metric needs no method that measures it.</summary>
    private static MetricDeclaration? Metric(AttributeData attribute, bool isImported) =>
        attribute.AttributeClass is { TypeArguments: [var type] } && type.TypeKind != TypeKind.Error
            ? new MetricDeclaration(
                attribute,
                type,
                KindOf(type) ?? (isImported && Implements(type, KnownNames.Metric) ? MetricKind.Imported : null),
                attribute.Named("EveryTokens", 0L))
            : null;

    private static TargetDeclaration? Target(AttributeData attribute) =>
        attribute is
        {
            AttributeClass.TypeArguments: [{ TypeKind: not TypeKind.Error } metric],
            ConstructorArguments: [{ Kind: TypedConstantKind.Primitive, Value: double value }],
        }
            ? new TargetDeclaration(attribute, metric, value)
            : null;

    private static MetricKind? KindOf(ITypeSymbol type) =>
        // An interface with unimplemented static members cannot be a type argument (CS8920).
        type.TypeKind == TypeKind.Interface && !IsComplete(type) ? null :
        Implements(type, KnownNames.StepMetric) ? MetricKind.Step
        : Implements(type, KnownNames.ValidationMetric) ? MetricKind.Validation
        : Implements(type, KnownNames.CostMetric) ? MetricKind.Cost
        : null;

    private static bool Implements(ITypeSymbol type, string contract) => type.AllInterfaces.Any(one => one.Is(contract));

    /// <summary>Whether an interface implements all static members that it inherits from other interfaces.</summary>
    private static bool IsComplete(ITypeSymbol type) =>
        type.AllInterfaces.SelectMany(contract => contract.GetMembers()).Where(member => member is { IsStatic: true, IsAbstract: true })
            .All(member => type.FindImplementationForInterfaceMember(member) is not null);

    private static ScaleDeclaration? Scale(AttributeData attribute)
    {
        if (attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type, Value: { } value }])
        {
            return null;
        }

        string? name = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value))?.Name;
        return name is null
            ? null
            : new ScaleDeclaration(
                attribute,
                name,
                attribute.Named("Tokens", 0L),
                attribute.Named("Seeds", 0),
                attribute.Named("TuningSeeds", 0));
    }
}
