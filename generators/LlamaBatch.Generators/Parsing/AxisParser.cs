using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reads the axes of a record and its bases.</summary>
internal static class AxisParser
{
    /// <summary>The settings of <c>LlamaExperiment</c>.</summary>
    public static readonly string[] Settings = ["Model", "Corpus", "Training", "Optimizer", "Validation", "Probe"];

    /// <summary>The settings of <c>ImportedExperiment</c>.</summary>
    public static readonly string[] ImportedSettings = ["Runs", "SequencesPerStep", "TokensPerSequence", "TokensPerStep", "FlopsPerToken"];

    public static IReadOnlyList<AxisDeclaration> Parse(INamedTypeSymbol record, Compilation compilation)
    {
        // An override without [Axis] is still the base's axis. The override changes the baseline.
        var axes = record.MembersBelowExperiment().OfType<IPropertySymbol>()
            .Where(property => property.Attributes(KnownNames.AxisAttribute).Any())
            .GroupBy(property => property.Name)
            .Select(group => (
                Property: record.MembersBelowExperiment(group.Key).OfType<IPropertySymbol>().First(),
                Declared: group.First()))
            .ToList();
        IReadOnlyList<string> parameters = Naming.Parameters([.. axes.Select(axis => axis.Property.Name)]);
        return [.. axes.Select((axis, i) => Axis(axis.Property, axis.Declared, parameters[i], record, compilation))
            .OfType<AxisDeclaration>()];
    }

    private static AxisDeclaration? Axis(
        IPropertySymbol property,
        IPropertySymbol declared,
        string parameter,
        INamedTypeSymbol record,
        Compilation compilation)
    {
        AttributeData attribute = declared.Attributes(KnownNames.AxisAttribute).First();
        if (attribute.AttributeClass is not { TypeArguments: [var type] })
        {
            return null;
        }

        bool isSetting = (record.DerivesFromImported() ? ImportedSettings : Settings).Contains(property.Name);
        bool isLevel = IsLevel(type);
        IReadOnlyList<TypedConstant> levels = isLevel
            && attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } array] ? array.Values : [];
        IReadOnlyList<TypedConstant> quick = isLevel ? attribute.NamedArray("Quick") : [];
        IReadOnlyList<TypedConstant> smoke = isLevel ? attribute.NamedArray("Smoke") : [];
        AxisFault fault =
            type.TypeKind == TypeKind.Error || record.MembersBelowExperiment(property.Name).Count(
                member => SymbolEqualityComparer.Default.Equals(member.ContainingType, property.ContainingType)) > 1 && !isSetting
                ? AxisFault.Reported
            : isSetting ? AxisFault.HidesSetting
            : !isLevel ? AxisFault.TypeIsNoLevel
            : !SymbolEqualityComparer.Default.Equals(type, property.Type) ? AxisFault.Reported
            : !IsSettable(property, record, compilation) ? AxisFault.NotSettable
            : levels.Concat(quick).Concat(smoke).Any(level => level is { Kind: not TypedConstantKind.Error, IsNull: true })
                ? AxisFault.NullLevel
                : levels.Concat(quick).Concat(smoke).Any(level => level.Kind == TypedConstantKind.Error) ? AxisFault.Reported
            : AxisFault.None;
        return new AxisDeclaration(
            property,
            attribute,
            property.Attributes(KnownNames.TunedPerAttribute).Concat(declared.Attributes(KnownNames.TunedPerAttribute)).FirstOrDefault(),
            type,
            levels,
            quick,
            smoke,
            parameter,
            fault);
    }

    /// <summary>Whether values of a type can be levels. Levels are compared, shown in tables and typed on command lines.</summary>
    public static bool IsLevel(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum ? !type.IsFileLocal()
        : type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Char or SpecialType.System_String
            or SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32
            or SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Single or SpecialType.System_Double;

    private static bool IsSettable(IPropertySymbol property, INamedTypeSymbol record, Compilation compilation) =>
        property is { IsStatic: false, IsIndexer: false, CanBeReferencedByName: true, GetMethod: { } get, SetMethod: { } set }
        && compilation.IsSymbolAccessibleWithin(get, record)
        && compilation.IsSymbolAccessibleWithin(set, record);
}
